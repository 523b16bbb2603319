import { usePartner } from '../provider/partner-context.ts';
import { useSourceQuery } from '../provider/use-source-query.ts';

/** The regions that the viewer may choose from, and the chosen one (REG-1). */
export function useRegions() {
  const { client, region, setRegion } = usePartner();
  const query = useSourceQuery(['regions'], (options) => client.regions.list(options), {
    isPartnerWide: true,
  });
  return { regions: query.data?.items, region, setRegion, query };
}
