import * as z from 'zod/mini';
import { maxPageSize } from './page-size.ts';
import { oneOf, wholeNumber } from './row.schema.ts';

/** What a sorted list is asked by, page after page: the fields that it can be sorted by, with `-` in front for descending. */
export function pageInput<const Field extends string>(fields: readonly Field[]) {
  const sorts = fields.flatMap((field) => [field, `-${field}` as const]);
  return {
    sort: z.optional(oneOf(sorts, `one of ${fields.join(', ')}, with - in front for descending`)),
    /** Absent: 50. */
    limit: z.optional(wholeNumber(1, maxPageSize)),
    cursor: z.optional(z.nullable(z.string())),
  };
}
