import { changesBetween } from '../audit/changes-between.ts';
import type { RecordedChange } from '../audit/recorded-change.ts';
import { checkList, checkRecord, checkText, isRecord } from '../errors/check-argument.ts';
import { PartnerError } from '../errors/partner-error.ts';
import { checkVersion } from '../operation/check-version.ts';
import { contentVersion } from '../operation/content-version.ts';
import { normalizeName } from '../text/normalize-name.ts';
import type { Organization, OrganizationTerms, PlanItem, TermsAcceptance } from './organization.contract.ts';
import { type SetupStep, setupSteps } from './setup-steps.ts';

/** The partner's own organization as a host hands it over, and as it is kept (ORG-1, ORG-2). */
export interface OrganizationRow {
  readonly profile: { readonly name: string; readonly country?: string | undefined };
  /** Absent: not supplied. */
  readonly plan?: readonly PlanItem[] | undefined;
  /** Absent: there are none to accept. */
  readonly terms?: Pick<OrganizationTerms, 'version' | 'title' | 'url' | 'text'> | undefined;
  /** Who accepted which version of the terms, the first one first; absent: nobody. */
  readonly acceptances?: readonly TermsAcceptance[] | undefined;
  /** Absent: it has yet to begin. */
  readonly setup?: { readonly done: boolean; readonly step: string } | undefined;
  readonly ownCustomerId?: string | undefined;
  readonly manageServicesUrl?: string | undefined;
}

/** An organization as it is answered, with the version of its profile. */
export function versionedOrganization(row: OrganizationRow): Organization {
  checkOrganization('organization', row);
  const { profile, plan, terms, acceptances = [], setup, ownCustomerId, manageServicesUrl } = row;
  const { name, country } = profile;
  const accepted = acceptances.at(-1);
  return {
    profile: { ...profile },
    ...(plan ? { plan: plan.map((item) => ({ ...item })) } : {}),
    ...(terms
      ? {
          terms: {
            ...termsAlone(terms),
            ...(accepted ? { accepted, acceptances: [...acceptances] } : {}),
          },
        }
      : {}),
    setup: { ...(setup ?? { done: false, step: setupSteps[0] }) },
    ...(ownCustomerId === undefined ? {} : { ownCustomerId }),
    ...(manageServicesUrl === undefined ? {} : { manageServicesUrl }),
    version: contentVersion([name, country ?? null]),
  };
}

/** Terms without acceptances that came with them: those are nobody's. */
function termsAlone(terms: Omit<OrganizationTerms, 'accepted' | 'acceptances'>) {
  const { accepted: _, acceptances: __, ...alone } = terms as OrganizationTerms;
  return alone;
}

/** Whether the present terms are accepted, or there are none to accept (ORG-2). */
export function areTermsAccepted(row: OrganizationRow): boolean {
  checkOrganization('organization', row);
  const { terms, acceptances = [] } = row;
  return !terms || acceptances.some(({ version }) => version === terms.version);
}

/** An organization whose terms somebody accepts. Throws `conflict`, with the present ones, for another version of them (ORG-2). */
export function withAcceptedTerms(row: OrganizationRow, acceptance: TermsAcceptance): OrganizationRow {
  checkOrganization('organization', row);
  checkRecord('acceptance', acceptance);
  const { terms, acceptances = [] } = row;
  if (!terms) throw new PartnerError({ code: 'notFound', message: 'There are no terms to accept.' });
  if (terms.version !== acceptance.version)
    throw conflict(row, 'The terms have changed since they were read: they have to be read again.');
  // who accepted a version first has accepted it
  return areTermsAccepted(row) ? row : { ...row, acceptances: [...acceptances, acceptance] };
}

/** An organization with another name or country (ORG-2). Throws `conflict` where somebody changed them in the meantime. */
export function withProfile(
  row: OrganizationRow,
  profile: { readonly name: string; readonly country: string; readonly version: string },
): OrganizationRow {
  checkAccepted(row);
  checkRecord('profile', profile);
  const { name, country, version } = profile;
  checkText('profile.name', name);
  checkVersion('The profile of the organization', version, versionedOrganization(row));
  // whoever says it has begun the setup
  const setup = row.setup ?? { done: false, step: 'profile' satisfies SetupStep };
  return { ...row, profile: { ...row.profile, name: normalizeName(name), country }, setup };
}

/** An organization whose setup is at a step; one that is set up stays so (ORG-2). */
export function atSetupStep(row: OrganizationRow, step: SetupStep): OrganizationRow {
  checkOrganization('organization', row);
  if (setupSteps.indexOf(step) > setupSteps.indexOf('terms')) checkAccepted(row);
  return row.setup?.done ? row : { ...row, setup: { done: false, step } };
}

/** An organization that is set up. Throws `conflict` where terms are not accepted or the country is missing (ORG-2). */
export function withSetupDone(row: OrganizationRow): OrganizationRow {
  checkAccepted(row);
  if (!row.profile.country) throw conflict(row, 'The country of the organization is missing.');
  if (row.setup?.done) return row;
  return { ...row, setup: { done: true, step: setupSteps.at(-1) as string } };
}

/** Refuses what is no organization, by its name. */
function checkOrganization(name: string, row: OrganizationRow): void {
  checkRecord(name, row);
  checkRecord(`${name}.profile`, row.profile);
  for (const field of ['plan', 'acceptances'] as const)
    checkList(`${name}.${field}`, row[field] ?? [], isRecord);
}

function checkAccepted(row: OrganizationRow): void {
  if (!areTermsAccepted(row)) throw conflict(row, 'The terms have to be accepted first.');
}

function conflict(row: OrganizationRow, message: string): PartnerError {
  return new PartnerError({ code: 'conflict', message, current: versionedOrganization(row) });
}

/** What the audit trail tells of an organization that was changed; `undefined` where nothing is other than before (AUD-1). */
export function changedOrganization(
  id: string,
  before: OrganizationRow,
  after: OrganizationRow,
): RecordedChange | undefined {
  checkOrganization('before', before);
  checkOrganization('after', after);
  const told = ({ profile, acceptances, setup }: OrganizationRow) => ({
    name: profile.name,
    country: profile.country,
    acceptedTerms: acceptances?.at(-1)?.version,
    setupDone: setup?.done ?? false,
  });
  const changes = changesBetween(told(before), told(after));
  if (changes.length === 0) return undefined;
  return { subject: { kind: 'organization', id, name: after.profile.name }, changes };
}
