import { PartnerProvider, RegionSelector } from '@partnerkit/ui';
import { en } from '@partnerkit/ui/locales/en';
import { it } from '@partnerkit/ui/locales/it';
import { useEffect, useMemo } from 'react';
import { usePreferences } from './preferences.ts';
import { CustomersRoute } from './routes/customers.tsx';
import { OrganizationRoute } from './routes/organization.tsx';
import { portalSource, type Session } from './session.ts';
import { Settings } from './settings.tsx';
import { texts } from './texts.ts';

const catalogs = { en, it };

/** The example portal: a frame, and the widgets in it. */
export function Portal({ session }: { session: Session }) {
  const [preferences, change] = usePreferences();
  const { locale, theme, density } = preferences;
  const identity =
    session.identities.find(({ userId }) => userId === preferences.userId) ?? session.identities[0];
  const source = useMemo(() => identity && portalSource(session, identity), [session, identity]);
  const text = texts[locale];

  useEffect(() => {
    document.documentElement.lang = locale;
    document.documentElement.dataset.theme = theme;
    document.title = text.title;
  }, [locale, theme, text]);

  if (!source || !identity) return null;
  const organization = /^\/organizations\/(.+)$/.exec(location.pathname)?.[1];
  return (
    <PartnerProvider
      key={identity.userId}
      source={source}
      asOf={session.asOf}
      locale={locale}
      messages={catalogs[locale]}
      theme={theme}
      density={density}
    >
      <a className="skip" href="#content">
        {text.skip}
      </a>
      <div className="portal">
        <header className="top">
          <a className="brand" href="/">
            {session.partner}
          </a>
          <RegionSelector />
          <Settings
            session={session}
            userId={identity.userId}
            preferences={preferences}
            onChange={change}
            text={text}
          />
        </header>
        <nav className="side" aria-label={text.title}>
          <a href="/" aria-current={organization ? undefined : 'page'}>
            {text.customers}
          </a>
        </nav>
        <main id="content" className="content" tabIndex={-1}>
          {organization ? (
            <OrganizationRoute id={decodeURIComponent(organization)} text={text} />
          ) : (
            <CustomersRoute text={text} />
          )}
        </main>
      </div>
    </PartnerProvider>
  );
}
