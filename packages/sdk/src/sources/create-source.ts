import type { Contract, OperationId } from '../contract/contract.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { listCustomers } from '../customers/customers.contract.ts';
import { checkFunction, checkRecord } from '../errors/check-argument.ts';
import { toPartnerError } from '../errors/partner-error.ts';
import type { HostRowProblem, OnProblem } from '../host-rows/host-row-problem.ts';
import { rowProblemTeller } from '../host-rows/row-problem-teller.ts';
import type { CallContext } from '../operation/call-context.ts';
import { checkedAnswer } from '../operation/checked-answer.ts';
import type { CheckedInputOf, Operation, OutputOf } from '../operation/operation.ts';
import type { RowProblem } from '../operation/row.schema.ts';
import { AllCustomers } from './all-customers.ts';
import type { PartnerDataSource } from './data-source.ts';
import { unsupported } from './unsupported.ts';
import { withMismatch } from './with-mismatch.ts';

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

/** What goes with a host's own functions. */
export interface CreateSourceOptions {
  /**
   * Told of rows of customers and subscriptions that are left out, and of fields and values that are surely slips; in
   * development the console is too. On a page the place of a row is the one on that page.
   */
  readonly onProblem?: OnProblem | undefined;
}

/** The operations whose rows a host writes. */
const toldRows: Readonly<Record<string, HostRowProblem['rows']>> = {
  'customers.list': 'customers',
  'subscriptions.list': 'subscriptions',
};

type ListInput = CheckedInputOf<typeof listCustomers>;

/** Which inventory the rows of a report are. */
function inventoryOf({ id }: Operation, input: unknown): 'devices' | 'phoneNumbers' | undefined {
  const { report } = id === 'reports.rows' ? (input as { readonly report?: unknown }) : {};
  return report === 'devices' || report === 'phoneNumbers' ? report : undefined;
}

type AnyHandler = (input: unknown, context: CallContext) => unknown;

/**
 * A data source over a host's own functions. What `customers.list` answers tells what it does: an array is all rows, which
 * the SDK filters, sorts, pages and counts by value; a page is made of query and sort by the host, and checked where its rows
 * tell. What is not given is `unsupported`, and a widget that needs it says so in place. Throws `invalid` by name for a handler
 * that is no function.
 */
export function createSource(handlers: SourceHandlers, options: CreateSourceOptions = {}): PartnerDataSource {
  checkRecord('handlers', handlers);
  checkRecord('options', options);
  const tell = rowProblemTeller(options.onProblem);
  const answers = new Map<string, AnyHandler>();
  for (const [feature, verbs] of Object.entries(handlers)) {
    if (verbs != null) checkRecord(`handlers.${feature}`, verbs);
    for (const [verb, handler] of Object.entries(verbs ?? {})) {
      if (handler == null) continue;
      checkFunction(`handlers.${feature}.${verb}`, handler);
      answers.set(`${feature}.${verb}`, handler as AnyHandler);
    }
  }
  const list = answers.get('customers.list');
  const rows = list && new AllCustomers(list, tell);

  async function answerOf(operation: Operation, input: unknown, context: CallContext): Promise<unknown> {
    const id = operation.id as OperationId;
    if (rows && id === 'customers.list') {
      const answer = await rows.page(input, context);
      const page = checkedAnswer(listCustomers, answer);
      if (!rows.derives('customers.count')) tellOfPage(operation, answer, page);
      return rows.derives('customers.count') ? page : withMismatch(page, input as ListInput, context.asOf);
    }
    const handler = answers.get(id);
    const answer = handler ? await handler(input, context) : await rows?.derive(id, input, context);
    if (!handler && answer === undefined) throw unsupported(operation);
    if (operation.changes) rows?.forget();
    return answer;
  }

  /** The places are those on the page. */
  function tellOfPage(operation: Operation, answer: unknown, checked: unknown, input?: unknown): void {
    const rows = toldRows[operation.id] ?? inventoryOf(operation, input);
    const given = Array.isArray(answer) ? answer : (answer as { items?: unknown } | null)?.items;
    if (!rows || !Array.isArray(given)) return;
    tell?.({ rows, given, refused: (checked as { refused?: RowProblem[] }).refused ?? [] });
  }

  return {
    capabilities: { operations: { has: (id) => answers.has(id) || (rows?.derives(id) ?? false) } },
    async call<O extends Operation>(operation: O, input: CheckedInputOf<O>, context: CallContext) {
      try {
        const answer = await answerOf(operation, input, context);
        const checked = checkedAnswer(operation, answer);
        if (operation.id !== listCustomers.id) tellOfPage(operation, answer, checked, input);
        return checked;
      } catch (cause) {
        throw toPartnerError(cause, 'unavailable');
      }
    },
    refresh: () => rows?.forget(),
  };
}
