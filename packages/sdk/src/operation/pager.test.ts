import { describe, expect, it } from 'vitest';
import { allRows, type Page } from './pager.ts';

interface Row {
  readonly id: string;
}

const idOf = ({ id }: Row) => id;
const page = (ids: string, nextCursor: string | null): Page<Row> => ({
  items: [...ids].map((id) => ({ id })),
  nextCursor,
});

/** Reads a list of pages to its end; the last of them answers whatever is asked for behind it. */
async function read(pages: readonly Page<Row>[]) {
  const asked: (string | null)[] = [];
  const ids: string[] = [];
  const load = async (cursor: string | null) => {
    asked.push(cursor);
    return pages[Math.min(asked.length, pages.length) - 1] as Page<Row>;
  };
  try {
    for await (const { id } of allRows(idOf, load)) ids.push(id);
    return { ids: ids.join(''), asked, error: undefined };
  } catch (error) {
    return { ids: ids.join(''), asked, error };
  }
}

describe('a list read page after page', () => {
  it.each<[string, Page<Row>[], string]>([
    ['one page', [page('ab', null)], 'ab'],
    ['nothing', [page('', null)], ''],
    ['an empty cursor at its end', [page('ab', '1'), page('c', '')], 'abc'],
    ['an empty page in its middle', [page('ab', '1'), page('', '2'), page('c', null)], 'abc'],
    ['an empty first page', [page('', '1'), page('a', null)], 'a'],
    ['five empty pages in a row', [...'12345'].map((at) => page('', at)).concat(page('a', null)), 'a'],
    ['rows that moved to a later page', [page('ab', '1'), page('bc', '2'), page('c', null)], 'abc'],
    ['a last page of rows that came before', [page('ab', '1'), page('b', null)], 'ab'],
  ])('with %s has its rows, each once', async (_what, pages, ids) => {
    expect(await read(pages)).toMatchObject({ ids, error: undefined });
  });

  it('ends in malformed when a cursor comes again, and asks no further', async () => {
    const { ids, asked, error } = await read([page('a', '1'), page('b', '2'), page('c', '1')]);
    expect(error).toMatchObject({ code: 'malformed' });
    expect(asked).toEqual([null, '1', '2']);
    expect(ids).toBe('ab');
  });

  it('ends in malformed when ever new cursors bring nothing new', async () => {
    const pages = Array.from({ length: 50 }, (_, at) => page('ab', String(at)));
    const { ids, asked, error } = await read(pages);
    expect(error).toMatchObject({ code: 'malformed' });
    expect(asked.length).toBeLessThan(10);
    expect(ids).toBe('ab');
  });
});
