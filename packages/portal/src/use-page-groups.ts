import type { Role } from '@partnerkit/sdk';
import { usePartner } from '@partnerkit/ui';
import { isIncluded, type PageGroup, pageGroups } from './pages.ts';

/** The pages that this viewer can go to: what the role does not include, and what the source does not answer, is not there. */
export function usePageGroups(roles: readonly Role[], hasSeveralRegions: boolean): readonly PageGroup[] {
  const { client } = usePartner();
  return pageGroups.map((group) => ({
    ...group,
    pages: group.pages.filter(
      (page) =>
        isIncluded(page, roles) &&
        (!page.operation || client.supports(page.operation)) &&
        (!page.isOfSeveralRegions || hasSeveralRegions),
    ),
  }));
}
