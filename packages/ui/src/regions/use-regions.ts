import { useQuery } from '@tanstack/react-query';
import { usePartner } from '../provider/partner-context.ts';

/** The regions that the viewer may choose from, and the chosen one (REG-1). */
export function useRegions() {
  const { client, queryClient, cacheKey, region, setRegion } = usePartner();
  // the list of regions is the same in each of them
  const query = useQuery(
    {
      queryKey: ['partnerkit', cacheKey, 'regions'],
      queryFn: ({ signal }) => client.regions.list({ signal }),
      retry: false,
      refetchOnWindowFocus: false,
      staleTime: 60_000,
    },
    queryClient,
  );
  return { regions: query.data?.items, region, setRegion, query };
}
