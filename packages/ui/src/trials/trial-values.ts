import type { CountryRegions } from '@partnerkit/sdk';
import { startTrialForNewCustomerSchema, startTrialSchema } from '@partnerkit/sdk/schemas';
import { regionOf } from '../countries/region-of.ts';
import type { InputOfForm } from '../primitives/form/schema-resolver.ts';
import { wholeNumberTyped } from '../primitives/form/whole-number.ts';

/** What is entered to start a trial, as it is typed (TRI-1). */
export interface TrialValues extends Record<string, unknown> {
  readonly customer: 'new' | 'existing';
  readonly customerId: string;
  readonly customerName: string;
  readonly company: string;
  readonly adminEmail: string;
  readonly country: string;
  readonly products: readonly string[];
  /** By {@link licenseKey} of the product. */
  readonly licenses: Readonly<Record<string, string>>;
  /** Days to choose from, or `other`. */
  readonly duration: string;
  readonly days: string;
  /** Whoever starts it has said that it is not the company that looks the same. */
  readonly sameNameIsAnother: boolean;
}

/** The durations that are offered beside any other, in days. */
export const offeredDays = ['14', '30', '60', '90'] as const;

/** Nothing entered: 30 days, as most trials are. */
export const noTrialValues: TrialValues = {
  customer: 'new',
  customerId: '',
  customerName: '',
  company: '',
  adminEmail: '',
  country: '',
  products: [],
  licenses: {},
  duration: '30',
  days: '',
  sameNameIsAnother: false,
};

/** The name under which a form keeps the licenses of a product: products are named by the data, paths have no dots inside. */
export function licenseKey(product: string): string {
  return `p${encodeURIComponent(product).replace(/[.']/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`;
}

/** The products that are chosen, with their licenses as they are typed. */
export function licensesTyped({ products, licenses }: Pick<TrialValues, 'products' | 'licenses'>) {
  return products.map((product) => ({
    product,
    purchased: wholeNumberTyped(licenses[licenseKey(product)] ?? ''),
  }));
}

/** How long it is to last, as it is typed. */
export function daysTyped({ duration, days }: Pick<TrialValues, 'duration' | 'days'>): number | string {
  return wholeNumberTyped(duration === 'other' ? days : duration);
}

/** What a trial of a new customer is started with. */
export function newCustomerInput(values: TrialValues, table: CountryRegions | undefined) {
  const { company, adminEmail, country, sameNameIsAnother } = values;
  return {
    company: company.trim(),
    adminEmail: adminEmail.trim(),
    country,
    region: regionOf(country, table) ?? '',
    licenses: licensesTyped(values),
    days: daysTyped(values),
    ...(sameNameIsAnother ? { sameNameIsAnother } : {}),
  };
}

/** What a trial of a customer who is there is started with. */
export function existingCustomerInput(values: TrialValues) {
  const { customerId } = values;
  return { customerId, licenses: licensesTyped(values), days: daysTyped(values) };
}

/** How what is entered becomes the input of the contract, and where its problems are shown. */
export function trialInput(table: CountryRegions | undefined): InputOfForm<TrialValues> {
  return {
    schema: ({ customer }) => (customer === 'new' ? startTrialForNewCustomerSchema : startTrialSchema),
    toInput: (values) =>
      values.customer === 'new' ? newCustomerInput(values, table) : existingCustomerInput(values),
    fieldOf: (path, values) => (path === 'region' ? 'country' : licenseField(path, values)),
  };
}

/** The field that shows what is wrong with days, or with the licenses of a product, the problem of a path of the input. */
export function licenseField(
  path: string,
  { products, duration }: { readonly products: readonly string[]; readonly duration?: string | undefined },
): string {
  if (path === 'days') return duration === undefined || duration === 'other' ? 'days' : 'duration';
  const [, at] = /^licenses\.(\d+)/.exec(path) ?? [];
  if (at !== undefined) return `licenses.${licenseKey(products[Number(at)] ?? '')}`;
  return path === 'licenses' ? 'products' : path;
}
