import { licenseFigureRegistry } from '@partnerkit/sdk';
import type { FigureId } from '@partnerkit/sdk/kpis';
import { ExplainedFigure } from '../figures/explained-figure.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import type { LicenseFigure, LicenseFigures } from './use-license-figures.ts';

const Explanation = lazyPart(
  () => import('./license-figure-explanation.tsx').then((module) => module.LicenseFigureExplanation),
  ({ onClose }) => onClose(),
);

/** What {@link LicenseFigureTile} takes. */
export interface LicenseFigureTileProps {
  readonly id: FigureId;
  /** `undefined` while it loads. */
  readonly figure: LicenseFigure | undefined;
  /** What the figure came with. */
  readonly figures: LicenseFigures | undefined;
  /** Makes the tile a button that shows what it counts. */
  readonly onShow?: (() => void) | undefined;
  /** Whether what it counts is shown at the moment. */
  readonly isShown?: boolean | undefined;
}

/** A figure of licenses, and how it is computed (KPI, SUB). */
export function LicenseFigureTile({ id, figure, figures, onShow, isShown }: LicenseFigureTileProps) {
  // a source that does not know the figure
  if (figures && !figure) return null;
  return (
    <ExplainedFigure
      id={id}
      formula={licenseFigureRegistry[id].formula}
      figure={figure}
      onShow={figure?.value ? onShow : undefined}
      isShown={isShown}
      ahead={Explanation.ahead}
    >
      {(opened) => figure && figures && <Explanation id={id} figure={figure} figures={figures} {...opened} />}
    </ExplainedFigure>
  );
}
