import type { AuditActor, AuditedChange, RecordedChange } from '@partnerkit/sdk';
import type { PoorLegRule } from '@partnerkit/sdk/calling';
import { changesBetween, countedChanges, type UsageHome } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import { appendAuditEntries } from '../audit/append-audit-entries.ts';
import { bumpCallingVersion } from '../calling/roll-up.ts';
import { writingCustomers } from '../customers/writing-customers.ts';
import {
  type PartnerRecord,
  selectPartner,
  updatePartnerRegions,
  upsertPartner,
} from '../organization/partners.queries.ts';
import { bumpDataVersion } from '../storage/data-version.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import type { Transaction } from '../storage/transaction.ts';

/** Whose data is imported, and where it goes. */
export interface ImportTarget {
  readonly databases: RegionDatabases;
  readonly partner: string;
  readonly signal: AbortSignal;
  /** Who runs the import; `operator` unless told. */
  readonly operator?: AuditActor | undefined;
  /** The share of good rows from which a file may replace what is known; 0.9 unless told. */
  readonly goodShare?: number | undefined;
  /** When a call leg is poor; as the vendor words it unless told (CAL). */
  readonly poorLegRule?: PoorLegRule | undefined;
}

/** An import may take its time, one statement too. */
const longestMs = 3_600_000;

/** Runs a part of an import in one transaction: it is kept as a whole or not at all. */
export async function importing<T>(
  { databases, partner, signal }: ImportTarget,
  region: string,
  run: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const database = await databases.of(region);
  return database.transaction({ partner, signal, timeoutMs: longestMs }, run);
}

/** The same for a part that writes so many customers. */
export async function importingCustomers<T>(
  { databases, partner, signal }: ImportTarget,
  region: string,
  count: number,
  run: (tx: Transaction) => Promise<T>,
): Promise<T> {
  const database = await databases.of(region);
  return writingCustomers(database, { partner, signal, timeoutMs: longestMs }, count, run);
}

/** What an import tells of itself, beside the region. */
interface ImportedPart {
  /** Absent: `data.import`. */
  readonly action?: string | undefined;
  /** Absent: the region. */
  readonly subject?: RecordedChange['subject'] | undefined;
  readonly customerId?: string | undefined;
  readonly changes: RecordedChange['changes'];
}

/** Tells the audit trail of a part of an import, at the end of its transaction (AUD-1). */
export async function recordImport(
  tx: Transaction,
  { partner, operator = { id: 'operator' } }: Pick<ImportTarget, 'partner' | 'operator'>,
  region: string,
  { subject = { kind: 'region', id: region }, ...part }: ImportedPart,
): Promise<void> {
  const act = { partner, region, actor: operator, action: 'data.import' };
  if (part.changes.length > 0) await appendAuditEntries(tx, act, [{ subject, ...part }]);
}

/** What was read, and out of which file, as an entry of the audit trail tells it: nothing of what there is none. */
export function importedCounts(
  file: { readonly before?: string | undefined; readonly after: string },
  counts: Readonly<Record<string, number>>,
): AuditedChange[] {
  return [...changesBetween({ file: file.before }, { file: file.after }), ...countedChanges(counts)];
}

/** Which of some ids are customers of regions other than one, of which, and up to which week usage told of them there. */
export async function customersElsewhere(
  { databases, partner, signal }: ImportTarget,
  region: string | undefined,
  ids: readonly string[],
): Promise<Map<string, UsageHome>> {
  const found = new Map<string, UsageHome>();
  for (const other of databases.regions) {
    if (other === region) continue;
    const database = await databases.of(other);
    const rows = await database.transaction({ partner, signal, readOnly: true }, (tx) =>
      tx.rows<{ id: string; week: string | null }>(sql`
        select c.customer_id as id, (select max(u.week)::text from weekly_usage u
          where u.partner_id = c.partner_id and u.customer_id = c.customer_id) as week
        from customers c where c.partner_id = ${partner} and c.customer_id = any(${ids}::text[])`),
    );
    for (const { id, week } of rows) found.set(id, { region: other, week: week ?? undefined });
  }
  return found;
}

/**
 * Makes a partner ready for data of its own. Customers of the demo make room for them, which is done as a whole before
 * anything else, so that an import that was killed goes on with what it has.
 */
export async function openTarget(target: ImportTarget, asOf: string | undefined): Promise<void> {
  const { databases, partner } = target;
  const { home } = databases;
  const known = await importing(target, home, (tx) => selectPartner(tx, partner));
  if (known?.origin === 'demo') {
    for (const region of databases.regions)
      await importing(target, region, async (tx) => {
        const cleared = await clearPartner(tx, partner);
        const changes = cleared > 0 ? [{ field: 'customers', before: cleared }] : [];
        await recordImport(tx, target, region, { action: 'data.clear', changes });
      });
  }
  await importing(target, home, async (tx) => {
    const opened: PartnerRecord = {
      id: partner,
      name: known?.origin === 'import' ? known.name : 'My partner',
      asOf: asOf ?? (known?.origin === 'import' ? known.asOf : undefined),
      origin: 'import',
    };
    await upsertPartner(tx, opened);
    const subject = { kind: 'organization', id: partner, name: opened.name };
    await recordImport(tx, target, home, {
      subject,
      changes: changesBetween(known, { ...opened, id: known?.id }),
    });
  });
}

/** Takes note of the regions in which the partner now has customers. */
export async function closeTarget(target: ImportTarget): Promise<void> {
  const { databases, partner } = target;
  const regions: string[] = [];
  for (const region of databases.regions) {
    const found = await importing(target, region, (tx) =>
      tx.first(sql`select 1 from customers where partner_id = ${partner} limit 1`),
    );
    if (found) regions.push(region);
  }
  await importing(target, databases.home, (tx) => updatePartnerRegions(tx, partner, regions));
  await databases.analyze();
}

/** Removes a partner's customers in a region, and all that hangs on them; answers how many there were. */
async function clearPartner(tx: Transaction, partner: string): Promise<number> {
  await bumpDataVersion(tx, partner);
  const cleared = await tx.run(sql`delete from customers where partner_id = ${partner}`);
  await tx.run(sql`delete from tag_details where partner_id = ${partner}`);
  await tx.run(sql`delete from weekly_usage where partner_id = ${partner}`);
  await tx.run(sql`delete from unknown_call_weeks where partner_id = ${partner}`);
  await tx.run(sql`delete from usage_weeks where partner_id = ${partner}`);
  await tx.run(sql`delete from inventory_files where partner_id = ${partner}`);
  await tx.run(sql`delete from call_legs where partner_id = ${partner}`);
  await tx.run(sql`delete from stale_call_weeks where partner_id = ${partner}`);
  await tx.run(sql`delete from call_weeks where partner_id = ${partner}`);
  await tx.run(sql`delete from call_leg_retention where partner_id = ${partner}`);
  await tx.run(sql`delete from organizations where partner_id = ${partner}`);
  await bumpCallingVersion(tx, partner);
  return cleared;
}
