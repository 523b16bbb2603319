import type { OperationIdWhere } from '../contract/contract.ts';
import { PartnerError } from '../errors/partner-error.ts';
import type { AskAll, AskedRegions } from '../operation/ask-region.ts';
import type { CallContext } from '../operation/call-context.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import { describedInRegions, tagInRegions } from '../tags/described-in-regions.ts';
import { eachCustomer, whereItLives } from './customer-regions.ts';
import { mergedFields } from './merged-fields.ts';
import { mergedList } from './merged-list.ts';

type Merge = (input: never, context: CallContext) => Promise<unknown>;

/** What is asked of all regions as no rule says. */
const own: {
  readonly [Id in OperationIdWhere<{ readonly regions: 'own' }>]: (asked: AskedRegions) => Merge;
} = {
  'tags.get': tagInRegions,
  'tags.describe': describedInRegions,
};

/** Answers over all regions, as the rule of each operation says. */
export function mergedAnswers(asked: AskedRegions): AskAll {
  const list = mergedList(asked);
  const ofCustomer = whereItLives(asked);
  const merge = (operation: Operation, input: unknown, context: CallContext): Promise<unknown> => {
    const { id, regions: rule } = operation;
    const given = input as Readonly<Record<string, unknown>>;
    if (rule === 'own') return own[id as keyof typeof own](asked)(input as never, context);
    if (typeof rule === 'string' || 'region' in rule) throw needsRegion(operation);
    if ('customer' in rule) return ofCustomer(operation, rule, given, context);
    if ('customers' in rule) return eachCustomer(asked, operation, rule, given, context);
    if ('each' in rule) return mergedFields(asked, operation, rule, given, context);
    return list(operation, rule, given, context);
  };
  return async <O extends Operation>(operation: O, input: CheckedInputOf<O>, context: CallContext) =>
    (await merge(operation, input, context)) as OutputOf<O>;
}

function needsRegion({ id }: Operation): PartnerError {
  return new PartnerError({
    code: 'invalid',
    phase: 'request',
    message: `${id} is asked of one region: choose one.`,
    fields: [{ field: 'region', message: 'expected one region' }],
  });
}
