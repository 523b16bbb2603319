import { foldText } from '@partnerkit/sdk';
import type { ReportTemplateRow } from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';

interface TemplateRecord extends Pick<ReportTemplateRow, 'id' | 'name' | 'report' | 'columns'> {
  readonly ownerId: string;
  readonly ownerName: string | null;
}

/** The custom templates of a partner by name, at its home (REP-2). */
export async function selectTemplates(tx: Transaction, partner: string): Promise<ReportTemplateRow[]> {
  const rows = await tx.rows<TemplateRecord>(sql`
    select template_id as id, name, report, columns, owner_id as "ownerId", owner_name as "ownerName"
    from report_templates where partner_id = ${partner} order by sort_key, template_id`);
  return rows.map(({ ownerId, ownerName, ...row }) => ({
    ...row,
    owner: { id: ownerId, ...(ownerName === null ? {} : { name: ownerName }) },
  }));
}

/** A template for a change: whoever changes the same one, a new one too, follows. */
export async function lockTemplate(
  tx: Transaction,
  partner: string,
  id: string,
): Promise<ReportTemplateRow | undefined> {
  const key = JSON.stringify(['report template', partner, id]);
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${key}, 0))`);
  return (await selectTemplates(tx, partner)).find((one) => one.id === id);
}

/** Puts a template there, or in the place of the one that was. */
export async function upsertTemplate(
  tx: Transaction,
  partner: string,
  { id, name, report, columns, owner }: ReportTemplateRow,
): Promise<void> {
  await tx.run(sql`
    insert into report_templates (partner_id, template_id, sort_key, name, report, columns, owner_id, owner_name)
    values (${partner}, ${id}, ${foldText(name)}, ${name}, ${report}, ${[...columns]}::text[],
      ${owner.id}, ${owner.name ?? null})
    on conflict (partner_id, template_id) do update
    set sort_key = excluded.sort_key, name = excluded.name, report = excluded.report, columns = excluded.columns`);
}

/** Removes a template. */
export async function deleteTemplate(tx: Transaction, partner: string, id: string): Promise<void> {
  await tx.run(sql`delete from report_templates where partner_id = ${partner} and template_id = ${id}`);
}
