import { telling } from '../errors/telling.ts';
import { isDevelopment } from '../operation/is-development.ts';
import type { HostRowProblem, OnProblem, RowsToTellOf } from './host-row-problem.ts';
import { UnmappedRow } from './row-loader.ts';
import { rowProblems } from './row-problems.ts';

/** More lines than this of one kind say no more than how many they are. */
const mostLines = 10;

/** Tells what of some rows is not used, but for what was `told` before. */
export async function tellRowProblems(
  of: RowsToTellOf,
  told: Set<string>,
  onProblem: OnProblem | undefined,
): Promise<void> {
  const found = await rowProblems(of);
  const news = found.filter((problem) => {
    const key = keyOf(problem);
    return !told.has(key) && told.add(key);
  });
  if (isDevelopment()) tellConsole(news, of);
  for (const problem of onProblem ? news : []) telling('onProblem', () => onProblem?.(problem));
}

function keyOf({ kind, rows, row, id, field, message }: HostRowProblem): string {
  return JSON.stringify([kind, rows, kind === 'refused' && row, kind === 'refused' && id, field, message]);
}

function tellConsole(news: readonly HostRowProblem[], of: RowsToTellOf): void {
  const lines = news.slice(0, mostLines).map(lineOf);
  if (lines.length === 0) return;
  const foreign = foreignCustomers(of);
  if (foreign !== undefined) {
    console.warn(`PartnerKit: ${foreign}`);
    return;
  }
  const others = news.length - lines.length;
  if (others > 0) lines.push(`… and ${others} more of ${of.rows}; onProblem is told of all.`);
  console.warn(`PartnerKit: rows that are not used as they stand.\n${lines.join('\n')}`);
}

/** What to do where customers are called otherwise throughout, so that no row is one: no single row says it. */
function foreignCustomers({ rows, given, refused }: RowsToTellOf): string | undefined {
  if (rows !== 'customers' || refused.length < given.length || !given.every(lacksNames)) return undefined;
  const fields = Object.keys(given[0] as object).join(', ') || 'no fields';
  return `all rows of customers are left out (${given.length}). A customer has an "id" and a "name", both texts; found ${fields}: map yours, see \`map\` of memorySource.`;
}

function lacksNames(row: unknown): boolean {
  if (typeof row !== 'object' || row === null || row instanceof UnmappedRow) return false;
  const { id, name } = row as { id?: unknown; name?: unknown };
  return id == null || name == null;
}

function lineOf({ kind, rows, row, id, field, message, count }: HostRowProblem): string {
  const place = `${rows}, row ${row}${id === undefined ? '' : `, id ${JSON.stringify(id)}`}`;
  const others = count > 1 ? ` (${count} rows)` : '';
  const outcome = kind === 'refused' ? ' The row is left out.' : '';
  return `${place}: ${field && `${field}: `}${message}.${outcome}${others}`;
}
