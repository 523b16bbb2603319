import type { ReactNode } from 'react';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { FigureTile } from './figure-tile.tsx';
import {
  type AnsweredFigure,
  changeText,
  lineText,
  type ShownFigureId,
  type ShownFormula,
  valueText,
} from './figure-words.ts';
import { HowComputed, type OpenedExplanation } from './how-computed.tsx';

/** What {@link ExplainedFigure} takes. */
export interface ExplainedFigureProps {
  readonly id: ShownFigureId;
  readonly formula: ShownFormula;
  /** `undefined` while it loads. */
  readonly figure: AnsweredFigure | undefined;
  /** Stands below the value instead of what the formula says. */
  readonly line?: string | undefined;
  /** One more quiet line: what it costs. */
  readonly note?: string | undefined;
  /** Makes the tile a button that shows what it counts. */
  readonly onShow?: (() => void) | undefined;
  /** Whether what it counts is shown at the moment. */
  readonly isShown?: boolean | undefined;
  /** Whether it says what has changed since the week before, where that is known. */
  readonly comparesWeeks?: boolean | undefined;
  /** Loads the explanation's code. */
  readonly ahead: () => void;
  /** How it is computed. */
  readonly children: (opened: OpenedExplanation) => ReactNode;
}

/** A figure of any feature in its tile, and how it is computed. */
export function ExplainedFigure({
  id,
  formula,
  figure,
  line,
  comparesWeeks,
  ahead,
  children,
  ...show
}: ExplainedFigureProps) {
  const { t, formats } = usePartner(figureTexts);
  const writing = { t, formats, figureFormats: useFigureFormats() };
  const label = t(`figure.${id}`);
  return (
    <FigureTile
      {...show}
      label={label}
      value={figure && valueText(figure, writing)}
      line={figure && (line ?? lineText(figure, formula, writing))}
      change={comparesWeeks ? ((figure && changeText(figure, writing)) ?? '') : undefined}
      direction={Math.sign(figure?.weekBefore?.change ?? 0)}
      isLoading={!figure}
    >
      {figure && (
        <HowComputed figure={label} ahead={ahead}>
          {children}
        </HowComputed>
      )}
    </FigureTile>
  );
}
