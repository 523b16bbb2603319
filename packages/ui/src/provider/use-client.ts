import {
  createPartnerClient,
  type MutationHooks,
  type PartnerClient,
  type PartnerDataSource,
} from '@partnerkit/sdk';
import { useMemo } from 'react';

/** A provider's client, or what its host has to mend where there can be none. */
export type ClientOrProblem =
  | { readonly client: PartnerClient; readonly problem?: undefined }
  | { readonly client?: undefined; readonly problem: string };

const example = 'for example source={memorySource({ customers: [] })}';

/** The client that a host handed in, or one over its source. What is missing or broken is said, not thrown. */
export function useClient(
  source: PartnerDataSource | undefined,
  client: PartnerClient | undefined,
  asOf: string | undefined,
  hooks: MutationHooks,
): ClientOrProblem {
  return useMemo(() => {
    if (client) {
      return typeof client.supports === 'function'
        ? { client }
        : { problem: 'The client of PartnerProvider is none: make it with createPartnerClient({ source }).' };
    }
    if (!source) return { problem: `PartnerProvider needs a source, ${example}.` };
    try {
      if (typeof source.call !== 'function' || typeof source.capabilities.operations.has !== 'function') {
        return { problem: `The source of PartnerProvider is none (${typeOf(source)}): ${example}.` };
      }
      return { client: createPartnerClient({ source, asOf, ...hooks }) };
    } catch (cause) {
      return { problem: cause instanceof Error ? cause.message : String(cause) };
    }
  }, [source, client, asOf, hooks]);
}

function typeOf(value: unknown): string {
  return value instanceof Promise ? 'a promise: await it first' : typeof value;
}
