import type { OperationId } from '../contract/contract.ts';
import type { listCustomers } from '../customers/customers.contract.ts';
import type { RowProblemTeller } from '../host-rows/row-problem-teller.ts';
import { CustomerIndex } from '../memory/customer-index.ts';
import { customerPage } from '../memory/customer-page.ts';
import { loadSelection } from '../memory/load-selection.ts';
import type { MemoryAnswer, MemoryAnswers } from '../memory/memory-call.ts';
import type { CallContext } from '../operation/call-context.ts';
import { loadOnce } from '../operation/load-once.ts';
import type { CheckedInputOf, Operation } from '../operation/operation.ts';

type ListInput = CheckedInputOf<typeof listCustomers>;

/** What follows from all rows. */
type DerivedVerb = Exclude<keyof MemoryAnswers<'customers'>, 'list'>;

const derived: { readonly [Id in `customers.${DerivedVerb}`]: DerivedVerb } = {
  'customers.get': 'get',
  'customers.count': 'count',
  'customers.counts': 'counts',
  'customers.facets': 'facets',
};

const loadAnswers = loadOnce(() =>
  import('../customers/customers.memory.ts').then((it) => it.customersInMemory(loadSelection)),
);

/**
 * A host's `customers.list`. What it answers tells what it does: an array is all its rows, which the SDK then filters,
 * sorts and pages, counts and looks through; a page is one that the host made of query and sort itself.
 */
export class AllCustomers {
  readonly #list: (input: unknown, context: CallContext) => unknown;
  readonly #tell: RowProblemTeller | undefined;
  /** `undefined` before the first answer. */
  #areAllRows: boolean | undefined;
  /** Rows as they were asked for last, or are being. */
  #kept: { readonly place: string; readonly index: Promise<CustomerIndex | undefined> } | undefined;

  constructor(list: (input: unknown, context: CallContext) => unknown, tell: RowProblemTeller | undefined) {
    this.#list = list;
    this.#tell = tell;
  }

  /** Whether an operation follows from the rows, which an answer has shown to be all of them. */
  derives(id: OperationId): boolean {
    return id in derived && this.#areAllRows === true;
  }

  /** A page. Those after the first read the same rows, the host is not asked for all of them again. */
  async page(input: unknown, context: CallContext): Promise<unknown> {
    const page = input as ListInput;
    const selection = await loadSelection(page, context);
    const kept = page.cursor && (await this.#keptRows(context));
    if (kept) return customerPage(kept, selection, page);
    const { answer, index } = this.#ask(input, context);
    const rows = await index;
    return rows ? customerPage(rows, selection, page) : answer;
  }

  /** What follows from all rows; `undefined` where the host answers pages, or nothing follows. */
  async derive(id: OperationId, input: unknown, context: CallContext): Promise<unknown> {
    const verb = derived[id as keyof typeof derived];
    const rows = verb && (await this.#rows(context));
    if (!rows) return undefined;
    const answer = (await loadAnswers())[verb] as MemoryAnswer<Operation>;
    const nobody = () => {};
    return answer(input as never, { context, index: async () => rows, record: nobody, announce: nobody });
  }

  /** Something changed: the rows are asked for again. */
  forget(): void {
    this.#kept = undefined;
  }

  async #rows(context: CallContext): Promise<CustomerIndex | undefined> {
    if (this.#areAllRows === false) return undefined;
    return (await this.#keptRows(context)) ?? this.#ask({}, context).index;
  }

  /** Those that were asked for last; who asked for them is told why they did not come. */
  async #keptRows(context: CallContext): Promise<CustomerIndex | undefined> {
    return this.#kept?.place === placeOf(context) ? this.#kept.index.catch(() => undefined) : undefined;
  }

  #ask(input: unknown, context: CallContext) {
    const answer = (async () => this.#list(input, context))();
    const index = answer.then(async (rows) => {
      this.#areAllRows = Array.isArray(rows);
      if (!Array.isArray(rows)) return undefined;
      const made = await indexOf(rows, context);
      this.#tell?.({ rows: 'customers', given: rows, refused: made.refusedCustomers });
      return made;
    });
    this.#kept = { place: placeOf(context), index };
    return { answer, index };
  }
}

function placeOf({ region, asOf }: CallContext): string {
  return JSON.stringify([region, asOf]);
}

function indexOf(rows: readonly unknown[], { asOf }: CallContext): Promise<CustomerIndex> {
  return CustomerIndex.over({
    rows,
    asOf,
    tagsOf: (row) => (Array.isArray(row.tags) ? row.tags : []),
    statusParameters: undefined,
    statusRules: undefined,
    maySee: undefined,
  });
}
