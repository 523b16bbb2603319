import { PartnerError } from '../errors/partner-error.ts';

interface Page<Row> {
  readonly items: readonly Row[];
  readonly nextCursor: string | null;
}

/** All rows of a paged list, a page at a time as they are read. A source that repeats itself ends in `malformed`. */
export async function* allPages<Row extends { readonly id: string }>(
  load: (cursor: string | null) => Promise<Page<Row>>,
): AsyncGenerator<Row, void, undefined> {
  const cursors = new Set<string>();
  let cursor: string | null = null;
  let seen = new Set<string>();
  do {
    const page: Page<Row> = await load(cursor);
    if (page.items.length > 0 && page.items.every(({ id }) => seen.has(id)))
      throw repeats('a page brings no new row');
    seen = new Set(page.items.map(({ id }) => id));
    yield* page.items;
    cursor = page.nextCursor;
    if (cursor !== null && cursors.has(cursor)) throw repeats('a cursor comes again');
    if (cursor !== null) cursors.add(cursor);
  } while (cursor !== null);
}

function repeats(what: string): PartnerError {
  return new PartnerError({
    code: 'malformed',
    phase: 'response',
    message: `The data source does not end its pages: ${what}.`,
  });
}
