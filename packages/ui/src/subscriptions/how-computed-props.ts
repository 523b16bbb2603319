import type { FigureId } from '@partnerkit/sdk/kpis';
import type { LicenseFigure, LicenseFigures } from './use-license-figures.ts';

/** A figure that is explained, and what it came with. */
export interface HowComputedProps {
  readonly id: FigureId;
  readonly figure: LicenseFigure;
  readonly figures: LicenseFigures;
}
