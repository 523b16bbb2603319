import type { PartnerDataSource } from '@partnerkit/sdk';
import type { SomeSettings } from './settings.ts';

/** Which settings a source is made of: another token is asked for by the same source. */
const parts = [
  'source',
  'regions',
  'home',
  'customers',
  'customersUrl',
  'subscriptions',
  'subscriptionsUrl',
] as const satisfies readonly (keyof SomeSettings)[];

/** Makes the source of an element's settings: the same one, loaded once, until they say another. */
export class SourceKeeper {
  #from: readonly unknown[] = [];
  #made: Promise<PartnerDataSource> | undefined;

  /** The source; `undefined` where the settings name none. Rejects where they name one that is none. */
  sourceOf(settings: () => SomeSettings): Promise<PartnerDataSource> | undefined {
    const now = settings();
    const from = parts.map((part) => now[part]);
    if (from.some((value, at) => value !== this.#from[at])) {
      this.#from = from;
      this.#made = madeSource(settings);
    }
    return this.#made;
  }
}

function madeSource(settings: () => SomeSettings): Promise<PartnerDataSource> | undefined {
  const { source, regions, customers, customersUrl } = settings();
  if (source !== undefined) return Promise.resolve(source);
  if (regions !== undefined) return import('./http-data.ts').then(({ httpData }) => httpData(settings));
  if (customers === undefined && customersUrl === undefined) return undefined;
  return import('./memory-data.ts').then(({ memoryData }) => memoryData(settings()));
}
