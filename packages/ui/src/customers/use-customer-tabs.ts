import type { MissingRegion, SavedView } from '@partnerkit/sdk';
import type { Enrichment } from '../host-fields/enrichment.ts';
import { presetTexts } from '../i18n/texts/preset-texts.ts';
import { statusTexts } from '../i18n/texts/status-texts.ts';
import { useControlled } from '../primitives/use-controlled.ts';
import { useHostCall } from '../primitives/use-host-call.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useSupports } from '../provider/use-supports.ts';
import { queryPresets } from './query-presets.ts';
import { tellQuery } from './tell-query.ts';
import { useEnriched } from './use-enriched.ts';
import { useQueryParts } from './use-query-parts.ts';

/** Customers that are a press away: a query under a name, as a saved view has them. Without a query all of them. */
export type CustomerTab = Pick<SavedView, 'name' | 'query'>;

/** What {@link CustomerTabs} takes. */
export interface CustomerTabsProps {
  /** The query of the list below; absent, that of the tab pressed last. */
  readonly query?: string | undefined;
  /** Told of the query of the tab that is pressed, and of `''`, all customers, by a press on the one that is shown. */
  readonly onQueryChange?: ((query: string) => void) | undefined;
  /**
   * At most 20, each with a query of its own, instead of ours: all customers, and those that are suspended, over the license limit,
   * about to expire, hardly used or on trial.
   */
  readonly tabs?: readonly CustomerTab[] | undefined;
  /** Fields of the host's by which tabs of your own may ask, where these have a `filter`. */
  readonly enrich?: Enrichment | undefined;
}

/** A tab, and what is known of it. */
export interface CountedTab {
  readonly name: string;
  readonly query: string;
  /** How many customers its query finds, in the regions that answered; `undefined` while that is not known. */
  readonly total: number | undefined;
  /** Whether the list shows these customers, whichever way its query is written. */
  readonly isShown: boolean;
}

/** What {@link useCustomerTabs} answers. */
export interface CustomerTabsState {
  readonly tabs: readonly CountedTab[];
  /** Whether the counts are still to come. */
  readonly isCounting: boolean;
  /** The regions without which is counted, since they did not answer. */
  readonly missing: readonly MissingRegion[];
  /** Shows the customers of a tab, or all where these are shown. */
  readonly choose: (tab: CountedTab) => void;
}

/**
 * Queries of the customer list under names, each with how many customers it finds: all are counted by one read, anew whenever the
 * list is read anew (CUS-1, FIL-2).
 */
export function useCustomerTabs({ tabs: own, enrich, ...props }: CustomerTabsProps): CustomerTabsState {
  const { t, tell } = usePartner(presetTexts, statusTexts);
  const call = useHostCall();
  const [query, setQuery] = useControlled(props.query, '', props.onQueryChange);
  const { client, nameOf } = useEnriched(enrich);
  const tabs = own ?? [
    { name: t('filter.preset.all') },
    { name: t('status.suspended'), query: 'status:suspended' },
    { name: t('filter.preset.overage'), query: queryPresets.overage },
    { name: t('filter.preset.expires30'), query: queryPresets.expires30 },
    { name: t('filter.preset.usage50'), query: queryPresets.usage50 },
    { name: t('status.trial'), query: 'status:trial' },
  ];
  const queries = [...new Set(tabs.map((tab) => tab.query ?? ''))];
  const supportsCounts = useSupports('customers.counts');
  const counted = useSourceQuery(
    ['customer-count', queries, ...queries.flatMap((one) => nameOf({ query: one }))],
    (options) => client.customers.counts({ queries }, options),
    { enabled: supportsCounts && queries.length > 0 },
  );
  const totals = new Map(counted.data?.items.map((one) => [one.query, one.total]));
  const parts = useQueryParts(query !== '' && !queries.includes(query));
  const canonical = (text: string) => {
    const read = text === '' ? undefined : parts?.checkQuery(text, enrich?.filters.language).query;
    return read && parts ? parts.formatQuery(read) : text;
  };
  return {
    tabs: tabs.map((tab) => ({
      name: tab.name,
      query: tab.query ?? '',
      total: totals.get(tab.query ?? ''),
      isShown: canonical(tab.query ?? '') === canonical(query),
    })),
    isCounting: counted.isPending && counted.isFetching,
    missing: counted.data?.missing ?? [],
    choose: (tab) => {
      const next = tab.isShown ? '' : tab.query;
      if (next === query) return;
      call(() => setQuery(next));
      tellQuery(tell, 'customers', next, enrich);
    },
  };
}
