import type { OrganizationRow, TermsAcceptance } from '@partnerkit/sdk';
import sql from 'sql-template-tag';
import type { Transaction } from '../storage/transaction.ts';

interface OrganizationRecord {
  readonly name: string;
  readonly country: string | null;
  readonly plan: OrganizationRow['plan'] | null;
  readonly terms: OrganizationRow['terms'] | null;
  readonly setupDone: boolean | null;
  readonly setupStep: string | null;
  readonly ownCustomerId: string | null;
  readonly manageServicesUrl: string | null;
}

/** The partner's own organization, where the region is its home. */
export async function selectOrganization(
  tx: Transaction,
  partner: string,
): Promise<OrganizationRow | undefined> {
  const found = await tx.first<OrganizationRecord>(sql`
    select coalesce(o.name, p.name) as name, o.country, o.plan, o.terms, o.setup_done as "setupDone", o.setup_step as "setupStep",
      o.own_customer_id as "ownCustomerId", o.manage_services_url as "manageServicesUrl"
    from partners p left join organizations o on o.partner_id = p.partner_id
    where p.partner_id = ${partner}`);
  if (!found) return undefined;
  const { name, country, plan, terms, setupDone, setupStep, ownCustomerId, manageServicesUrl } = found;
  return {
    profile: { name, ...(country === null ? {} : { country }) },
    ...(plan ? { plan } : {}),
    ...(terms ? { terms } : {}),
    acceptances: await selectAcceptances(tx, partner),
    ...(setupStep === null ? {} : { setup: { done: setupDone ?? false, step: setupStep } }),
    ...(ownCustomerId === null ? {} : { ownCustomerId }),
    ...(manageServicesUrl === null ? {} : { manageServicesUrl }),
  };
}

async function selectAcceptances(tx: Transaction, partner: string): Promise<TermsAcceptance[]> {
  const rows = await tx.rows<{ version: string; userId: string; userName: string | null; at: Date }>(sql`
    select version, user_id as "userId", user_name as "userName", accepted_at as at from terms_acceptances
    where partner_id = ${partner} order by accepted_at, version`);
  return rows.map(({ version, userId, userName, at }) => ({
    version,
    by: { id: userId, ...(userName === null ? {} : { name: userName }) },
    at: at.toISOString(),
  }));
}

/** The partner's own organization for a change: changes of it follow each other. */
export async function lockOrganization(
  tx: Transaction,
  partner: string,
): Promise<OrganizationRow | undefined> {
  await tx.run(sql`select 1 from partners where partner_id = ${partner} for update`);
  return selectOrganization(tx, partner);
}

/** Puts an organization in the place of what was known of it; who accepted terms stays as it is. */
export async function upsertOrganization(
  tx: Transaction,
  partner: string,
  { profile, plan, terms, setup, ownCustomerId, manageServicesUrl }: OrganizationRow,
): Promise<void> {
  await tx.run(sql`
    insert into organizations (partner_id, name, country, plan, terms, setup_done, setup_step, own_customer_id,
      manage_services_url)
    values (${partner}, ${profile.name}, ${profile.country ?? null}, ${json(plan)}::jsonb, ${json(terms)}::jsonb,
      ${setup?.done ?? false}, ${setup?.step ?? null}, ${ownCustomerId ?? null}, ${manageServicesUrl ?? null})
    on conflict (partner_id) do update
    set name = excluded.name, country = excluded.country, plan = excluded.plan, terms = excluded.terms,
      setup_done = excluded.setup_done, setup_step = excluded.setup_step, own_customer_id = excluded.own_customer_id,
      manage_services_url = excluded.manage_services_url`);
}

/** Records who accepted a version of the terms, and when: whoever did so first stays. */
export async function insertAcceptance(
  tx: Transaction,
  partner: string,
  { version, by, at }: TermsAcceptance,
): Promise<void> {
  await tx.run(sql`
    insert into terms_acceptances (partner_id, version, user_id, user_name, accepted_at)
    values (${partner}, ${version}, ${by.id}, ${by.name ?? null}, ${at}) on conflict do nothing`);
}

function json(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
