import { type OperationId, type Permission, permissionScope, type Role, roles } from '@partnerkit/sdk';
import {
  Building2,
  ChartColumn,
  FileSpreadsheet,
  Globe,
  History,
  LifeBuoy,
  ListChecks,
  type LucideIcon,
  Phone,
  ShieldCheck,
  Upload,
  UserCog,
  Users,
} from 'lucide-react';
import type { Texts } from './texts.ts';

/** A page of the portal that the navigation leads to. */
export interface PortalPage {
  /** The first part of its address; empty for the start page. */
  readonly id: string;
  readonly label: keyof Texts;
  readonly icon: LucideIcon;
  /** What the viewer's role has to include; absent, everybody sees it. */
  readonly permission?: Permission;
  /** What the data source has to answer. */
  readonly operation?: OperationId;
  /** One region has nothing to stand beside. */
  readonly isOfSeveralRegions?: true;
}

/** Pages that belong together, under a name where they have one. */
export interface PageGroup {
  readonly label?: keyof Texts;
  readonly pages: readonly PortalPage[];
}

/** All pages, as the navigation shows them: the own organization is on top of all (ORG-1). */
export const pageGroups: readonly PageGroup[] = [
  {
    pages: [
      {
        id: 'organization',
        label: 'launchOrganization',
        icon: Building2,
        permission: 'organization.setUp',
        operation: 'organization.get',
      },
    ],
  },
  {
    label: 'work',
    pages: [
      {
        id: '',
        label: 'worklist',
        icon: ListChecks,
        permission: 'worklist.see',
        operation: 'worklist.list',
      },
      { id: 'customers', label: 'customers', icon: Users },
    ],
  },
  {
    label: 'insights',
    pages: [
      { id: 'analytics', label: 'analytics', icon: ChartColumn, permission: 'analytics.see' },
      { id: 'calling', label: 'calling', icon: Phone, permission: 'analytics.see' },
      {
        id: 'regions',
        label: 'regions',
        icon: Globe,
        permission: 'analytics.see',
        isOfSeveralRegions: true,
      },
      {
        id: 'reports',
        label: 'reports',
        icon: FileSpreadsheet,
        permission: 'reports.run',
        operation: 'reports.run',
      },
    ],
  },
  {
    label: 'administration',
    pages: [
      { id: 'administrators', label: 'administrators', icon: ShieldCheck, permission: 'access.grant' },
      { id: 'users', label: 'users', icon: UserCog, permission: 'users.manage' },
      { id: 'audit', label: 'audit', icon: History, permission: 'audit.see' },
      {
        id: 'import',
        label: 'import',
        icon: Upload,
        permission: 'data.import',
        operation: 'imports.begin',
      },
    ],
  },
  { pages: [{ id: 'resources', label: 'resources', icon: LifeBuoy }] },
];

/** Pages that are about one region at a time (REG-1, REP-3). */
export const oneRegionPages: readonly string[] = ['/analytics', '/calling', '/reports'];

const allPages = pageGroups.flatMap(({ pages }) => pages);

/** What is shown at an address. */
export type ShownPage =
  | { readonly kind: 'page'; readonly id: string }
  /** A customer's own page, or where its own organization would open. */
  | { readonly kind: 'customer' | 'launched'; readonly customerId: string }
  /** A page that the viewer's role does not include, and which roles do. */
  | { readonly kind: 'notIncluded'; readonly page: PortalPage; readonly includedIn: readonly Role[] }
  | { readonly kind: 'unknown' };

/**
 * What the address names. The portal starts with the worklist (WRK-1), and for who may not see that with the customers; a query is
 * always one of customers.
 */
export function shownPage(path: string, query: string, held: readonly Role[]): ShownPage {
  const [first = '', second = '', ...more] = path.split('/').slice(1).map(decoded);
  // nothing that is stored is called by U+0000
  if (more.some((part) => part !== '') || second.includes('\0')) return { kind: 'unknown' };
  if (second !== '') {
    if (first === 'customers') return { kind: 'customer', customerId: second };
    return first === 'organizations' ? { kind: 'launched', customerId: second } : { kind: 'unknown' };
  }
  const page = allPages.find(({ id }) => id === first);
  if (!page) return { kind: 'unknown' };
  if (page.id === '') {
    const isWorklist = query === '' && isIncluded(page, held);
    return { kind: 'page', id: isWorklist ? '' : 'customers' };
  }
  if (isIncluded(page, held)) return { kind: 'page', id: page.id };
  return { kind: 'notIncluded', page, includedIn: roles.filter((role) => isIncluded(page, [role])) };
}

/** Whether somebody of these roles sees the page. */
export function isIncluded({ permission }: PortalPage, held: readonly Role[]): boolean {
  return permission === undefined || permissionScope(held, permission) !== undefined;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
