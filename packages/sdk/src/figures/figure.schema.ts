import * as z from 'zod/mini';
import { calendarDaySchema } from '../operation/row.schema.ts';

/** The fields of a figure of any feature, as it is answered; a source may know figures that this version does not. */
export const figureFields = {
  id: z.string(),
  unit: z.string(),
  value: z.nullable(z.number()),
  numerator: z.number(),
  denominator: z.nullable(z.number()),
  asOf: calendarDaySchema,
  excluded: z.array(z.looseObject({ reason: z.string(), of: z.string(), count: z.number() })),
};
