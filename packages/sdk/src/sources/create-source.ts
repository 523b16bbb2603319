import type { Contract, OperationId } from '../contract/contract.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { PartnerError, toPartnerError } from '../errors/partner-error.ts';
import { checkedAnswer } from '../operation/checked-answer.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import { allCustomers } from './all-customers.ts';
import type { CallContext, PartnerDataSource } from './data-source.ts';

/** What a host's handler may answer: the operation's output, or for a list simply all rows. */
export type HandlerAnswer<O extends Operation> =
  | OutputOf<O>
  | (O['id'] extends 'customers.list'
      ? readonly CustomerRow[]
      : OutputOf<O> extends { items: infer Items }
        ? Items
        : never);

/** Answers one operation. */
export type Handler<O extends Operation> = (
  input: CheckedInputOf<O>,
  context: CallContext,
) => HandlerAnswer<O> | PromiseLike<HandlerAnswer<O>>;

/** A host's own answers to the contract, as partial as it likes. */
export type SourceHandlers = {
  readonly [Feature in keyof Contract]?:
    | {
        readonly [Verb in keyof Contract[Feature]]?: Contract[Feature][Verb] extends Operation
          ? Handler<Contract[Feature][Verb]> | undefined
          : never;
      }
    | undefined;
};

type AnyHandler = (input: unknown, context: CallContext) => unknown;

/**
 * A data source over a host's own functions. `customers.list` may answer a page, or all rows: then the SDK filters,
 * sorts and pages them. What is not given is `unsupported`, and a widget that needs it says so in place.
 */
export function createSource(handlers: SourceHandlers): PartnerDataSource {
  const answers = new Map<string, AnyHandler>();
  for (const [feature, verbs] of Object.entries(handlers)) {
    for (const [verb, handler] of Object.entries(verbs ?? {})) {
      if (typeof handler === 'function') answers.set(`${feature}.${verb}`, handler as AnyHandler);
    }
  }
  const list = answers.get('customers.list');
  if (list) answers.set('customers.list', allCustomers(list));

  return {
    capabilities: { operations: new Set(answers.keys()) as unknown as ReadonlySet<OperationId> },
    async call<O extends Operation>(operation: O, input: CheckedInputOf<O>, context: CallContext) {
      const handler = answers.get(operation.id);
      if (!handler) throw unsupported(operation);
      try {
        return checkedAnswer(operation, await handler(input, context));
      } catch (cause) {
        throw toPartnerError(cause, 'unavailable');
      }
    },
  };
}

/** What a caller is told of an operation that the source does not answer. */
export function unsupported(operation: Operation): PartnerError {
  return new PartnerError({
    code: 'unsupported',
    phase: 'request',
    message: `This data source does not answer ${operation.id}.`,
  });
}
