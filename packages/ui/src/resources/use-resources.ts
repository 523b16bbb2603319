import {
  type CheckedResources,
  type FoundResources,
  type LocalText,
  type Resource,
  type ResourceContent,
  type ResourceQuery,
  type RowProblem,
  toPartnerError,
} from '@partnerkit/sdk';
import {
  checkedResources,
  loadDefaultResources,
  localText,
  resourceFilterFields,
  resourceSearch,
  resourcesFor,
} from '@partnerkit/sdk/rules';
import { useId, useMemo } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { resourceKindTexts } from '../i18n/texts/resource-kind-texts.ts';
import { useControlled } from '../primitives/use-controlled.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';
import { useViewerRoles } from '../provider/use-viewer.ts';
import { languageName } from './language-name.ts';

/** Resources that a host has, or how to get them; asked once, and again for another language. */
export type ResourceRows =
  | ResourceContent
  | ((context: {
      readonly signal: AbortSignal;
      readonly locale: string;
    }) => ResourceContent | PromiseLike<ResourceContent>);

/** What {@link useResources} takes. */
export interface ResourcesOptions {
  /** Absent, the content that ships: the topics of the vendor's public help. */
  readonly content?: ResourceRows | undefined;
  /** What is looked for, controlled. */
  readonly query?: ResourceQuery | undefined;
  readonly defaultQuery?: ResourceQuery | undefined;
  readonly onQueryChange?: ((query: ResourceQuery) => void) | undefined;
}

/** Resources as they are shown to this viewer. */
export interface ResourcesState {
  /** All that the viewer's roles are shown; `undefined` while they load. */
  readonly resources: readonly Resource[] | undefined;
  readonly quickLinks: readonly Resource[];
  readonly featured: readonly Resource[];
  readonly found: FoundResources;
  readonly query: ResourceQuery;
  readonly setQuery: (query: ResourceQuery) => void;
  /** Whether anything is looked for. */
  readonly isSearched: boolean;
  readonly refused: readonly RowProblem[];
  readonly failure: unknown;
  readonly reload: () => void;
  /** What topics, kinds and languages are called in the viewer's language. */
  readonly nameOf: (field: keyof FoundResources['choices'], value: string) => string;
  /** What a text says in the viewer's language. */
  readonly textOf: (text: LocalText | undefined) => string;
}

const everything: ResourceQuery = {};
const nothing: CheckedResources = { resources: [], topics: {}, refused: [] };

/** Quick links, featured resources, and a search in all of them (RES-1), without a look. */
export function useResources({
  content,
  query: hosts,
  defaultQuery = everything,
  onQueryChange,
}: ResourcesOptions = {}): ResourcesState {
  const { t, locale } = usePartner(resourceKindTexts);
  const loaded = useContent(content);
  const [query, setQuery] = useControlled<ResourceQuery>(hosts, defaultQuery, onQueryChange);
  const roles = useViewerRoles();
  const { topics, refused } = loaded.data ?? nothing;
  const resources = useMemo(
    () => loaded.data && (roles ? resourcesFor(loaded.data.resources, roles) : loaded.data.resources),
    [loaded.data, roles],
  );
  const search = useMemo(() => {
    const kinds = [...new Set((resources ?? []).flatMap(({ kind }) => kind ?? []))];
    const kindNames = Object.fromEntries(kinds.map((kind) => [kind, domainName(t, 'resourceKind', kind)]));
    return resourceSearch(resources ?? [], { locale, topicNames: topics, kindNames });
  }, [resources, locale, topics, t]);
  return {
    resources,
    quickLinks: resources?.filter(({ isQuickLink }) => isQuickLink) ?? [],
    featured: resources?.filter(({ isFeatured }) => isFeatured) ?? [],
    found: useMemo(() => search(query), [search, query]),
    query,
    setQuery,
    isSearched: isSearched(query),
    refused,
    failure: loaded.failure,
    reload: loaded.reload,
    nameOf: (field, value) => {
      if (field === 'kinds') return domainName(t, 'resourceKind', value);
      if (field === 'languages') return languageName(locale, value);
      return Object.hasOwn(topics, value) ? localText(topics[value], locale) : value;
    },
    textOf: (text) => localText(text, locale),
  };
}

function isSearched(query: ResourceQuery): boolean {
  return Boolean(query.text?.trim()) || resourceFilterFields.some((field) => query[field]?.length);
}

/** The content, checked: handed over, loaded by the host, or the one that ships. */
function useContent(content: ResourceRows | undefined) {
  const { locale } = usePartner();
  const id = useId();
  const isHandedOver = content !== undefined && typeof content !== 'function';
  const handedOver = useMemo((): { data?: CheckedResources; failure?: unknown } => {
    if (!isHandedOver) return {};
    try {
      return { data: checkedResources(content) };
    } catch (failure) {
      return { failure };
    }
  }, [content, isHandedOver]);
  const name = content ? ['resources', id, locale] : ['resources'];
  const { data, error, refetch } = useSourceQuery(
    name,
    async ({ signal }) => {
      if (typeof content !== 'function') return checkedResources(await loadDefaultResources());
      try {
        return checkedResources(await content({ signal, locale }));
      } catch (cause) {
        throw toPartnerError(cause, 'unavailable');
      }
    },
    { enabled: !isHandedOver, isPartnerWide: true },
  );
  const own = { data, failure: data ? undefined : (error ?? undefined) };
  return { ...(isHandedOver ? handedOver : own), reload: () => void refetch() };
}
