import * as z from 'zod/mini';
import { countryCodes } from '../countries/country-codes.ts';
import { type CheckedRow, checkedRow } from '../operation/checked-row.ts';
import { nameSchema } from '../operation/name.schema.ts';
import { nonEmptyText, oneOf } from '../operation/row.schema.ts';
import { shortText } from '../operation/short-text.ts';
import { organizationSchema } from './organization.contract.ts';

/**
 * What a file says of the partner's own organization: what was ordered, which terms there are, which customer it is. What it does not
 * have is not supplied; what people have done here, accepting and setting up, is no part of it (ORG-2). Made when it is asked for: a
 * page that reads no file does without it.
 */
const suppliedOrganizationSchema = () => {
  const { plan, terms, manageServicesUrl } = organizationSchema.shape;
  return z.looseObject({
    /** The name and country with which the setup begins. */
    profile: z.optional(
      z.looseObject({
        name: nameSchema(200),
        country: z.optional(oneOf(countryCodes, 'a country, ISO 3166-1 alpha-2')),
      }),
    ),
    plan,
    terms: z.optional(
      z.extend(z.omit(terms.def.innerType, { accepted: true, acceptances: true }), {
        version: shortText(200),
      }),
    ),
    ownCustomerId: z.optional(z.pipe(z.string().check(z.trim()), nonEmptyText)),
    manageServicesUrl,
  });
};

/** What a file says of the partner's own organization. */
export type SuppliedOrganization = z.output<ReturnType<typeof suppliedOrganizationSchema>>;

/** Checks what a file says of the partner's own organization. */
export function checkedOrganization(value: unknown): CheckedRow<SuppliedOrganization> {
  const { row, fault } = checkedRow(suppliedOrganizationSchema(), value);
  if (!row) return { fault };
  const { ownCustomerId } = row;
  // as the ids of customers are read
  return { row: ownCustomerId === undefined ? row : { ...row, ownCustomerId: ownCustomerId.trim() } };
}
