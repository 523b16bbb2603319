import { PartnerProvider, RegionSelector } from '@partnerkit/ui';
import { ar } from '@partnerkit/ui/locales/ar';
import { en } from '@partnerkit/ui/locales/en';
import { it } from '@partnerkit/ui/locales/it';
import { useEffect, useMemo } from 'react';
import { type Address, useAddress } from './address.ts';
import { Navigation } from './navigation.tsx';
import { usePreferences } from './preferences.ts';
import { AnalyticsRoute } from './routes/analytics.tsx';
import { CustomerRoute } from './routes/customer.tsx';
import { CustomersRoute } from './routes/customers.tsx';
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
      onRegionChange={(region) => address.setValue('region', region ?? '')}
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
          <Page address={address} text={text} />
        </main>
      </div>
    </PartnerProvider>
  );
}

/** The page that the address names. */
function Page({ address, text }: { address: Address; text: Texts }) {
  const [, folder, id = ''] = address.path.split('/').map(decoded);
  if (folder === 'analytics') return <AnalyticsRoute address={address} text={text} />;
  if (folder === 'customers' && id) return <CustomerRoute key={id} id={id} address={address} text={text} />;
  if (folder === 'organizations') return <OrganizationRoute id={id} address={address} text={text} />;
  return <CustomersRoute address={address} text={text} />;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
