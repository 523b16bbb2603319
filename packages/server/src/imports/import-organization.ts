import type { OrganizationRow } from '@partnerkit/sdk';
import type { readPortfolio } from '@partnerkit/sdk/rules';
import { changedOrganization, changesBetween } from '@partnerkit/sdk/server';
import { lockOrganization, upsertOrganization } from '../organization/organization.queries.ts';
import { type ImportTarget, importing, recordImport } from './import-target.ts';

type Supplied = NonNullable<ReturnType<typeof readPortfolio>['organization']>;

/**
 * Takes what a file says of the partner's own organization (ORG-2): its plan, terms and links are those of the file, as far as it has
 * them. Its name and country only begin the setup: who is at it, or has done it, knows better. Answers why it can't be taken, if so.
 */
export async function importOrganization(
  target: ImportTarget,
  supplied: Supplied,
): Promise<string | undefined> {
  const { partner, databases } = target;
  return importing(target, databases.home, async (tx) => {
    const before = await lockOrganization(tx, partner);
    if (!before) return undefined;
    if (isOtherText(before.terms, supplied.terms)) return otherText;
    const { plan, terms, ownCustomerId, manageServicesUrl } = { ...before, ...supplied };
    const after: OrganizationRow = {
      ...before,
      profile: (before.setup ? undefined : supplied.profile) ?? before.profile,
      plan,
      terms,
      ownCustomerId,
      manageServicesUrl,
    };
    await upsertOrganization(tx, partner, after);
    const told = ({ plan, terms, ownCustomerId, manageServicesUrl }: OrganizationRow) => ({
      plan,
      terms: terms?.version,
      ownCustomerId,
      manageServicesUrl,
    });
    const profile = changedOrganization(partner, before, after);
    await recordImport(tx, target, databases.home, {
      subject: { kind: 'organization', id: partner, name: after.profile.name },
      changes: [...(profile?.changes ?? []), ...changesBetween(told(before), told(after))],
    });
    return undefined;
  });
}

const otherText =
  'terms.version: expected another version, since the terms of this version that are there are other ones';

/** What has been read and accepted as a version never becomes another text. */
function isOtherText(before: OrganizationRow['terms'], after: OrganizationRow['terms']): boolean {
  if (!before || !after || before.version !== after.version) return false;
  return before.title !== after.title || before.text !== after.text || before.url !== after.url;
}
