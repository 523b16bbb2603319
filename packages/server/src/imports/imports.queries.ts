import type { Import } from '@partnerkit/sdk';
import sql, { type Sql } from 'sql-template-tag';
import type { JobTable, LeasedJob } from '../jobs/job-table.ts';
import { type Claiming, inHand, letGo } from '../jobs/leases.queries.ts';
import type { Transaction } from '../storage/transaction.ts';

/** Imports as jobs: those that are read, and those that are carried out. */
export const importTable: JobTable = {
  name: 'imports',
  id: 'import_id',
  underWay: ['checking', 'importing'],
  since: 'created_at',
};

/** Whether a server is to work on an import. */
export function isUnderWay({ state }: Import): boolean {
  return importTable.underWay.includes(state);
}

/** An import of a partner; with `lock` nobody else changes it until the transaction ends. */
export async function selectImport(
  tx: Transaction,
  partner: string,
  id: string,
  { lock = false }: { readonly lock?: boolean } = {},
): Promise<Import | undefined> {
  const query = lock
    ? sql`select row from imports where partner_id = ${partner} and import_id = ${id} for update`
    : sql`select row from imports where partner_id = ${partner} and import_id = ${id}`;
  return (await tx.first<{ row: Import }>(query))?.row;
}

/** The last imports of a partner, the newest first. */
export async function selectImports(tx: Transaction, partner: string, most: number): Promise<Import[]> {
  const rows = await tx.rows<{ row: Import }>(sql`
    select row from imports where partner_id = ${partner} order by created_at desc, import_id desc limit ${most}`);
  return rows.map(({ row }) => row);
}

/** How many imports are begun and not confirmed; whoever begins another one of the partner's follows. */
export async function countUnconfirmed(
  tx: Transaction,
  partner: string,
  user: string,
): Promise<{ readonly all: number; readonly own: number }> {
  const key = JSON.stringify(['imports', partner]);
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  const counted = await tx.first<{ all: number; own: number }>(sql`
    select count(*)::integer as all, (count(*) filter (where row -> 'createdBy' ->> 'id' = ${user}))::integer as own
    from imports where partner_id = ${partner} and state in ('receiving', 'checking', 'checked')`);
  return counted ?? { all: 0, own: 0 };
}

/** Adds an import. */
export async function insertImport(tx: Transaction, partner: string, row: Import): Promise<void> {
  await tx.run(sql`
    insert into imports (partner_id, import_id, state, row)
    values (${partner}, ${row.id}, ${row.state}, ${storableJson(row)}::jsonb)`);
}

/** Keeps what has become of an import; whoever worked on it until then has lost it, and it may be begun so often anew. */
export async function updateImport(tx: Transaction, partner: string, row: Import): Promise<void> {
  await tx.run(sql`
    update imports
    set state = ${row.state}, row = ${storableJson(row)}::jsonb, ${letGo}, turn = turn + 1, attempts = 0
    where partner_id = ${partner} and import_id = ${row.id}`);
}

/** How an import is taken in hand. */
export function claimingImport(): Claiming {
  return { returning: sql`row` };
}

/** How far an import is: an assignment. */
export function importProgress(progress: Import['progress']): Sql {
  return sql`row = row || ${JSON.stringify({ progress })}::jsonb`;
}

/** Keeps what came of the work at an import; `false` where it was no longer in hand. */
export async function endImport(tx: Transaction, job: LeasedJob, row: Import): Promise<boolean> {
  const ended = await tx.run(sql`
    update imports
    set state = ${row.state}, row = ${storableJson(row)}::jsonb, ${letGo}, turn = turn + 1, attempts = 0
    where ${inHand(importTable, job)}`);
  return ended > 0;
}

/** Imports that were begun so long ago and never confirmed, of all partners; they are locked. */
export function selectForgotten(
  tx: Transaction,
  hours: number,
): Promise<{ readonly partner: string; readonly row: Import }[]> {
  return tx.rows(sql`
    select partner_id as partner, row from imports
    where state in ('receiving', 'checking', 'checked')
      and created_at < clock_timestamp() - ${hours} * interval '1 hour'
    for update skip locked`);
}

/** The ids of all imports whose files are needed yet. */
export async function selectStaged(tx: Transaction): Promise<Set<string>> {
  const rows = await tx.rows<{ id: string }>(sql`
    select import_id as id from imports where state in ('receiving', 'checking', 'checked', 'importing')`);
  return new Set(rows.map(({ id }) => id));
}

/** A row as JSON that can be kept: cells of a file are in it, whatever they hold. */
function storableJson(row: Import): string {
  return JSON.stringify(row, (_name, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '\ufffd').replace(/\p{Surrogate}/gu, '\ufffd') : value,
  );
}
