import { useMemo } from 'react';
import { callingTexts } from '../i18n/texts/calling-texts.ts';
import { trendTexts } from '../i18n/texts/trend-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { CallingChart, type CallingChartSpec } from './calling-chart.tsx';
import { volumeFinding } from './calling-findings.ts';
import type { CallingWeekProps } from './calling-week-props.ts';
import { useCallingOverview } from './use-calling.ts';
import { weekPositions } from './week-positions.ts';

/** The calls that users made, week by week, over the eight weeks that lead to the one shown (CAL-1). */
export function CallVolumeChart(props: CallingWeekProps) {
  return (
    <Widget>
      <Volume {...props} />
    </Widget>
  );
}

function Volume({ week, onChooseWeek, chosenWeek }: CallingWeekProps) {
  const { t } = usePartner(callingTexts, trendTexts);
  const spec = useMemo(() => volumeSpec(t), [t]);
  return (
    <CallingChart asked={useCallingOverview(week)} spec={spec} onChoose={onChooseWeek} chosen={chosenWeek} />
  );
}

/** What the chart of call volume is made of. */
export function volumeSpec(t: Translate): CallingChartSpec {
  const say = t.with(callingTexts, trendTexts);
  return {
    name: say('calling.volume'),
    title: (picture, { formats, figureFormats }) => {
      const finding = volumeFinding(picture);
      if (!finding) return undefined;
      return say('calling.volumeFinding', {
        movement: finding.movement ?? 'none',
        share: figureFormats.share(finding.change),
        calls: finding.now,
        date: formats.day(picture.week),
      });
    },
    summary: ({ weeks }) => say('calling.volumeSummary', { weeks: weeks.length }),
    data: (picture, writing) => ({
      positions: weekPositions(picture, writing),
      series: [
        {
          id: 'calls',
          label: say('calling.calls'),
          look: 'solid',
          values: picture?.weeks.map(({ calls }) => calls) ?? [],
        },
      ],
    }),
    positionLabel: say('trend.week'),
    fileName: 'call-volume',
    describe: ({ weeks }, at, { formats }) => {
      const { week = '', calls = null } = weeks[at] ?? {};
      const date = formats.day(week);
      return calls === null
        ? say('calling.weekUnknown', { date })
        : say('calling.volumeWeek', { date, calls });
    },
    gapLabel: say('calling.gap'),
    empty: say('calling.emptyText'),
  };
}
