import { useQueries } from '@tanstack/react-query';
import { usePartner } from './partner-context.ts';
import { type ReadOptions, sourceKey, useRead } from './use-source-query.ts';

/** The same read of several regions, each for itself and kept by itself, whichever is chosen. */
export function useEachRegion<Answer>(
  regions: readonly string[],
  name: readonly unknown[],
  load: (region: string, options: ReadOptions) => Promise<Answer>,
) {
  const { queryClient, cacheKey, asOf } = usePartner();
  const read = useRead();
  return useQueries(
    {
      queries: regions.map((region) =>
        read<Answer>(sourceKey(cacheKey, region, asOf), name, (options) => load(region, options), {
          region,
          asOf,
        }),
      ),
    },
    queryClient,
  );
}
