import * as z from 'zod/mini';
import { countryCodes } from '../countries/country-codes.ts';
import { emailAddressSchema } from '../operation/email-address.schema.ts';
import { nonEmptyText, oneOf, wholeNumber } from '../operation/row.schema.ts';
import { shortText } from '../operation/short-text.ts';
import { companyNameSchema } from './company-name.ts';
import { trialLimits } from './trial-limits.ts';

const { mostDays, mostLicenses, mostProducts } = trialLimits;

/** What a trial is of: a product, and how many licenses of it. */
const trialLicenseSchema = z.object({
  product: shortText(100).check(
    z.refine((text) => text === text.trim(), 'expected a product without blanks around it'),
  ),
  purchased: wholeNumber(1, mostLicenses),
});

/** The products of a trial, each once, with their licenses (TRI-1). */
export const trialLicensesSchema = z.array(trialLicenseSchema).check(
  z.refine((list) => list.length > 0, 'expected at least one product'),
  z.refine((list) => list.length <= mostProducts, `expected at most ${mostProducts} products`),
  z.refine(
    (list) => new Set(list.map(({ product }) => product)).size === list.length,
    'expected each product once',
  ),
);

/** The products of a trial with their licenses, as they are asked for. */
export type TrialLicenses = z.output<typeof trialLicensesSchema>;

/** For how many days a trial starts, or is extended (TRI-1, TRI-2). */
export const trialDaysSchema = wholeNumber(1, mostDays);

/** What a trial of a customer that is there is started with (TRI-1). */
export const startTrialSchema = z.object({
  customerId: nonEmptyText,
  licenses: trialLicensesSchema,
  days: trialDaysSchema,
});

/** What a trial of a new customer is started with (TRI-1). Forms check by the same schema as the server. */
export const startTrialForNewCustomerSchema = z.object({
  company: companyNameSchema,
  adminEmail: emailAddressSchema,
  /** ISO 3166-1 alpha-2. */
  country: oneOf(countryCodes, 'a country, ISO 3166-1 alpha-2'),
  /** That of the country: whoever starts the trial has seen it. */
  region: nonEmptyText,
  licenses: trialLicensesSchema,
  days: trialDaysSchema,
  /** A customer of the same name or administrator is there, and this is another one. */
  sameNameIsAnother: z.optional(z.boolean()),
});

const oneTrial = { customerId: nonEmptyText, id: nonEmptyText };

/** Other products and licenses of a trial (TRI-2). */
export const changeTrialSchema = z.object({
  ...oneTrial,
  licenses: trialLicensesSchema,
  version: z.string(),
});

/** By how many days from today a trial is extended (TRI-2). */
export const extendTrialSchema = z.object({ ...oneTrial, days: trialDaysSchema, version: z.string() });

/** Which trial ends today (TRI-2). */
export const endTrialSchema = z.object({ ...oneTrial, version: z.string() });
