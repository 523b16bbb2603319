import * as z from 'zod/mini';
import { countryCodes } from '../countries/country-codes.ts';
import { nameSchema } from '../operation/name.schema.ts';
import { defineOperation } from '../operation/operation.ts';
import { countSchema, instantSchema, nonEmptyText, oneOf } from '../operation/row.schema.ts';
import { setupSteps } from './setup-steps.ts';

/** What was ordered of one product, as the partner's plan says (ORG-2). */
const planItemSchema = z.looseObject({ product: nonEmptyText, quantity: countSchema });

/** Who accepted which version of the terms, and when (ORG-2). */
const termsAcceptanceSchema = z.looseObject({
  version: nonEmptyText,
  by: z.looseObject({ id: nonEmptyText, name: z.optional(z.string()) }),
  at: instantSchema,
});

/** The terms and conditions, as the host has them, and who accepted them (ORG-2). */
const termsSchema = z.looseObject({
  version: nonEmptyText,
  title: nonEmptyText,
  /** Where they can be read; or they are here, as text. */
  url: z.optional(z.string()),
  text: z.optional(z.string()),
  /** The last acceptance, of whichever version; absent, nobody has accepted any. */
  accepted: z.optional(termsAcceptanceSchema),
  /** Every acceptance, the first one first: one of each version. */
  acceptances: z.optional(z.array(termsAcceptanceSchema)),
});

const profileSchema = z.looseObject({
  name: nonEmptyText,
  /** ISO 3166-1 alpha-2; absent, nobody has said it. */
  country: z.optional(z.string()),
});

/** The partner's own organization, and how far it is set up (ORG-1 to ORG-3). */
export const organizationSchema = z.looseObject({
  profile: profileSchema,
  /** What was ordered; absent: not supplied. */
  plan: z.optional(z.array(planItemSchema)),
  /** Absent: there are none to accept. */
  terms: z.optional(termsSchema),
  setup: z.looseObject({
    done: z.boolean(),
    /** The step at which it was left, one of {@link setupSteps} or another that a newer source names. */
    step: nonEmptyText,
  }),
  /** The organization as a customer of its own, where it is one: its analytics are those of this customer. */
  ownCustomerId: z.optional(nonEmptyText),
  /** Where its services are managed. */
  manageServicesUrl: z.optional(z.string()),
  /** Of the profile: what a change of it starts from. */
  version: z.string(),
});

/** The partner's own organization. */
export type Organization = z.output<typeof organizationSchema>;
/** The terms and conditions, and who accepted them. */
export type OrganizationTerms = z.output<typeof termsSchema>;
/** Who accepted which version of the terms, and when. */
export type TermsAcceptance = z.output<typeof termsAcceptanceSchema>;
/** What was ordered of one product. */
export type PlanItem = z.output<typeof planItemSchema>;

/** What the profile of an organization is changed to (ORG-2). Forms check by the same schema as the server. */
export const organizationProfileSchema = z.object({
  name: nameSchema(200),
  /** ISO 3166-1 alpha-2. */
  country: oneOf(countryCodes, 'a country, ISO 3166-1 alpha-2'),
  version: z.string(),
});

/** The partner's own organization, and how far it is set up (ORG-1). */
export const getOrganization = defineOperation({
  id: 'organization.get',
  method: 'GET',
  path: '/organization',
  input: z.object({}),
  output: organizationSchema,
  errors: [],
  changes: false,
  permission: 'organization.setUp',
  regions: 'home',
});

/**
 * Accepts a version of the terms, which is recorded with who and when (ORG-2). Another than the present one is a `conflict`: whoever
 * accepts has to see what they accept. One that is accepted already stays as it is.
 */
export const acceptTerms = defineOperation({
  id: 'organization.acceptTerms',
  method: 'POST',
  path: '/organization/terms/accept',
  input: z.object({ version: nonEmptyText }),
  output: organizationSchema,
  errors: ['notFound', 'conflict', 'forbidden'],
  changes: true,
  permission: 'organization.setUp',
  regions: 'home',
});

/** Changes the name and the country of the organization; without accepted terms it is a `conflict` (ORG-2). */
export const saveOrganizationProfile = defineOperation({
  id: 'organization.saveProfile',
  method: 'PUT',
  path: '/organization/profile',
  input: organizationProfileSchema,
  output: organizationSchema,
  errors: ['invalid', 'conflict', 'forbidden'],
  changes: true,
  permission: 'organization.setUp',
  regions: 'home',
  replaces: true,
});

/**
 * Notes at which step the setup was left, to go on from there anywhere (ORG-2). Beyond the terms it is a `conflict` until they are
 * accepted; a setup that is done stays done.
 */
export const saveSetupStep = defineOperation({
  id: 'organization.saveSetupStep',
  method: 'PUT',
  path: '/organization/setup',
  input: z.object({ step: oneOf(setupSteps, `one of ${setupSteps.join(', ')}`) }),
  output: organizationSchema,
  errors: ['invalid', 'conflict', 'forbidden'],
  changes: true,
  permission: 'organization.setUp',
  regions: 'home',
  // where somebody reads a form is no change of the organization
  audited: false,
});

/** Says that the organization is set up: a `conflict` without accepted terms and without a country (ORG-2). */
export const finishSetup = defineOperation({
  id: 'organization.finishSetup',
  method: 'POST',
  path: '/organization/setup/finish',
  input: z.object({}),
  output: organizationSchema,
  errors: ['conflict', 'forbidden'],
  changes: true,
  permission: 'organization.setUp',
  regions: 'home',
});
