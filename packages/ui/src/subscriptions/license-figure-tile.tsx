import type { FigureId } from '@partnerkit/sdk/kpis';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { FigureTile } from '../primitives/figure-tile.tsx';
import { HowComputed } from '../primitives/how-computed.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { figureTexts, lineText, valueText } from './figure-texts.ts';
import type { LicenseFigure, LicenseFigures } from './use-license-figures.ts';

const Explanation = lazyPart(
  () => import('./how-computed-popover.tsx').then((module) => module.HowComputedPopover),
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
  const { t, formats } = usePartner();
  const writing = { t, formats, figureFormats: useFigureFormats() };
  const { label, kind } = figureTexts[id];
  // a source that does not know the figure
  if (figures && !figure) return null;
  return (
    <FigureTile
      label={t(label)}
      value={figure && valueText(figure, writing)}
      line={figure && lineText(figure, kind, writing)}
      isLoading={!figure}
      onShow={figure?.value ? onShow : undefined}
      isShown={isShown}
    >
      {figure && figures && (
        <HowComputed figure={t(label)} ahead={Explanation.ahead}>
          {(opened) => <Explanation id={id} figure={figure} figures={figures} {...opened} />}
        </HowComputed>
      )}
    </FigureTile>
  );
}
