import { type QueryKey, useQuery } from '@tanstack/react-query';
import { usePartner } from './partner-context.ts';

/** What every read shares: where its answer is kept. The region is part of every key (REG-1); `null` is all of them. */
export function useSourceKey(isPartnerWide = false): QueryKey {
  const { cacheKey, region, asOf } = usePartner();
  return ['partnerkit', cacheKey, (!isPartnerWide && region) || null, asOf ?? null];
}

/** What a call of this provider goes with. */
export function useCallOptions(isPartnerWide = false) {
  const { region, asOf } = usePartner();
  return { region: isPartnerWide ? undefined : region, asOf };
}

/**
 * A read that is kept by region, or, where its answer is the same in each of them, for the partner as a whole. Retries
 * are the source's own affair.
 */
export function useSourceQuery<Answer>(
  name: readonly unknown[],
  load: (options: {
    region: string | undefined;
    asOf: string | undefined;
    signal: AbortSignal;
  }) => Promise<Answer>,
  { enabled = true, isPartnerWide = false }: { enabled?: boolean; isPartnerWide?: boolean } = {},
) {
  const { queryClient } = usePartner();
  const scope = useSourceKey(isPartnerWide);
  const options = useCallOptions(isPartnerWide);
  return useQuery<Answer>(
    {
      queryKey: [...scope, ...name],
      queryFn: ({ signal }) => load({ ...options, signal }),
      retry: false,
      structuralSharing: false,
      refetchOnWindowFocus: false,
      staleTime: 60_000,
      // a search leaves an answer for each letter: what is not shown goes soon
      gcTime: 30_000,
      enabled,
      // old rows stay while new ones load, but never those of another region, source or day
      placeholderData: (before, query) =>
        query && scope.every((part, index) => query.queryKey[index] === part) ? before : undefined,
    },
    queryClient,
  );
}
