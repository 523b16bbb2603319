import type { Import } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';

/** An import that a server works on. */
export interface ClaimedImport {
  readonly partner: string;
  readonly row: Import;
  /** How often it was begun, this time included. */
  readonly attempts: number;
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

/** Adds an import. */
export async function insertImport(tx: Transaction, partner: string, row: Import): Promise<void> {
  await tx.run(sql`
    insert into imports (partner_id, import_id, state, row)
    values (${partner}, ${row.id}, ${row.state}, ${storableJson(row)}::jsonb)`);
}

/** Keeps what has become of an import; whoever worked on it until then has lost it. */
export async function updateImport(tx: Transaction, partner: string, row: Import): Promise<void> {
  await tx.run(sql`
    update imports
    set state = ${row.state}, row = ${storableJson(row)}::jsonb, lease = null, lease_until = null, attempts = 0
    where partner_id = ${partner} and import_id = ${row.id}`);
}

/** Claims the oldest import that is due, of any partner: nobody else gets it until the lease ends. */
export function claimImport(
  tx: Transaction,
  { lease, leaseMs }: { readonly lease: string; readonly leaseMs: number },
): Promise<ClaimedImport | undefined> {
  return tx.first<ClaimedImport>(sql`
    update imports i
    set lease = ${lease}, attempts = i.attempts + 1,
      lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond'
    from (
      select partner_id, import_id from imports
      where state in ('checking', 'importing') and (lease_until is null or lease_until < clock_timestamp())
      order by created_at limit 1 for update skip locked
    ) as due
    where i.partner_id = due.partner_id and i.import_id = due.import_id
    returning i.partner_id as partner, i.row, i.attempts`);
}

/** Where a leased import is kept. */
export interface LeasedImport {
  readonly partner: string;
  readonly id: string;
  readonly lease: string;
}

/** Holds a lease for longer, and tells how far the work is; `false` where it was lost. */
export async function renewLease(
  tx: Transaction,
  { partner, id, lease }: LeasedImport,
  { leaseMs, progress }: { readonly leaseMs: number; readonly progress: Import['progress'] },
): Promise<boolean> {
  const set = progress ? JSON.stringify({ progress }) : '{}';
  const renewed = await tx.run(sql`
    update imports
    set lease_until = clock_timestamp() + ${leaseMs} * interval '1 millisecond', row = row || ${set}::jsonb
    where partner_id = ${partner} and import_id = ${id} and lease = ${lease}`);
  return renewed > 0;
}

/** Ends a lease with what came of the work; `false` where it was lost before. */
export async function endLease(
  tx: Transaction,
  { partner, id, lease }: LeasedImport,
  row: Import,
): Promise<boolean> {
  const ended = await tx.run(sql`
    update imports
    set state = ${row.state}, row = ${storableJson(row)}::jsonb, lease = null, lease_until = null, attempts = 0
    where partner_id = ${partner} and import_id = ${id} and lease = ${lease}`);
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
