import { isServer, type QueryKey, useQuery } from '@tanstack/react-query';
import { usePartner } from './partner-context.ts';
import type { SourceAnswer } from './source-answer.ts';

/** What every read shares: where its answer is kept. The region is part of every key (REG-1); `null` is all of them. */
export function useSourceKey(isPartnerWide = false): QueryKey {
  const { cacheKey, region, asOf } = usePartner();
  return sourceKey(cacheKey, isPartnerWide ? undefined : region, asOf);
}

/** Where answers of a region are kept. */
export function sourceKey(cacheKey: string, region: string | undefined, asOf: string | undefined): QueryKey {
  return ['partnerkit', cacheKey, region || null, asOf ?? null];
}

/** What a call of this provider goes with. */
export function useCallOptions(isPartnerWide = false) {
  const { region, asOf } = usePartner();
  return { region: isPartnerWide ? undefined : region, asOf };
}

/** How a read differs from others. */
interface SourceQueryOptions<Answer> {
  /** Whether there is anything to ask; absent, there is. */
  readonly enabled?: boolean | undefined;
  readonly isPartnerWide?: boolean | undefined;
  /** How many leading parts of its name an answer has to share to stand in while another loads; absent, none. */
  readonly standsInWithin?: number | undefined;
  /** What stands in for the answer at once, where something is at hand. */
  readonly atHand?: (() => Answer | undefined) | undefined;
  /** The answer, where it is there already: nobody is asked. */
  readonly whole?: Answer | undefined;
  /** In how many milliseconds it is asked again, while the page is looked at; `false`: not by itself. */
  readonly askAgainIn?: ((answer: Answer | undefined, failure: Error | null) => number | false) | undefined;
}

/** What a read goes with. */
export interface ReadOptions {
  readonly region: string | undefined;
  readonly asOf: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * A read that is kept by region, or, where its answer is the same in each of them, for the partner as a whole. Retries
 * are the source's own affair, and what a host's query client does by default is for the host's own queries.
 */
export function useSourceQuery<Answer>(
  name: readonly unknown[],
  load: (options: ReadOptions) => Promise<Answer>,
  {
    enabled = true,
    isPartnerWide = false,
    standsInWithin = 0,
    atHand,
    whole,
    askAgainIn,
  }: SourceQueryOptions<Answer> = {},
): SourceAnswer<Answer> {
  const { queryClient } = usePartner();
  const read = useRead();
  const scope = useSourceKey(isPartnerWide);
  const kept = [...scope, ...name.slice(0, standsInWithin)];
  return useQuery<Answer>(
    {
      ...read(scope, name, load, useCallOptions(isPartnerWide)),
      enabled,
      initialData: whole,
      refetchInterval: ({ state }) => askAgainIn?.(state.data, state.error) ?? false,
      // old rows stay while new ones load, but never those of another region, source or day
      placeholderData: (before, query) => {
        const isOurs = query && kept.every((part, index) => query.queryKey[index] === part);
        return (isOurs ? before : undefined) ?? (atHand?.() as typeof before);
      },
    },
    queryClient,
  );
}

/** What reads are, whatever is asked and of whom. */
export function useRead() {
  const { report, painting } = usePartner();
  return <Answer>(
    scope: QueryKey,
    name: readonly unknown[],
    load: (options: ReadOptions) => Promise<Answer>,
    options: Omit<ReadOptions, 'signal'>,
  ) => ({
    ...ownDefaults,
    queryKey: [...scope, ...name],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
      try {
        if (painting.current) await painting.current;
        return await load({ ...options, signal });
      } catch (cause) {
        if (!signal.aborted) report(cause);
        throw cause;
      }
    },
  });
}

/** Everything that a host may have set for all queries of its client, as these queries need it. */
const ownDefaults = {
  // rows in memory need no network, and a source knows best whether it has one
  networkMode: 'always',
  retry: false,
  retryOnMount: true,
  throwOnError: false,
  structuralSharing: false,
  staleTime: 60_000,
  // a search leaves an answer for each letter: what is not shown goes soon; on a server all goes with the request, without a timer
  gcTime: isServer ? Number.POSITIVE_INFINITY : 30_000,
  refetchOnMount: true,
  refetchOnReconnect: true,
  refetchOnWindowFocus: false,
  refetchIntervalInBackground: false,
  subscribed: true,
  select: undefined,
  initialData: undefined,
  initialDataUpdatedAt: undefined,
  notifyOnChangeProps: undefined,
  persister: undefined,
  experimental_prefetchInRender: false,
} as const;
