import { PartnerProvider, RegionSelector } from '@partnerkit/ui';
import { Menu } from 'lucide-react';
import { type ReactNode, useEffect, useId, useMemo, useState } from 'react';
import { type Address, useAddress } from './address.ts';
import { Commands } from './commands.tsx';
import { Navigation } from './navigation.tsx';
import { oneRegionPages, type ShownPage, shownPage } from './pages.ts';
import { usePreferences } from './preferences.ts';
import { AdministratorsRoute } from './routes/administrators.tsx';
import { AnalyticsRoute } from './routes/analytics.tsx';
import { AuditRoute } from './routes/audit.tsx';
import { CallingRoute } from './routes/calling.tsx';
import { CustomerRoute } from './routes/customer.tsx';
import { type CustomerColumns, CustomersRoute } from './routes/customers.tsx';
import { ImportRoute } from './routes/import.tsx';
import { NotIncludedRoute } from './routes/not-included.tsx';
import { OrganizationRoute } from './routes/organization.tsx';
import { OwnOrganizationRoute } from './routes/own-organization.tsx';
import { RegionsRoute } from './routes/regions.tsx';
import { ReportsRoute } from './routes/reports.tsx';
import { ResourcesRoute } from './routes/resources.tsx';
import { UnknownPageRoute } from './routes/unknown-page.tsx';
import { UnknownRegionRoute } from './routes/unknown-region.tsx';
import { UsersRoute } from './routes/users.tsx';
import { WorklistRoute } from './routes/worklist.tsx';
import { type Identity, portalSource, type Session } from './session.ts';
import { Settings } from './settings.tsx';
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
  const { theme, density, direction } = preferences;
  const language = useLanguage(preferences.locale, direction);
  const navigation = useId();
  const identity =
    session.identities.find(({ userId }) => userId === preferences.userId) ?? session.identities[0];
  const source = useMemo(() => identity && portalSource(session, identity), [session, identity]);
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);

  if (!source || !identity || !language) return waiting;
  const { locale, messages, text } = language;
  const shown = shownPage(address.path, address.value('query'), identity.roles);
  const regions = Object.keys(session.regions);
  const region = address.value('region');
  const signIn = (userId: string) => {
    address.arrive();
    change({ userId });
  };
  const isKnownRegion = region === '' || regions.includes(region);
  return (
    <PartnerProvider
      key={identity.userId}
      source={source}
      asOf={session.asOf}
      locale={locale}
      messages={messages}
      theme={theme}
      density={density}
      {...(direction === 'ofLanguage' ? {} : { dir: direction })}
      region={isKnownRegion ? region || null : null}
      onRegionChange={(next) => {
        address.setValue('region', next ?? '');
        change({ region: next ?? preferences.region });
      }}
    >
      <a className="skip" href="#content">
        {text.skip}
      </a>
      <div className="portal">
        <header className="top">
          <button type="button" className="header-button pages" popoverTarget={navigation}>
            <Menu aria-hidden="true" />
            <span className="visually-hidden">{text.pages}</span>
          </button>
          <a className="brand" href="/" onClick={address.follow}>
            {session.partner}
          </a>
          {regions.length > 1 && (
            <div className="region">
              <RegionSelector allowAll={!oneRegionPages.includes(address.path)} />
            </div>
          )}
          <div className="header-end">
            <Commands
              session={session}
              identity={identity}
              address={address}
              preferences={preferences}
              onChange={change}
              onSignIn={signIn}
              text={text}
            />
            <Settings
              session={session}
              userId={identity.userId}
              preferences={preferences}
              onChange={change}
              onSignIn={signIn}
              text={text}
            />
          </div>
        </header>
        <Navigation
          id={navigation}
          address={address}
          page={navigated(shown)}
          roles={identity.roles}
          hasSeveralRegions={regions.length > 1}
          text={text}
        />
        <main id="content" className="content" tabIndex={-1}>
          {isKnownRegion ? (
            <Page
              address={address}
              shown={shown}
              identity={identity}
              text={text}
              lastRegion={preferences.region}
              hasLetters={preferences.letters === 'on'}
              columnState={preferences.columns[identity.userId]}
              onColumnStateChange={(state) =>
                change({ columns: { ...preferences.columns, [identity.userId]: state } })
              }
            />
          ) : (
            <UnknownRegionRoute address={address} text={text} regions={regions} />
          )}
        </main>
      </div>
    </PartnerProvider>
  );
}

/** Under which page of the navigation one is. */
function navigated(shown: ShownPage): string | undefined {
  if (shown.kind === 'page') return shown.id;
  return shown.kind === 'customer' ? 'customers' : undefined;
}

interface PageProps extends CustomerColumns {
  readonly address: Address;
  readonly shown: ShownPage;
  readonly identity: Identity;
  readonly text: Texts;
  readonly lastRegion: string | undefined;
  readonly hasLetters: boolean;
}

/** The page that the address names. The list stays while one of its customers is looked at: scroll and selection too. */
function Page({ address, shown, identity, text, lastRegion, hasLetters, ...columns }: PageProps) {
  const page = shown.kind === 'page' ? shown.id : undefined;
  const isList = page === 'customers';
  const list = useKeptList(address, isList, shown.kind === 'customer');
  return (
    <>
      {list && (
        <div hidden={!isList}>
          <CustomersRoute address={list} text={text} isShown={isList} hasLetters={hasLetters} {...columns} />
        </div>
      )}
      {page === '' && <WorklistRoute address={address} text={text} />}
      {shown.kind === 'customer' && (
        <CustomerRoute
          key={shown.customerId}
          id={shown.customerId}
          roles={identity.roles}
          address={address}
          text={text}
        />
      )}
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
      {shown.kind === 'launched' && <OrganizationRoute id={shown.customerId} address={address} text={text} />}
      {shown.kind === 'notIncluded' && (
        <NotIncludedRoute
          address={address}
          text={text}
          page={shown.page}
          includedIn={shown.includedIn}
          identity={identity}
        />
      )}
      {shown.kind === 'unknown' && <UnknownPageRoute address={address} text={text} />}
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
