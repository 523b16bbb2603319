import type { CalendarDay, CustomerRow } from '@partnerkit/sdk';
import {
  type FindingsSink,
  isLaterReport,
  misplacedUsage,
  namedByUsage,
  type ReportRow,
  type UsageFiles,
  type UsageHome,
  usageRowPlace,
} from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import { bumpCallingVersion } from '../calling/roll-up.ts';
import { deleteUnknownWeeks, insertUnknownWeeks } from '../calling/unknown-weeks.queries.ts';
import { writeWeeklyTotals } from '../calling/write-weekly-totals.ts';
import { writeCustomers } from '../customers/write-customers.ts';
import type { Transaction } from '../storage/transaction.ts';
import type { ImportReport } from './import-report.ts';
import {
  customersElsewhere,
  type ImportTarget,
  importedCounts,
  importing,
  recordImport,
} from './import-target.ts';
import { moveCustomer } from './move-customer.ts';
import { OpenWeeks } from './open-weeks.ts';
import {
  checkHoldsUp,
  type PartFindings,
  type ReplacementAttempt,
  replaceByFirst,
  unlessNotHeldUp,
} from './replacing.ts';
import { inBatches, type ReportFile, silent } from './report-files.ts';
import { rowProblem } from './row-problem.ts';

interface UsageFile extends Omit<UsageFiles<ReportFile>, 'files'> {
  readonly file: ReportFile;
}

/** So many ids are remembered, so that memory does not grow with the file. */
const rememberedIds = 50_000;

/**
 * Imports the usage of one week of one region, in the place of what was known of it (REP-8): as a whole or not at all,
 * in memory that does not grow with the file.
 */
export async function importUsage(
  target: ImportTarget,
  { files, region, week }: UsageFiles<ReportFile>,
  report: ImportReport,
): Promise<void> {
  const isKnown =
    (await importing(target, region, (tx) => knownFile(tx, target.partner, week))) !== undefined;
  await replaceByFirst(
    { files, what: `${region}, week of ${week}`, isKnown, goodShare: target.goodShare },
    (file, goodShare, findings) => takeUsage(target, { file, region, week }, { goodShare, findings, report }),
    report,
  );
}

interface Taking {
  readonly goodShare: number | undefined;
  readonly findings: PartFindings;
  readonly report: ImportReport;
}

async function takeUsage(
  target: ImportTarget,
  usage: UsageFile,
  { goodShare, findings, report }: Taking,
): Promise<ReplacementAttempt> {
  const { region, file } = usage;
  const elsewhere = await namedElsewhere(target, usage);
  let good = 0;
  const kept = await unlessNotHeldUp(() =>
    importing(target, region, async (tx) => {
      findings.restart();
      const earlier = await knownFile(tx, target.partner, usage.week);
      if (earlier && !isLaterReport(file.path, earlier)) return undefined;
      const counts = await replaceWeek(tx, target.partner, usage, elsewhere, findings);
      good = counts.rows;
      checkHoldsUp({ good, refused: findings.refused }, goodShare);
      const { rows, newCustomers } = counts;
      const read = importedCounts({ before: earlier, after: file.path }, { rows, newCustomers });
      const changes = [{ field: 'week', after: usage.week }, ...read];
      await recordImport(tx, target, region, { changes });
      return counts;
    }),
  );
  const counts = { good, refused: findings.refused };
  if (kept === false) return { outcome: 'notHeldUp', counts };
  if (kept === undefined) return { outcome: 'outdated', counts };
  await markElsewhere(target, usage, elsewhere);
  const moved = [...elsewhere].filter(([, home]) => usageRowPlace(home, usage) === 'moved');
  for (const [id, home] of moved) await moveCustomer(target, id, { from: home.region, to: region });
  if (moved.length > 0) report.count('customers moved to another region', moved.length);
  report.count('new customers', kept.newCustomers);
  report.count('calling weeks of locations', kept.rows);
  return { outcome: 'taken', counts };
}

/** Where a customer lives, its week is not known by the row that stood in the file of this region. */
async function markElsewhere(
  target: ImportTarget,
  { region, week }: UsageFile,
  elsewhere: ReadonlyMap<string, UsageHome>,
): Promise<void> {
  const { databases, partner } = target;
  for (const home of databases.regions) {
    if (home === region) continue;
    const customerIds = [...elsewhere].flatMap(([id, other]) =>
      other.region === home && usageRowPlace(other, { region, week }) === 'misplaced' ? [id] : [],
    );
    await importing(target, home, async (tx) => {
      const marks = { partner, week, toldBy: region };
      const hadMarks = await deleteUnknownWeeks(tx, marks);
      await insertUnknownWeeks(tx, { ...marks, customerIds });
      if (hadMarks || customerIds.length > 0) await bumpCallingVersion(tx, partner);
    });
  }
}

async function knownFile(tx: Transaction, partner: string, week: string): Promise<string | undefined> {
  const known = await tx.first<{ file: string }>(
    sql`select file from usage_weeks where partner_id = ${partner} and week = ${week}`,
  );
  return known?.file;
}

/** Organizations of the file that are customers of another region; asked before, as no region sees another one's rows. */
async function namedElsewhere(
  target: ImportTarget,
  { file, region }: UsageFile,
): Promise<Map<string, UsageHome>> {
  const found = new Map<string, UsageHome>();
  const asked = new RecentIds();
  for await (const rows of inBatches(file.rows(silent))) {
    const ids = asked.fresh(rows.map(customerIdOf));
    if (ids.length === 0) continue;
    for (const [id, other] of await customersElsewhere(target, region, ids)) found.set(id, other);
  }
  return found;
}

