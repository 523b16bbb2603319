import type { CalendarDay } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';

/** A partner as its home region knows it. */
export interface PartnerRecord {
  readonly id: string;
  readonly name: string;
  /** The day that its data itself names. */
  readonly asOf: CalendarDay | undefined;
  /** Whether its customers are those of the demo, or its own. */
  readonly origin: 'demo' | 'import';
}

/** The partner of a transaction, where the region is its home. */
export async function selectPartner(tx: Transaction, id: string): Promise<PartnerRecord | undefined> {
  const found = await tx.first<Omit<PartnerRecord, 'asOf'> & { asOf: CalendarDay | null }>(sql`
    select partner_id as id, name, as_of as "asOf", origin from partners where partner_id = ${id}`);
  return found && { ...found, asOf: found.asOf ?? undefined };
}

/** Puts a partner there, or its name, day and origin in the place of what they were. */
export async function upsertPartner(
  tx: Transaction,
  { id, name, asOf, origin }: PartnerRecord,
): Promise<void> {
  await tx.run(sql`
    insert into partners (partner_id, name, as_of, origin) values (${id}, ${name}, ${asOf ?? null}, ${origin})
    on conflict (partner_id) do update
    set name = excluded.name, as_of = excluded.as_of, origin = excluded.origin`);
}

/** Sets the regions in which a partner has customers (REG-3). */
export async function updatePartnerRegions(
  tx: Transaction,
  partner: string,
  regions: readonly string[],
): Promise<void> {
  await tx.run(sql`update partners set regions = ${regions}::text[] where partner_id = ${partner}`);
}
