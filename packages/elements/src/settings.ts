import type { BeforeMutate, GetToken, PartnerDataSource } from '@partnerkit/sdk';
import type { PartnerProviderProps } from '@partnerkit/ui/partner-provider';
import type { Fields } from './fields.ts';

/**
 * What `<partnerkit-provider>` says for all elements below it, and each of them for itself: where the data is, the region, the
 * language and the look.
 */
export interface PartnerSettings {
  /** A source of the SDK, instead of all that follows up to `subscriptionsUrl`. */
  source: PartnerDataSource | undefined;
  /** By region, the address of its API, read from the page's own: `{"EU": "/eu/v1"}`. JSON in the attribute. */
  regions: Readonly<Record<string, string | { readonly baseUrl: string }>> | undefined;
  /** The region where users and views are kept; the first one unless told. */
  home: string | undefined;
  /** What signs in at the regions. Everybody can read it in the page: `getToken` is better. */
  token: string | undefined;
  /** Asked for a token whenever one is needed. */
  getToken: GetToken | undefined;
  /** Rows of customers, without a server that answers the contract. JSON in the attribute. */
  customers: readonly object[] | undefined;
  /** Where the rows of customers are, a JSON array. */
  customersUrl: string | undefined;
  /** Rows of subscriptions beside `customers` or `customersUrl`. JSON in the attribute. */
  subscriptions: readonly object[] | undefined;
  /** Where the rows of subscriptions are, a JSON array. */
  subscriptionsUrl: string | undefined;
  /** The chosen region; `null` is all of them. */
  region: string | null | undefined;
  /** The day for which statuses and figures are judged, `YYYY-MM-DD`; absent, today in UTC. */
  asOf: string | undefined;
  /** BCP 47; the texts of a shipped language load with it. */
  locale: string | undefined;
  /** Texts instead of the shipped ones of the language. */
  messages: PartnerProviderProps['messages'];
  theme: 'light' | 'dark' | 'auto' | undefined;
  density: PartnerProviderProps['density'];
  /** Asked before everything that changes something. */
  beforeMutate: BeforeMutate | undefined;
  /** Signs the viewer in again. */
  onSignIn: PartnerProviderProps['onSignIn'];
}

/** How settings are said. */
export const settingFields = {
  source: 'property',
  regions: 'json',
  home: 'text',
  token: 'text',
  getToken: 'property',
  customers: 'json',
  customersUrl: 'text',
  subscriptions: 'json',
  subscriptionsUrl: 'text',
  region: 'text',
  asOf: 'text',
  locale: 'text',
  messages: 'property',
  theme: ['light', 'dark', 'auto'],
  density: ['compact', 'regular', 'comfortable'],
  dir: ['ltr', 'rtl'],
  beforeMutate: 'property',
  onSignIn: 'property',
} as const satisfies Fields & Record<keyof PartnerSettings, unknown>;

/** Settings as they stand at an element: any may be missing. */
export type SomeSettings = Partial<PartnerSettings> & { readonly dir?: 'ltr' | 'rtl' | undefined };
