import { useSyncExternalStore } from 'react';
import type { EnrichedInput, Enrichment } from '../host-fields/enrichment.ts';
import { usePartner } from '../provider/partner-context.ts';

const stays = () => () => {};
const none = () => '';

/** The client that knows the fields of the host's, and what answers that these decide are called in the cache. */
export function useEnriched(enrich: Enrichment | undefined) {
  const { client, report } = usePartner();
  const read = enrich?.key ?? none;
  const key = useSyncExternalStore(enrich?.subscribe ?? stays, read, read);
  return {
    client: enrich?.client({ client, report }) ?? client,
    nameOf: (input: EnrichedInput) => (enrich?.decides(input) ? [key] : []),
  };
}
