import {
  type BeforeMutate,
  isDevelopment,
  type MutationHooks,
  type Observe,
  type PartnerClient,
  type PartnerDataSource,
} from '@partnerkit/sdk';
import { QueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { directionOf } from '../i18n/direction.ts';
import { createFormats } from '../i18n/formats.ts';
import { readLocale } from '../i18n/read-locale.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { createTranslate, type Dictionary, type Translate } from '../i18n/translate.ts';
import { useDictionary } from '../i18n/use-dictionary.ts';
import { loadFailureParts } from '../primitives/failure-parts.ts';
import { lazyPart, nothingOpened } from '../primitives/lazy-part.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { useControlled } from '../primitives/use-controlled.ts';
import type { DraftStorage } from '../primitives/wizard/draft-storage.ts';
import { drawnKey } from './drawn-key.ts';
import { Floating } from './floating.tsx';
import { Notices } from './notices.tsx';
import { type Painting, unlessPainting } from './painting.ts';
import { type Density, PartnerContext, type SignIn } from './partner-context.ts';
import type { PartnerEvent } from './partner-event.ts';
import { useAnnouncements } from './use-announcements.ts';
import { useChanges } from './use-changes.ts';
import { useClient } from './use-client.ts';
import { useHostHooks } from './use-host-hooks.ts';
import { useHostScheme } from './use-host-scheme.ts';
import { useKeptChanges } from './use-kept-changes.ts';
import { useKeptSource } from './use-kept-source.ts';
import { useNotices } from './use-notices.ts';
import { useReport } from './use-report.ts';
import { useViewerQuery } from './use-viewer.ts';
import { useWaitingChanges } from './use-waiting-changes.ts';

const WaitingChanges = lazyPart(
  () => import('./waiting-changes.tsx').then((module) => module.WaitingChanges),
  // what waits is made all the same
  () => {},
);

const ViewerLine = lazyPart(
  () => import('./viewer-line.tsx').then((module) => module.ViewerLine),
  nothingOpened,
);

/** No texts of a host's own. */
const english: Dictionary = {};

/** What a {@link PartnerProvider} takes; `source` or a `client` of the host's own is all it needs. */
export interface PartnerProviderProps {
  readonly children: ReactNode;
  readonly source?: PartnerDataSource | undefined;
  readonly client?: PartnerClient | undefined;
  /** The host's own query client; absent, one private to this provider. */
  readonly queryClient?: QueryClient | undefined;
  /** The day for which statuses and figures are judged, `YYYY-MM-DD`; absent, today in UTC. */
  readonly asOf?: string | undefined;
  /** BCP 47, or as systems write it (`it_IT.UTF-8`); numbers and dates follow it. What can't be read is English. */
  readonly locale?: string | undefined;
  /** A catalog of `@partnerkit/ui/locales/…`, or the host's own texts, as few as it likes; the rest is English. */
  readonly messages?: Dictionary | undefined;
  /** `auto`, the default, is the `color-scheme` of the page around it. */
  readonly theme?: 'light' | 'dark' | 'auto' | undefined;
  readonly density?: Density | undefined;
  /** Absent: that of the locale. */
  readonly dir?: 'ltr' | 'rtl' | undefined;
  /** The chosen region, controlled; `null` for all. */
  readonly region?: string | null | undefined;
  readonly defaultRegion?: string | undefined;
  readonly onRegionChange?: ((region: string | null) => void) | undefined;
  /** Signs the viewer in again: a button offers it where a read fails since the sign-in has ended. */
  readonly onSignIn?: SignIn | undefined;
  /**
   * Asked before everything that changes something, below and of the host's own actions: nothing or `true` lets it go on, a text
   * refuses it with that reason, which the viewer reads. A `client` of the host's own takes it in `createPartnerClient`.
   */
  readonly beforeMutate?: BeforeMutate | undefined;
  /**
   * Told of what fails below (calls, widgets and cells that broke), how long calls take, and what happened: changes, filters, orders,
   * views, exports, navigation. A `client` of the host's own takes it in `createPartnerClient` too, which then tells of its calls.
   */
  readonly observe?: Observe<PartnerEvent> | undefined;
  /**
   * Where changes that wait for the connection are written down, so that they outlive a reload: ids, tags and notes. Absent, the tab's
   * own `sessionStorage`; `null` keeps nothing. Providers over different sources need one each.
   */
  readonly waitingStorage?: DraftStorage | null | undefined;
}

/**
 * Everything that the widgets below it share: the data, the region, the language and the look. Where it has no source
 * that works it says so in its place; it never throws into the page around it.
 */
export function PartnerProvider(props: PartnerProviderProps) {
  const { theme = 'auto', density = 'regular' } = props;
  const locale = useMemo(() => readLocale(props.locale), [props.locale]);
  const dir = props.dir ?? directionOf(locale);
  const messages = useDictionary(props.messages ?? english);
  const t = useMemo(() => createTranslate(locale, messages), [locale, messages]);
  const { hooks, tell } = useHostHooks(props.beforeMutate, props.observe);
  const { client, problem } = useClient(props.source, props.client, props.asOf, hooks);
  useProblem(problem);
  useKeptSource(props.source ?? props.client);
  useProblem(missingMessages(locale, props.messages));

  const root = useRef<HTMLDivElement>(null);
  const around = useHostScheme(root, theme === 'auto');

  return (
    <div
      ref={root}
      className="pk-root"
      data-theme={theme === 'auto' ? (around ?? theme) : theme}
      data-density={density}
      dir={dir}
      lang={locale}
    >
      <p className="pk-missing-style-sheet">
        PartnerKit has no style sheet here. Add: import '@partnerkit/ui/styles.css'
      </p>
      {client ? (
        <Provided
          {...props}
          client={client}
          locale={locale}
          dir={dir}
          density={density}
          t={t}
          hooks={hooks}
          tell={tell}
        />
      ) : (
        <StateMessage state="failed" title={t.with(stateTexts)('state.noSourceTitle')} text={problem} />
      )}
    </div>
  );
}

interface ProvidedProps extends PartnerProviderProps {
  readonly client: PartnerClient;
  readonly locale: string;
  readonly dir: 'ltr' | 'rtl';
  readonly density: Density;
  readonly t: Translate;
  readonly hooks: MutationHooks;
  readonly tell: (event: PartnerEvent) => void;
}

/** What the widgets share, once there is a client. */
function Provided({
  children,
  source,
  client,
  asOf,
  locale,
  dir,
  density,
  t,
  hooks,
  tell,
  ...props
}: ProvidedProps) {
  const queryClient = useMemo(() => props.queryClient ?? new QueryClient(), [props.queryClient]);
  const [region, setRegion] = useControlled(props.region, props.defaultRegion ?? null, props.onRegionChange);
  const { notice, notify, dismiss, undo } = useNotices(tell);
  const { said, announce } = useAnnouncements();
  const [painting] = useState<Painting>({ current: undefined });
  const cacheKey = useCacheKey(source ?? client);
  const formats = useMemo(() => createFormats(locale), [locale]);
  const report = useReport(hooks.observe);
  const { onSignIn } = props;

  // until then nobody asks again when the connection is back; a host's own may be mounted more than once
  useEffect(() => {
    queryClient.mount();
    return () => queryClient.unmount();
  }, [queryClient]);
  const { changed, changing } = useChanges(queryClient, cacheKey);
  useEffect(
    () =>
      unlessPainting(painting, () => {
        // it has to be there when the network goes; whoever needs it where it did not come asks for it again
        loadFailureParts().catch(() => {});
      }),
    [painting],
  );
  const { waiting, queue, whenOnline } = useWaitingChanges(client, painting);
  const { storage, isUsed, areKept, setAreKept } = useKeptChanges(props.waitingStorage, waiting, painting);
  useEffect(() => {
    let stop: unknown;
    const unlessBroken = (run: () => void) => {
      try {
        run();
      } catch (cause) {
        console.error('PartnerKit: the source cannot tell of changes.', cause);
      }
    };
    unlessBroken(() => {
      stop = client.subscribe(changed);
    });
    return () => unlessBroken(() => typeof stop === 'function' && stop());
  }, [client, changed]);

  const value = useMemo(
    () => ({
      client,
      queryClient,
      cacheKey,
      asOf,
      region: region ?? undefined,
      setRegion: (next: string | undefined) => {
        setRegion(next ?? null);
        tell({ type: 'region', region: next ?? null });
      },
      locale,
      density,
      dir,
      t,
      formats,
      notify,
      announce,
      changing,
      whenOnline,
      report,
      hooks,
      tell,
      onSignIn,
      undo,
      painting,
    }),
    [
      client,
      queryClient,
      cacheKey,
      asOf,
      region,
      setRegion,
      locale,
      density,
      dir,
      t,
      formats,
      notify,
      announce,
      changing,
      whenOnline,
      report,
      hooks,
      tell,
      onSignIn,
      undo,
      painting,
    ],
  );

  return (
    <PartnerContext.Provider value={value}>
      <Floating>
        {children}
        <Notices {...{ notice, announce, t }} onDismiss={dismiss} onUndo={undo}>
          <UnknownViewer />
          {isUsed && <WaitingChanges {...{ storage, waiting, queue, areKept }} onKept={setAreKept} />}
        </Notices>
        <div className="pk-visually-hidden" role="status">
          {said}
        </div>
      </Floating>
    </PartnerContext.Provider>
  );
}

/** Says so where it could not be found out what the viewer may do. */
function UnknownViewer() {
  const { data, errorUpdatedAt } = useViewerQuery();
  return data === undefined && errorUpdatedAt > 0 ? <ViewerLine /> : null;
}

/** Tells the developer, once, what the host has to mend. */
function useProblem(problem: string | undefined): void {
  const told = useRef<string>(undefined);
  useEffect(() => {
    if (problem === undefined || told.current === problem) return;
    told.current = problem;
    console.error(`PartnerKit: ${problem}`);
  }, [problem]);
}

/** Numbers that follow a locale beside English texts are rarely what a host means. */
function missingMessages(locale: string, messages: Dictionary | undefined): string | undefined {
  const [language] = locale.split('-');
  if (messages || language === 'en' || !isDevelopment()) return undefined;
  return (
    `locale="${locale}" comes without messages, so the texts are English. Shipped ones: ` +
    `import { ${language} } from '@partnerkit/ui/locales/${language}'; messages={${language}}.`
  );
}

/**
 * A key that is new for each source: one partner's rows never answer for another's. It is drawn, not counted: roots,
 * copies of this library and tabs that share a query client each count from the start.
 */
function useCacheKey(of: object): string {
  const [keys] = useState(() => new WeakMap<object, string>());
  const key = keys.get(of) ?? drawnKey();
  keys.set(of, key);
  return key;
}
