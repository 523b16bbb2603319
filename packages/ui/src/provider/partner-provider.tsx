import { createPartnerClient, type PartnerClient, type PartnerDataSource } from '@partnerkit/sdk';
import { QueryClient } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect, useId, useMemo, useState } from 'react';
import { directionOf } from '../i18n/direction.ts';
import { en } from '../i18n/en.messages.ts';
import { createFormats } from '../i18n/formats.ts';
import { createTranslate, type Messages } from '../i18n/translate.ts';
import { useControlled } from '../primitives/use-controlled.ts';
import { Notices } from './notices.tsx';
import { type Density, type Notice, PartnerContext } from './partner-context.ts';

/** What a {@link PartnerProvider} takes; `source` or a `client` of the host's own is all it needs. */
export interface PartnerProviderProps {
  readonly children: ReactNode;
  readonly source?: PartnerDataSource;
  readonly client?: PartnerClient;
  /** The host's own query client; absent, one private to this provider. */
  readonly queryClient?: QueryClient;
  /** The day for which statuses and figures are judged, `YYYY-MM-DD`; absent, today in UTC. */
  readonly asOf?: string;
  /** BCP 47; numbers and dates follow it. */
  readonly locale?: string;
  /** A catalog of `@partnerkit/ui/locales/…`; absent, English. */
  readonly messages?: Messages;
  readonly theme?: 'light' | 'dark' | 'auto';
  readonly density?: Density;
  /** Absent: that of the locale. */
  readonly dir?: 'ltr' | 'rtl' | undefined;
  /** The chosen region, controlled; `null` for all. */
  readonly region?: string | null;
  readonly defaultRegion?: string;
  readonly onRegionChange?: (region: string | null) => void;
}

/** Everything that the widgets below it share: the data, the region, the language and the look. */
export function PartnerProvider(props: PartnerProviderProps) {
  const {
    children,
    source,
    asOf,
    locale = 'en',
    messages = en,
    theme = 'auto',
    density = 'regular',
    dir = directionOf(locale),
  } = props;
  const client = useClient(props);
  const queryClient = useMemo(() => props.queryClient ?? new QueryClient(), [props.queryClient]);
  const [region, setRegion] = useControlled(props.region, props.defaultRegion ?? null, props.onRegionChange);
  const [container, setContainer] = useState<HTMLElement | null>(null);
  const [notice, setNotice] = useState<Notice>();
  const id = useId();
  const cacheKey = useCacheKey(id, source ?? client);
  const t = useMemo(() => createTranslate(locale, messages), [locale, messages]);
  const formats = useMemo(() => createFormats(locale), [locale]);
  const dismiss = useCallback(() => setNotice(undefined), []);

  useEffect(
    () => client.subscribe(() => void queryClient.invalidateQueries({ queryKey: ['partnerkit', cacheKey] })),
    [client, queryClient, cacheKey],
  );

  const value = useMemo(
    () => ({
      client,
      queryClient,
      cacheKey,
      asOf,
      region: region ?? undefined,
      setRegion: (next: string | undefined) => setRegion(next ?? null),
      locale,
      density,
      dir,
      t,
      formats,
      notify: setNotice,
      container,
    }),
    [client, queryClient, cacheKey, asOf, region, setRegion, locale, density, dir, t, formats, container],
  );

  return (
    <PartnerContext.Provider value={value}>
      <div className="pk-root" data-theme={theme} data-density={density} dir={dir} lang={locale}>
        <p className="pk-missing-style-sheet">
          PartnerKit has no style sheet here. Add: import '@partnerkit/ui/styles.css'
        </p>
        {children}
        <Notices notice={notice} onDismiss={dismiss} t={t} />
        <div className="pk-floating" ref={setContainer} />
      </div>
    </PartnerContext.Provider>
  );
}

function useClient({ source, client, asOf }: PartnerProviderProps): PartnerClient {
  const made = useMemo(() => source && createPartnerClient({ source, asOf }), [source, asOf]);
  const chosen = client ?? made;
  if (!chosen) {
    throw new Error(
      'PartnerKit: PartnerProvider needs a source, for example source={memorySource({ customers: [] })}.',
    );
  }
  return chosen;
}

/** A key that is new for each source: one partner's rows never answer for another's. */
function useCacheKey(id: string, of: object): string {
  const [keys] = useState(() => new WeakMap<object, string>());
  const [counter] = useState(() => ({ last: 0 }));
  let key = keys.get(of);
  if (key === undefined) {
    key = `${id}${++counter.last}`;
    keys.set(of, key);
  }
  return key;
}
