import { checkRecord } from '../errors/check-argument.ts';
import { inTurn } from '../memory/in-turn.ts';
import { keptByHost } from '../memory/kept-by-host.ts';
import type { MemoryAnswers, MemoryCall } from '../memory/memory-call.ts';
import { instantOfCall } from '../operation/instant-of-call.ts';
import { actingViewer } from '../viewer/acting-viewer.ts';
import type { Viewer } from '../viewer/viewer.contract.ts';
import type { Organization } from './organization.contract.ts';
import {
  atSetupStep,
  changedOrganization,
  type OrganizationRow,
  versionedOrganization,
  withAcceptedTerms,
  withProfile,
  withSetupDone,
} from './organization-rules.ts';

/** Keeps the organization in the host's own store, all of it after each change; a rejection takes the change back. */
export type SaveOrganization = (organization: OrganizationRow) => PromiseLike<void> | void;

/** The partner's own organization, as a host has it. */
export interface OrganizationOptions {
  /**
   * The organization, or how to get it; absent, the source does not tell of it. What is changed here stands on top of it, so a function
   * that is asked each time tells of new terms, a new plan.
   */
  readonly organization?:
    | OrganizationRow
    | (() => OrganizationRow | PromiseLike<OrganizationRow>)
    | undefined;
  /** Absent: the organization is read-only. */
  readonly saveOrganization?: SaveOrganization | undefined;
}

type OwnChanges = Pick<OrganizationRow, 'profile' | 'acceptances' | 'setup'>;

/** The partner's own organization in memory (ORG-1, ORG-2). */
export function organizationInMemory(
  { organization, saveOrganization }: OrganizationOptions,
  viewer: Viewer,
): MemoryAnswers<'organization'> {
  let changed: Partial<OwnChanges> = {};
  const next = inTurn();

  async function present(): Promise<OrganizationRow> {
    const row = typeof organization === 'function' ? await organization() : organization;
    checkRecord('organization', row);
    return { ...(row as OrganizationRow), ...changed };
  }

  function change(
    call: MemoryCall,
    changedOf: (row: OrganizationRow) => OrganizationRow,
  ): Promise<Organization> {
    return next(async () => {
      const before = await present();
      const after = changedOf(before);
      if (after === before) return versionedOrganization(after);
      await keptByHost('The organization was not saved', () => saveOrganization?.(after));
      const { profile, acceptances, setup } = after;
      changed = { profile, acceptances, setup };
      const record = changedOrganization('own', before, after);
      if (record) call.record(record);
      return versionedOrganization(after);
    });
  }

  return {
    get: async () => versionedOrganization(await present()),
    acceptTerms: ({ version }, call) =>
      change(call, (row) => {
        const acceptance = { version, by: actingViewer(viewer), at: instantOfCall(call.context) };
        return withAcceptedTerms(row, acceptance);
      }),
    saveProfile: (input, call) => change(call, (row) => withProfile(row, input)),
    saveSetupStep: ({ step }, call) => change(call, (row) => atSetupStep(row, step)),
    finishSetup: (_input, call) => change(call, withSetupDone),
  };
}
