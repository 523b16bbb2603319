import { checkFunction, checkList, checkRecord, misfit } from '../errors/check-argument.ts';
import { PartnerError } from '../errors/partner-error.ts';

/** A page of a list, as every source answers it. */
export interface Page<Row> {
  readonly items: readonly Row[];
  /** Where the list goes on; `null` or an empty text at its end. */
  readonly nextCursor: string | null;
}

/** What a page brought: the rows that are new in this list, and where it goes on. */
export interface PagerStep<Row> {
  readonly rows: readonly Row[];
  /** `null` at the end of the list. */
  readonly nextCursor: string | null;
}

/** So many pages in a row may bring no new row and still name a next one. */
const mostBarrenPages = 5;

/**
 * The one rule by which lists are read page after page: it goes on while a cursor follows. A list that would never end is
 * `malformed`: a cursor comes again, or pages name a next one and bring no new row more than five times in a row.
 */
export class Pager<Row> {
  readonly #idOf: (row: Row) => string;
  readonly #rows: Set<string>;
  readonly #cursors: Set<string>;
  #barren: number;

  /** `idOf` tells a row from all others of its list; `before` has taken the pages so far. */
  constructor(idOf: (row: Row) => string, before?: Pager<Row>) {
    checkFunction('idOf', idOf);
    if (before && !(before instanceof Pager)) throw misfit('before', 'a Pager', before);
    this.#idOf = idOf;
    this.#rows = new Set(before ? before.#rows : []);
    this.#cursors = new Set(before ? before.#cursors : []);
    this.#barren = before ? before.#barren : 0;
  }

  /** Takes the next page. A row that came before (rows move while they are read) is left out. */
  take(page: Page<Row>): PagerStep<Row> {
    checkRecord('page', page);
    const { items, nextCursor } = page;
    checkList('page.items', items);
    const rows = items.filter((row) => {
      const id = this.#idOf(row);
      return !this.#rows.has(id) && this.#rows.add(id);
    });
    if (!nextCursor) return { rows, nextCursor: null };
    if (this.#cursors.has(nextCursor)) throw neverEnds('a cursor comes again');
    this.#cursors.add(nextCursor);
    this.#barren = rows.length > 0 ? 0 : this.#barren + 1;
    if (this.#barren > mostBarrenPages) throw neverEnds('its pages bring no new row');
    return { rows, nextCursor };
  }
}

/** All rows of a paged list, a page at a time as they are read, each once. A list that never ends is `malformed`. */
export async function* allRows<Row>(
  idOf: (row: Row) => string,
  load: (cursor: string | null) => PromiseLike<Page<Row>>,
): AsyncGenerator<Row, void, undefined> {
  checkFunction('load', load);
  const pager = new Pager(idOf);
  let cursor: string | null = null;
  do {
    const step: PagerStep<Row> = pager.take(await load(cursor));
    yield* step.rows;
    cursor = step.nextCursor;
  } while (cursor !== null);
}

function neverEnds(what: string): PartnerError {
  return new PartnerError({
    code: 'malformed',
    phase: 'response',
    message: `The data source does not end its pages: ${what}.`,
  });
}
