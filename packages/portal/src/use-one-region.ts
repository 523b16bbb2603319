import type { PartnerClient } from '@partnerkit/sdk';
import { usePartner, useRegions } from '@partnerkit/ui';
import { useEffect, useRef } from 'react';
import type { Address } from './address.ts';

/** What a page about one region shows: its region, that there is none, or why that is not known. */
export type OneRegion =
  | { readonly state: 'waiting' | 'ready' | 'none' }
  | { readonly state: 'failed'; readonly error: Error; readonly retry: () => void };

/** Analytics show one region at a time (REG-1): the one chosen last, else the one with the most customers. */
export function useOneRegion(address: Address, lastRegion: string | undefined): OneRegion {
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
  if (region !== undefined) return { state: 'ready' };
  if (regions?.length === 0) return { state: 'none' };
  if (query.error && !regions)
    return { state: 'failed', error: query.error, retry: () => void query.refetch() };
  return { state: 'waiting' };
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
