import * as z from 'zod/mini';
import { partnerErrorCodes } from '../errors/partner-error.ts';
import { nonEmptyText, oneOf } from './row.schema.ts';

/** A region that could not be asked: its part is missing in an answer over all regions. */
export const missingRegionSchema = z.object({
  region: nonEmptyText,
  code: oneOf(partnerErrorCodes, 'a code of PartnerError'),
  message: z.string(),
  requestId: z.optional(z.string()),
});

/** A region whose part is missing in an answer over all regions, and why. */
export type MissingRegion = z.output<typeof missingRegionSchema>;

/** Of answers over all regions: those that could not be asked. Absent, the answer is whole. */
export const missingRegionsSchema = z.optional(z.array(missingRegionSchema));
