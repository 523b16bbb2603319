import * as z from 'zod/mini';
import { countryCodes } from '../countries/country-codes.ts';
import { nameSchema } from '../operation/name.schema.ts';
import { oneOf } from '../operation/row.schema.ts';
import { organizationSchema } from './organization.contract.ts';

const { plan, ownCustomerId, manageServicesUrl } = organizationSchema.shape;

/**
 * What a file says of the partner's own organization: what was ordered, which terms there are, which customer it is. What it does
 * not have is not supplied; what people have done here, accepting and setting up, is no part of it (ORG-2).
 */
export const suppliedOrganizationSchema = z.looseObject({
  /** The name and country with which the setup begins. */
  profile: z.optional(
    z.looseObject({
      name: nameSchema(200),
      country: z.optional(oneOf(countryCodes, 'a country, ISO 3166-1 alpha-2')),
    }),
  ),
  plan,
  terms: z.optional(
    z.omit(organizationSchema.shape.terms.def.innerType, { accepted: true, acceptances: true }),
  ),
  ownCustomerId,
  manageServicesUrl,
});

/** What a file says of the partner's own organization. */
export type SuppliedOrganization = z.output<typeof suppliedOrganizationSchema>;
