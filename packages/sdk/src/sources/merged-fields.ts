import type { AskedRegions } from '../operation/ask-region.ts';
import type { CallContext } from '../operation/call-context.ts';
import type { Operation } from '../operation/operation.ts';
import type { EachRule, FieldMerge } from '../operation/region-rule.ts';
import { unitedRows } from '../operation/united-rows.ts';
import { healthyRegions, withMissing } from './healthy-regions.ts';

/** The answers of all regions as one, field by field; regions that failed are named beside the others (CUS-1). */
export async function mergedFields(
  asked: AskedRegions,
  operation: Operation,
  { each }: EachRule<Readonly<Record<string, FieldMerge>>>,
  input: Readonly<Record<string, unknown>>,
  context: CallContext,
): Promise<unknown> {
  const { answers, missing } = await healthyRegions(asked, operation, input, context);
  const fields = Object.entries(each).map(([field, merge]) => [
    field,
    merged(
      merge,
      answers.map((answer) => (answer as Readonly<Record<string, unknown>>)[field]),
    ),
  ]);
  return { ...Object.fromEntries(fields), ...withMissing(missing) };
}

function merged(merge: FieldMerge, values: readonly unknown[]): unknown {
  return merge === 'sum'
    ? (values as readonly number[]).reduce((sum, value) => sum + value, 0)
    : unitedRows(merge, (values as readonly (readonly unknown[])[]).flat());
}
