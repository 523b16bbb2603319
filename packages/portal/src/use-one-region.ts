import type { PartnerClient } from '@partnerkit/sdk';
import { usePartner, useRegions } from '@partnerkit/ui';
import { useEffect, useRef } from 'react';
import type { Address } from './address.ts';

/** Analytics show one region at a time (REG-1): the one chosen last, else the one with the most customers. */
export function useOneRegion(address: Address, lastRegion: string | undefined): boolean {
  const { client } = usePartner();
  const { regions, region, query } = useRegions();
  const latest = useRef(address);
  useEffect(() => {
    latest.current = address;
  });
  useEffect(() => {
    if (region !== undefined || !regions?.length) return;
    const controller = new AbortController();
    const ids = regions.map(({ id }) => id);
    const chosen = ids.find((id) => id === lastRegion) ?? largestRegion(client, ids, controller.signal);
    Promise.resolve(chosen).then(
      (id) => controller.signal.aborted || latest.current.setValue('region', id ?? ''),
    );
    return () => controller.abort();
  }, [client, region, regions, lastRegion]);
  // data without regions has one, implicit
  return region !== undefined || query.isError || regions?.length === 0;
}

/** The region with the most customers; one that does not answer counts none. */
async function largestRegion(
  client: PartnerClient,
  regions: readonly string[],
  signal: AbortSignal,
): Promise<string | undefined> {
  const counts = await Promise.all(
    regions.map((region) =>
      client.customers.count({}, { region, signal }).then(
        ({ total }) => total,
        () => 0,
      ),
    ),
  );
  return regions[counts.indexOf(Math.max(...counts))];
}