async function replaceWeek(
  tx: Transaction,
  partner: string,
  { file, region, week }: UsageFile,
  elsewhere: ReadonlyMap<string, UsageHome>,
  findings: FindingsSink,
): Promise<{ rows: number; newCustomers: number }> {
  const marks = { partner, week, toldBy: region };
  await deleteUnknownWeeks(tx, marks);
  const open = new OpenWeeks(findings);
  await tx.run(sql`delete from weekly_usage where partner_id = ${partner} and week = ${week}`);
  await tx.run(sql`
    insert into usage_weeks (partner_id, week, file) values (${partner}, ${week}, ${file.path})
    on conflict (partner_id, week) do update set file = excluded.file, imported_at = now()`);
  const known = new RecentIds();
  let count = 0;
  let newCustomers = 0;
  for await (const batch of inBatches(file.rows(open))) {
    const rows = batch.filter((row) => {
      const foreign = misplacedUsage(elsewhere.get(customerIdOf(row)), { region, week });
      const message = foreign ?? rowProblem(row.values);
      const place = { line: row.line, field: file.idHeader, customerId: customerIdOf(row) };
      if (message) (foreign ? findings : open).refuse(file.path, message, place);
      return !message;
    });
    const named = newestNames(rows);
    const ids = known.fresh([...named.keys()]);
    const added = await nameCustomers(tx, partner, { region, week, names: named, ids });
    newCustomers += added.filter((id) => !elsewhere.has(id)).length;
    const kept = await insertUsage(tx, partner, week, rows);
    count += kept.size;
    for (const row of rows) {
      if (kept.delete(usageKey(row))) continue;
      // the earlier line tells the week
      findings.refuse(file.path, 'the same organization and location stand on an earlier line', {
        line: row.line,
        field: file.idHeader,
        customerId: customerIdOf(row),
      });
    }
    await insertUnknownWeeks(tx, { ...marks, customerIds: open.taken() });
  }
  await insertUnknownWeeks(tx, { ...marks, customerIds: open.taken() });
  await writeWeeklyTotals(tx, partner, week);
  return { rows: count, newCustomers };
}

function newestNames(rows: readonly ReportRow[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { values } of rows) {
    const id = values.customerId as string;
    if (!names.has(id)) names.set(id, values.customerName as string);
  }
  return names;
}

interface NamedCustomers {
  readonly region: string;
  readonly week: CalendarDay;
  readonly names: ReadonlyMap<string, string>;
  readonly ids: readonly string[];
}

/** Adds customers that are new, answers which, and gives the others the name that their newest week has. */
async function nameCustomers(
  tx: Transaction,
  partner: string,
  { region, week, names, ids }: NamedCustomers,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const known = await tx.rows<{ row: CustomerRow; newestWeek: string | null }>(sql`
    select c.row, (select max(u.week)::text from weekly_usage u
      where u.partner_id = c.partner_id and u.customer_id = c.customer_id) as "newestWeek"
    from customers c where c.partner_id = ${partner} and c.customer_id = any(${ids}::text[])`);
  const byId = new Map(known.map((one) => [one.row.id, one]));
  const rows = ids.flatMap(
    (id) => namedByUsage(byId.get(id), { id, name: names.get(id) as string, region, week }) ?? [],
  );
  await writeCustomers(
    tx,
    partner,
    rows.map((row) => ({ row })),
  );
  return ids.filter((id) => !byId.has(id));
}

/** Inserts rows; answers the keys of those that were not there. */
async function insertUsage(
  tx: Transaction,
  partner: string,
  week: CalendarDay,
  rows: readonly ReportRow[],
): Promise<Set<string>> {
  const records = rows.map(({ values }) => {
    const { customerName: _, ...usage } = values;
    return { customer_id: values.customerId, location: values.location, row: { ...usage, week } };
  });
  const text = JSON.stringify(records);
  const inserted = await tx.rows<{ customer_id: string; location: string }>(sql`
    insert into weekly_usage (partner_id, week, customer_id, location, row)
    select ${partner}, ${week}, r.customer_id, r.location, r.row
    from jsonb_to_recordset(${text}::jsonb) as r(customer_id text, location text, row jsonb)
    on conflict do nothing returning customer_id, location`);
  await tx.run(sql`
    insert into customer_locations (partner_id, customer_id, name, row)
    select ${partner}, r.customer_id, r.location,
      jsonb_build_object('customerId', r.customer_id, 'name', r.location)
    from jsonb_to_recordset(${text}::jsonb) as r(customer_id text, location text)
    on conflict do nothing`);
  return new Set(inserted.map(({ customer_id: id, location }) => JSON.stringify([id, location])));
}

function usageKey({ values }: ReportRow): string {
  return JSON.stringify([values.customerId, values.location]);
}

function customerIdOf({ values }: ReportRow): string {
  return values.customerId as string;
}

/** Tells ids that were there a while ago; it may forget some, which costs a question more. */
class RecentIds {
  #ids = new Set<string>();

  fresh(ids: readonly string[]): string[] {
    const fresh = [...new Set(ids)].filter((id) => !this.#ids.has(id));
    if (this.#ids.size > rememberedIds) this.#ids = new Set();
    for (const id of fresh) this.#ids.add(id);
    return fresh;
  }
}
