import type { ReactNode } from 'react';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { callingTexts } from '../i18n/texts/calling-texts.ts';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { meansTexts } from '../i18n/texts/means-texts.ts';
import { trendTexts } from '../i18n/texts/trend-texts.ts';
import type { MessageValues } from '../i18n/translate.ts';
import { usePartner } from '../provider/partner-context.ts';
import {
  type AnsweredFigure,
  exclusionText,
  formulaText,
  type ShownFigureId,
  type ShownFormula,
  weekBeforeTexts,
} from './figure-words.ts';
import type { OpenedExplanation } from './how-computed.tsx';
import { type Fact, HowComputedFacts } from './how-computed-facts.tsx';
import { LeftOut } from './left-out.tsx';

/** What {@link FigureExplanation} takes. */
export interface FigureExplanationProps extends OpenedExplanation {
  readonly feature: 'licenses' | 'calls';
  readonly id: ShownFigureId;
  readonly formula: ShownFormula;
  readonly figure: AnsweredFigure;
  /** What the definition says of the rules that hold. */
  readonly rules?: MessageValues | undefined;
  /** When the data was last changed, where the source knows. */
  readonly freshAt: string | undefined;
  /** What else there is to know of it. */
  readonly facts?: readonly Fact[] | undefined;
  /** Below the facts. */
  readonly children?: ReactNode;
}

/** How a figure is computed: what it means, its numbers, what was left out and why, and for which day or week. */
export function FigureExplanation(props: FigureExplanationProps) {
  const { feature, id, formula, figure, rules, freshAt, facts = [], children, ...opened } = props;
  const { t, formats } = usePartner(callingTexts, figureTexts, meansTexts, trendTexts);
  const figureFormats = useFigureFormats();
  return (
    <HowComputedFacts
      {...opened}
      figure={t(`figure.${id}`)}
      means={t(`means.${id}`, rules)}
      facts={[
        { name: t('figure.computed'), value: formulaText(figure, formula, { t, formats, figureFormats }) },
        {
          name: t('figure.leftOut'),
          value: <LeftOut texts={figure.excluded.map((one) => exclusionText(feature, one, t))} />,
        },
        figure.week === undefined
          ? { name: t('figure.asOf'), value: formats.day(figure.asOf) }
          : { name: t('trend.week'), value: t('calling.weekNote', { date: formats.day(figure.week) }) },
        ...(figure.weekBefore
          ? [
              {
                name: t('figure.weekBefore'),
                value: weekBeforeTexts(figure, { t, formats, figureFormats }).map((text) => (
                  <span key={text}>{text}</span>
                )),
              },
            ]
          : []),
        ...(freshAt ? [{ name: t('figure.freshAt'), value: figureFormats.instant(freshAt) }] : []),
        ...facts,
      ]}
    >
      {children}
    </HowComputedFacts>
  );
}
