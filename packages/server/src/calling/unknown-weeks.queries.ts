import type { CalendarDay } from '@partnerkit/sdk';
import type { WeekNotKnown } from '@partnerkit/sdk/calling';
import sql, { type Sql } from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';

/** Whose row of which week could not be read, and the region of the file that has it. */
export interface UnknownWeeks {
  readonly partner: string;
  readonly week: CalendarDay;
  readonly toldBy: string;
  /** The empty text stands for whoever has no row. */
  readonly customerIds: readonly string[];
}

/** Marks weeks as not known. */
export async function insertUnknownWeeks(
  tx: Transaction,
  { partner, week, toldBy, customerIds }: UnknownWeeks,
): Promise<void> {
  if (customerIds.length === 0) return;
  await tx.run(sql`
    insert into unknown_call_weeks (partner_id, week, customer_id, told_by)
    select ${partner}, ${week}, id, ${toldBy} from unnest(${customerIds}::text[]) as id on conflict do nothing`);
}

/** Takes the marks away that the file of a region has made; answers whether there were any. */
export async function deleteUnknownWeeks(
  tx: Transaction,
  { partner, week, toldBy }: Omit<UnknownWeeks, 'customerIds'>,
): Promise<boolean> {
  const gone = await tx.rows(sql`
    delete from unknown_call_weeks
    where partner_id = ${partner} and week = ${week} and told_by = ${toldBy} returning 1`);
  return gone.length > 0;
}

/** Whose weeks are read, in which region. */
export interface UnknownWeeksReach {
  readonly partner: string;
  readonly region: string;
  readonly weeks: readonly CalendarDay[];
  /** Absent for all customers. */
  readonly customerId?: string | undefined;
}

/** Whether a mark `u` counts in a region: always that of its own file. */
export function countsIn(region: string): Sql {
  return sql`(u.told_by = ${region} or not exists (select from call_weeks w where w.partner_id = u.partner_id
    and w.week = u.week and w.source = 'totals' and w.customer_id = u.customer_id))`;
}

/** The weeks that are not known; what a foreign region's file could not tell counts where the own one tells nothing. */
export async function selectUnknownWeeks(
  tx: Transaction,
  { partner, region, weeks, customerId }: UnknownWeeksReach,
): Promise<WeekNotKnown[]> {
  const whose = customerId === undefined ? sql`` : sql`and u.customer_id = any(${[customerId, '']}::text[])`;
  const rows = await tx.rows<{ id: string; week: string }>(sql`
    select distinct u.customer_id as id, u.week::text as week from unknown_call_weeks u
    where u.partner_id = ${partner} and u.week = any(${weeks}::date[]) ${whose} and ${countsIn(region)}`);
  return rows.map(({ id, week }) => (id === '' ? { week } : { customerId: id, week }));
}
