import type { ReactNode } from 'react';

/** One group of questions of a wizard. */
export interface WizardStep {
  readonly id: string;
  readonly name: string;
  readonly content: ReactNode;
  /** The fields that have to hold before it goes on. */
  readonly fields?: readonly string[] | undefined;
  /** What goes on, by its verb; absent, "Continue". */
  readonly action?: string | undefined;
  /** Runs once the fields hold. It goes on when it has ended; where it rejects, that is said and may be tried again. */
  readonly onNext?: (() => void | Promise<void>) | undefined;
  /** What stands in the way beside the fields; the button says so and does not go on. */
  readonly isBlocked?: boolean | undefined;
}
