import type { Customer, HostFieldOf, HostFieldType, HostValueOf, PartnerClient } from '@partnerkit/sdk';
import type { ReactNode } from 'react';
import type { Translate } from '../i18n/translate.ts';

/** How the column of a field stands in the table; what is not said follows from its type. */
export interface EnrichedColumn<Value> {
  /** Its name, in the language of the page. */
  readonly header: string;
  /** In CSS pixels. */
  readonly width?: number | undefined;
  /** The end for numbers and dates, else the start. */
  readonly align?: 'start' | 'end' | undefined;
  /** Not shown until the viewer chooses it. */
  readonly hidden?: boolean | undefined;
  /** What stands in the cell instead of the value; `null` is none. What it throws is said in its cell alone. */
  readonly cell?: ((value: Value | null, customer: Customer) => ReactNode) | undefined;
}

/** A field of one type with its column. */
export type EnrichedFieldOf<Type extends HostFieldType> = HostFieldOf<Type> &
  EnrichedColumn<HostValueOf<Type>>;

/** A field that the host knows of its customers, and the column in which it stands. */
export type EnrichedField = { readonly [Type in HostFieldType]: EnrichedFieldOf<Type> }[HostFieldType];

/** What the columns of an enrichment are made for. */
export interface EnrichmentContext {
  readonly t: Translate;
  /** Values are kept for each client by themselves: another one is another partner. */
  readonly client: PartnerClient;
  /** Told of what the host's code throws. */
  readonly report: (cause: unknown) => void;
}
