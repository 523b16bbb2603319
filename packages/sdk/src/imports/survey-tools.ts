import type { KnownHomes } from './known-homes.ts';

/** What files are read with. */
export interface SurveyTools {
  readonly homes: KnownHomes;
  /** Why a row can't be kept. */
  readonly problemOf?: ((values: unknown) => string | undefined) | undefined;
  /** The share of good rows from which a file may replace what is known; 0.9 unless told. */
  readonly goodShare?: number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Told after each file that was read. */
  readonly onRead: () => void;
}
