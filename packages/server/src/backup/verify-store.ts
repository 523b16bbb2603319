import type { CustomerRow, Subscription } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import { type AuditHead, verifyAuditChains } from '../audit/verify-audit-chains.ts';
import { standingRecords, summaryRecord } from '../customers/customer-records.ts';
import type { RegionDatabase } from '../storage/region-database.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import { roleOf, schemaOf } from '../storage/region-names.ts';
import type { Transaction } from '../storage/transaction.ts';

/** What a verification has looked at, and what it found wrong, a line each. */
export interface Verification {
  readonly customers: number;
  /** Of every partner's audit trail in every region. */
  readonly auditHeads: readonly AuditHead[];
  readonly problems: readonly string[];
}

/**
 * Looks whether every table is fenced, whether all that is derived from customers is what it would be derived as now, and whether
 * the audit trails are as they were written.
 */
export async function verifyStore(databases: RegionDatabases): Promise<Verification> {
  const problems: string[] = [];
  const auditHeads: AuditHead[] = [];
  let customers = 0;
  for (const region of databases.regions) {
    const database = await databases.of(region);
    await database.asOwner(
      async (tx) => {
        problems.push(...(await unfencedTables(tx, region)));
        customers += await verifyCustomers(tx, database, problems);
        auditHeads.push(...(await verifyAuditChains(tx, region, problems)));
      },
      { readOnly: true, isolation: 'repeatable read' },
    );
  }
  return { customers, auditHeads, problems };
}

/** Tables of partners' data that would show them to others. */
export async function unfencedTables(tx: Transaction, region: string): Promise<string[]> {
  const rows = await tx.rows<{ name: string }>(sql`
    select c.relname as name from pg_class c
    where c.relnamespace = ${schemaOf(region)}::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
      and has_table_privilege(${roleOf(region)}, c.oid, 'select, insert, update, delete')
      and not (c.relrowsecurity and c.relforcerowsecurity and exists (
        select from pg_policy p where p.polrelid = c.oid and p.polname = 'rows_of_partner'))`);
  return rows.map(({ name }) => `${schemaOf(region)}.${name}: rows are not kept apart by partner`);
}

interface Held {
  readonly partner: string;
  readonly row: CustomerRow;
  readonly subscriptions: Subscription[] | null;
  readonly summary: Record<string, unknown> | null;
  readonly standings: Record<string, unknown>[];
}

async function verifyCustomers(
  tx: Transaction,
  { region }: RegionDatabase,
  problems: string[],
): Promise<number> {
  let count = 0;
  await tx.run(sql`
    declare held no scroll cursor for
    select c.partner_id as partner, c.row,
      case when c.subscriptions_supplied then coalesce(
        (select jsonb_agg(s.row) from subscriptions s
          where s.partner_id = c.partner_id and s.customer_id = c.customer_id), '[]') end as subscriptions,
      to_jsonb(m) as summary,
      coalesce((select jsonb_agg(to_jsonb(d)) from customer_standings d
        where d.partner_id = c.partner_id and d.customer_id = c.customer_id), '[]') as standings
    from customers c left join customer_summaries m using (partner_id, customer_id)`);
  while (true) {
    const held = await tx.rows<Held>(sql`fetch 500 from held`);
    if (held.length === 0) return count;
    count += held.length;
    for (const one of held) {
      if (isDerived(one)) continue;
      problems.push(
        `${region}: customer ${one.row.id} of ${one.partner}: what is derived from it does not fit`,
      );
    }
  }
}

/** Whether the summary (tags apart, which the partner makes) and the standings are those of the row. */
function isDerived({ row, subscriptions, summary, standings }: Held): boolean {
  const customer = { row, subscriptions: subscriptions ?? undefined };
  const { tags: _, tag_keys: __, ...derived } = summaryRecord(customer);
  if (!summary || !holds(summary, derived)) return false;
  const expected = standingRecords(customer);
  return (
    standings.length === expected.length &&
    expected.every((standing) => {
      const found = standings.find(({ from_day: from }) => from === standing.from_day);
      return found !== undefined && holds(found, standing);
    })
  );
}

/** Whether each value of a derived record is the one that is kept; absent is `null` there. */
function holds(kept: Record<string, unknown>, derived: Record<string, unknown>): boolean {
  return Object.entries(derived).every(([name, value]) => canonical(kept[name]) === canonical(value));
}

function canonical(value: unknown): string {
  return JSON.stringify(value ?? null, (_key, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}
