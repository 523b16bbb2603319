import { PartnerProvider, RegionSelector } from '@partnerkit/ui';
import { ar } from '@partnerkit/ui/locales/ar';
import { en } from '@partnerkit/ui/locales/en';
import { it } from '@partnerkit/ui/locales/it';
import { useEffect, useMemo, useState } from 'react';
import { type Address, useAddress } from './address.ts';
import { Navigation } from './navigation.tsx';
import { usePreferences } from './preferences.ts';
import { AnalyticsRoute } from './routes/analytics.tsx';
import { CustomerRoute } from './routes/customer.tsx';
import { type CustomerColumns, CustomersRoute } from './routes/customers.tsx';
import { OrganizationRoute } from './routes/organization.tsx';
import { portalSource, type Session } from './session.ts';
import { Settings } from './settings.tsx';
import { type Texts, texts } from './texts.ts';

const catalogs = { ar, en, it };

/** The example portal: a frame, and the widgets in it. */
export function Portal({ session }: { session: Session }) {
  const [preferences, change] = usePreferences();
  const address = useAddress();
  const { locale, theme, density } = preferences;
  const identity =
    session.identities.find(({ userId }) => userId === preferences.userId) ?? session.identities[0];
  const source = useMemo(() => identity && portalSource(session, identity), [session, identity]);
  const text = texts[locale];

  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dir = locale === 'ar' ? 'rtl' : 'ltr';
    document.documentElement.dataset.theme = theme;
  }, [locale, theme]);

  if (!source || !identity) return null;
  return (
    <PartnerProvider
      key={identity.userId}
      source={source}
      asOf={session.asOf}
      locale={locale}
      messages={catalogs[locale]}
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
          <RegionSelector allowAll={address.path !== '/analytics'} />
          <Settings
            session={session}
            userId={identity.userId}
            preferences={preferences}
            onChange={change}
            text={text}
          />
        </header>
        <Navigation address={address} text={text} />
        <main id="content" className="content" tabIndex={-1}>
          <Page
            address={address}
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
  readonly text: Texts;
  readonly lastRegion: string | undefined;
}

/** The page that the address names. The list stays while one of its customers is looked at: scroll and selection too. */
function Page({ address, text, lastRegion, ...columns }: PageProps) {
  const [, folder = '', id = ''] = address.path.split('/').map(decoded);
  const isCustomer = folder === 'customers' && id !== '';
  const isList = !isCustomer && folder !== 'analytics' && folder !== 'organizations';
  const list = useKeptList(address, isList, isCustomer);
  return (
    <>
      {list && (
        <div hidden={!isList}>
          <CustomersRoute address={list} text={text} isShown={isList} {...columns} />
        </div>
      )}
      {isCustomer && <CustomerRoute key={id} id={id} address={address} text={text} />}
      {folder === 'analytics' && <AnalyticsRoute address={address} text={text} lastRegion={lastRegion} />}
      {folder === 'organizations' && <OrganizationRoute id={id} address={address} text={text} />}
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
