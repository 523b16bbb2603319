import type { ReportStorage } from './report-storage.ts';

/** What requests about reports stand on beside the database. */
export interface ReportDesk {
  readonly storage: ReportStorage;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** When a run that ends at an instant is removed by itself, both as instants; `null`: never. */
  readonly expiryOf: (endedAt: number) => string | null;
  /** Says that a region has a run that waits, or one less: whoever works on them looks at once. */
  readonly wake: (region: string) => void;
}

/** How a desk is set up. */
export interface ReportDeskOptions extends Pick<ReportDesk, 'storage' | 'now'> {
  /** Runs and their files are kept so long; absent, until somebody removes them. */
  readonly days?: number | undefined;
}

/** A desk, and who is to be woken by it. */
export interface OpenedReportDesk extends ReportDesk {
  readonly onWake: (listener: (region: string) => void) => void;
}

const dayMs = 86_400_000;

/** Opens a desk; until somebody listens, it wakes nobody. */
export function openReportDesk({ storage, now, days }: ReportDeskOptions): OpenedReportDesk {
  let listener: (region: string) => void = () => {};
  return {
    storage,
    now,
    expiryOf: (endedAt) => (days === undefined ? null : new Date(endedAt + days * dayMs).toISOString()),
    wake: (region) => listener(region),
    onWake: (other) => {
      listener = other;
    },
  };
}
