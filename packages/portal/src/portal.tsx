import { PartnerProvider, RegionSelector } from '@partnerkit/ui';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { type Address, useAddress } from './address.ts';
import { Navigation } from './navigation.tsx';
import { usePreferences } from './preferences.ts';
import { AdministratorsRoute } from './routes/administrators.tsx';
import { AnalyticsRoute } from './routes/analytics.tsx';
import { AuditRoute } from './routes/audit.tsx';
import { CallingRoute } from './routes/calling.tsx';
import { CustomerRoute } from './routes/customer.tsx';
import { type CustomerColumns, CustomersRoute } from './routes/customers.tsx';
import { ImportRoute } from './routes/import.tsx';
import { OrganizationRoute } from './routes/organization.tsx';
import { OwnOrganizationRoute } from './routes/own-organization.tsx';
import { RegionsRoute } from './routes/regions.tsx';
import { ReportsRoute } from './routes/reports.tsx';
import { ResourcesRoute } from './routes/resources.tsx';
import { UsersRoute } from './routes/users.tsx';
import { WorklistRoute } from './routes/worklist.tsx';
import { portalSource, type Session } from './session.ts';
import { Settings } from './settings.tsx';
import { shownPage } from './shown-page.ts';
import type { Texts } from './texts.ts';
import { useLanguage } from './use-language.ts';

interface PortalProps {
  readonly session: Session;
  /** Shown until the texts of the viewer's language have come. */
  readonly waiting: ReactNode;
}

/** The example portal: a frame, and the widgets in it. */
export function Portal({ session, waiting }: PortalProps) {
  const [preferences, change] = usePreferences();
  const address = useAddress();
  const { theme, density } = preferences;
  const language = useLanguage(preferences.locale);
  const identity =
    session.identities.find(({ userId }) => userId === preferences.userId) ?? session.identities[0];
  const source = useMemo(() => identity && portalSource(session, identity), [session, identity]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  if (!source || !identity || !language) return waiting;
  const { locale, messages, text } = language;
  const page = shownPage(address, identity.roles);
  return (
    <PartnerProvider
      key={identity.userId}
      source={source}
      asOf={session.asOf}
      locale={locale}
      messages={messages}
      theme={theme}
      density={density}
      region={address.value('region') || null}
      onRegionChange={(region) => {
        address.setValue('region', region ?? '');
        change({ region: region ?? preferences.region });
      }}
    >
      <a className="skip" href="#content">
        {text.skip}
      </a>
      <div className="portal">
        <header className="top">
          <a className="brand" href="/" onClick={address.follow}>
            {session.partner}
          </a>
          <RegionSelector allowAll={!oneRegionPages.includes(address.path)} />
          <Settings
            session={session}
            userId={identity.userId}
            preferences={preferences}
            onChange={change}
            text={text}
          />
        </header>
        <Navigation address={address} page={page} text={text} />
        <main id="content" className="content" tabIndex={-1}>
          <Page
            address={address}
            page={page}
            text={text}
            lastRegion={preferences.region}
            columnState={preferences.columns[identity.userId]}
            onColumnStateChange={(state) =>
              change({ columns: { ...preferences.columns, [identity.userId]: state } })
            }
          />
        </main>
      </div>
    </PartnerProvider>
  );
}

interface PageProps extends CustomerColumns {
  readonly address: Address;
  /** Which page the address names. */
  readonly page: string;
  readonly text: Texts;
  readonly lastRegion: string | undefined;
}

/** Pages that are about one region at a time (REG-1, REP-3). */
const oneRegionPages = ['/analytics', '/calling', '/reports'];

/** The page that the address names. The list stays while one of its customers is looked at: scroll and selection too. */
function Page({ address, page, text, lastRegion, ...columns }: PageProps) {
  const id = decoded(address.path.split('/')[2] ?? '');
  const isCustomer = page === 'customers' && id !== '';
  const isList = page === 'customers' && id === '';
  const list = useKeptList(address, isList, isCustomer);
  return (
    <>
      {list && (
        <div hidden={!isList}>
          <CustomersRoute address={list} text={text} isShown={isList} {...columns} />
        </div>
      )}
      {page === 'worklist' && <WorklistRoute address={address} text={text} />}
      {isCustomer && <CustomerRoute key={id} id={id} address={address} text={text} />}
      {page === 'analytics' && <AnalyticsRoute address={address} text={text} lastRegion={lastRegion} />}
      {page === 'calling' && <CallingRoute address={address} text={text} lastRegion={lastRegion} />}
      {page === 'regions' && <RegionsRoute address={address} text={text} />}
      {page === 'reports' && <ReportsRoute address={address} text={text} lastRegion={lastRegion} />}
      {page === 'audit' && <AuditRoute address={address} text={text} />}
      {page === 'administrators' && <AdministratorsRoute address={address} text={text} />}
      {page === 'resources' && <ResourcesRoute address={address} text={text} />}
      {page === 'import' && <ImportRoute address={address} text={text} />}
      {page === 'users' && <UsersRoute address={address} text={text} />}
      {page === 'organization' && <OwnOrganizationRoute address={address} text={text} />}
      {page === 'organizations' && <OrganizationRoute id={id} address={address} text={text} />}
    </>
  );
}

/** The address of the list: while a customer is looked at, the one at which the list was left. */
function useKeptList(address: Address, isList: boolean, isCustomer: boolean): Address | undefined {
  const [kept, setKept] = useState<Address>();
  const shown = isList ? address : isCustomer ? kept : undefined;
  // the next render holds what this one showed
  useEffect(() => setKept(shown), [shown]);
  return shown;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
