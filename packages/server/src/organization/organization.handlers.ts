import { type Organization, type OrganizationRow, PartnerError } from '@partnerkit/sdk';
import {
  atSetupStep,
  changedOrganization,
  versionedOrganization,
  withAcceptedTerms,
  withProfile,
  withSetupDone,
} from '@partnerkit/sdk/server';
import sql from 'sql-template-tag';
import type { Handlers, RequestContext } from '../http/handlers.ts';
import type { Transaction } from '../storage/transaction.ts';
import {
  insertAcceptance,
  lockOrganization,
  selectOrganization,
  upsertOrganization,
} from './organization.queries.ts';

/** The partner's own organization, and how far it is set up (ORG-1, ORG-2). */
export const organizationHandlers: Handlers['organization'] = {
  async get(_input, { tx, partner }) {
    return versionedOrganization(there(await selectOrganization(tx, partner)));
  },

  async acceptTerms({ version }, context) {
    const { tx, partner, user } = context;
    const acceptance = { version, by: await acceptor(tx, partner, user), at: await instantOf(tx) };
    return changed(
      context,
      (row) => withAcceptedTerms(row, acceptance),
      async (after) => {
        const last = after.acceptances?.at(-1);
        if (last) await insertAcceptance(tx, partner, last);
      },
    );
  },

  saveProfile: (input, context) => changed(context, (row) => withProfile(row, input)),
  saveSetupStep: ({ step }, context) => changed(context, (row) => atSetupStep(row, step)),
  finishSetup: (_input, context) => changed(context, withSetupDone),
};

async function changed(
  context: RequestContext,
  changedOf: (row: OrganizationRow) => OrganizationRow,
  keep?: (after: OrganizationRow) => Promise<void>,
): Promise<Organization> {
  const { tx, partner } = context;
  const before = there(await lockOrganization(tx, partner));
  const after = changedOf(before);
  if (after === before) return versionedOrganization(after);
  await upsertOrganization(tx, partner, after);
  await keep?.(after);
  const record = changedOrganization(partner, before, after);
  if (record) context.record(record);
  return versionedOrganization(after);
}

/** Who accepts, by the name that they have now. */
async function acceptor(tx: Transaction, partner: string, id: string) {
  const found = await tx.first<{ name: string }>(
    sql`select name from users where partner_id = ${partner} and user_id = ${id}`,
  );
  return { id, ...(found ? { name: found.name } : {}) };
}

/** The present instant, to the millisecond, as the database has it. */
async function instantOf(tx: Transaction): Promise<string> {
  const { now } = (await tx.first<{ now: Date }>(sql`select clock_timestamp() as now`)) as { now: Date };
  return now.toISOString();
}

function there(row: OrganizationRow | undefined): OrganizationRow {
  if (row) return row;
  throw new PartnerError({ code: 'notFound', message: 'There is no organization here.' });
}
