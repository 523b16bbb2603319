import { useFigureFormats } from '../i18n/figure-formats.ts';
import type { OpenedExplanation } from '../primitives/how-computed.tsx';
import { HowComputedFacts } from '../primitives/how-computed-facts.tsx';
import { LeftOut } from '../primitives/left-out.tsx';
import { usePartner } from '../provider/partner-context.ts';
import {
  type CallingFigure,
  type QueueFigure,
  queueExclusionText,
  queueFormulaText,
} from './queue-figures.ts';

/** How a key figure of call queues is computed: definition, numbers, what was left out and why, and for which week. */
export function QueueFigureExplanation({
  of,
  figure,
  freshAt,
  ...opened
}: OpenedExplanation & {
  readonly of: QueueFigure;
  readonly figure: CallingFigure;
  readonly freshAt: string | undefined;
}) {
  const { t, formats } = usePartner();
  const figureFormats = useFigureFormats();
  return (
    <HowComputedFacts
      {...opened}
      figure={t(of.label)}
      means={t(of.means)}
      facts={[
        {
          name: t('figure.computed'),
          value: queueFormulaText(figure, of.kind, { t, formats, figureFormats }),
        },
        {
          name: t('figure.leftOut'),
          value: <LeftOut texts={figure.excluded.map((exclusion) => queueExclusionText(exclusion, t))} />,
        },
        { name: t('trend.week'), value: t('calling.weekNote', { date: formats.day(figure.week) }) },
        ...(freshAt ? [{ name: t('figure.freshAt'), value: figureFormats.instant(freshAt) }] : []),
      ]}
    />
  );
}
