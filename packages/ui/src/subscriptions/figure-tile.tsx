import type { FigureId } from '@partnerkit/sdk/kpis';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { usePartner } from '../provider/partner-context.ts';
import { figureTexts, lineText, valueText } from './figure-texts.ts';
import { HowComputed } from './how-computed.tsx';
import type { LicenseFigure, LicenseFigures } from './use-license-figures.ts';

/** What {@link FigureTile} takes. */
export interface FigureTileProps {
  readonly id: FigureId;
  /** `undefined` while it loads: a skeleton of the same shape stands instead. */
  readonly figure: LicenseFigure | undefined;
  /** What the figure came with. */
  readonly figures: LicenseFigures | undefined;
  /** Makes the tile a button that shows what it counts. */
  readonly onShow?: (() => void) | undefined;
  /** Whether what it counts is shown at the moment. */
  readonly isShown?: boolean | undefined;
}

/** A figure with its name, its value, one quiet line, and the way to how it is computed. */
export function FigureTile({ id, figure, figures, onShow, isShown }: FigureTileProps) {
  const { t, formats } = usePartner();
  const figureFormats = useFigureFormats();
  const { label, kind } = figureTexts[id];
  // a source that does not know the figure
  if (figures && !figure) return null;
  const writing = { t, formats, figureFormats };
  const value = figure && valueText(figure, writing);
  const content = (
    <>
      <span className="pk-tile-label">{t(label)}</span>
      <span className="pk-tile-value" data-none={(figure && value === undefined) || undefined}>
        {figure ? <bdi>{value ?? '–'}</bdi> : <span className="pk-skeleton" />}
      </span>
      <span className="pk-tile-line">
        {figure ? lineText(figure, kind, writing) : <span className="pk-skeleton" />}
      </span>
    </>
  );
  return (
    <li className="pk-tile" data-shown={isShown || undefined}>
      {onShow && figure?.value ? (
        <button
          form=""
          type="button"
          className="pk-tile-content pk-tile-show"
          aria-pressed={isShown}
          onClick={onShow}
        >
          {content}
          <span className="pk-visually-hidden">{t('kpi.show')}</span>
        </button>
      ) : (
        <div className="pk-tile-content">{content}</div>
      )}
      {figure && figures && <HowComputed id={id} figure={figure} figures={figures} />}
    </li>
  );
}
