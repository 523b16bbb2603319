import { useMay, usePartner, useRegions } from '@partnerkit/ui';
import type { Address } from './address.ts';
import type { Texts } from './texts.ts';

interface NavigationProps {
  readonly address: Address;
  /** Which page is shown. */
  readonly page: string;
  readonly text: Texts;
}

/** The portal's pages; what the viewer's role does not include is not there. */
export function Navigation({ address, page, text }: NavigationProps) {
  const maySeeWorklist = useMay('worklist.see');
  const maySeeAnalytics = useMay('analytics.see');
  const mayRunReports = useMay('reports.run');
  const maySeeAudit = useMay('audit.see');
  const mayGrantAccess = useMay('access.grant');
  const mayManageUsers = useMay('users.manage');
  const mayImport = useMay('data.import');
  const mayLaunch = useMay('organization.setUp');
  const { client } = usePartner();
  const { regions = [] } = useRegions();
  const pages = [
    // the own organization is on top of all (ORG-1)
    ...(mayLaunch && client.supports('organization.get')
      ? [
          {
            path: '/organization',
            label: text.launchOrganization,
            isCurrent: address.path === '/organization',
          },
        ]
      : []),
    ...(maySeeWorklist && client.supports('worklist.list')
      ? [{ path: '/', label: text.worklist, isCurrent: page === 'worklist' }]
      : []),
    { path: '/customers', label: text.customers, isCurrent: page === 'customers' },
    ...(maySeeAnalytics
      ? [
          { path: '/analytics', label: text.analytics, isCurrent: address.path === '/analytics' },
          { path: '/calling', label: text.calling, isCurrent: address.path === '/calling' },
        ]
      : []),
    // of one region there is nothing side by side
    ...(maySeeAnalytics && regions.length > 1
      ? [{ path: '/regions', label: text.regions, isCurrent: address.path === '/regions' }]
      : []),
    ...(mayRunReports && client.supports('reports.run')
      ? [{ path: '/reports', label: text.reports, isCurrent: address.path === '/reports' }]
      : []),
    ...(maySeeAudit ? [{ path: '/audit', label: text.audit, isCurrent: address.path === '/audit' }] : []),
    ...(mayGrantAccess
      ? [
          {
            path: '/administrators',
            label: text.administrators,
            isCurrent: address.path === '/administrators',
          },
        ]
      : []),
    ...(mayManageUsers ? [{ path: '/users', label: text.users, isCurrent: address.path === '/users' }] : []),
    ...(mayImport && client.supports('imports.begin')
      ? [{ path: '/import', label: text.import, isCurrent: address.path === '/import' }]
      : []),
    { path: '/resources', label: text.resources, isCurrent: address.path === '/resources' },
  ];
  return (
    <nav className="side" aria-label={text.title}>
      {pages.map(({ path, label, isCurrent }) => (
        <a
          key={path}
          href={address.left(path)}
          aria-current={isCurrent ? 'page' : undefined}
          onClick={address.follow}
        >
          {label}
        </a>
      ))}
    </nav>
  );
}
