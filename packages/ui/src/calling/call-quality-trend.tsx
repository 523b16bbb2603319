import { useMemo } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { callingTexts } from '../i18n/texts/calling-texts.ts';
import { endpointTexts } from '../i18n/texts/endpoint-texts.ts';
import { trendTexts } from '../i18n/texts/trend-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { CallingChart, type CallingChartSpec } from './calling-chart.tsx';
import { qualityFinding } from './calling-findings.ts';
import type { CallingWeekProps } from './calling-week-props.ts';
import { useCallingOverview } from './use-calling.ts';
import { weekPositions } from './week-positions.ts';

/** Good and poor call legs week by week, and above them the poor share, so that spikes stand out (CAL-3). */
export function CallQualityTrend(props: CallingWeekProps) {
  return (
    <Widget>
      <Trend {...props} />
    </Widget>
  );
}

function Trend({ week, onChooseWeek, chosenWeek }: CallingWeekProps) {
  const { t } = usePartner(callingTexts, endpointTexts, trendTexts);
  const spec = useMemo(() => qualitySpec(t), [t]);
  return (
    <CallingChart asked={useCallingOverview(week)} spec={spec} onChoose={onChooseWeek} chosen={chosenWeek} />
  );
}

/** What the chart of call quality is made of. */
export function qualitySpec(t: Translate): CallingChartSpec {
  const say = t.with(callingTexts, endpointTexts, trendTexts);
  return {
    name: say('calling.quality'),
    title: (picture, { formats, figureFormats }) => {
      const finding = qualityFinding(picture);
      if (!finding) return undefined;
      const { movement = 'none', now, mostly } = finding;
      const text = say('calling.qualityFinding', {
        movement,
        share: figureFormats.share(now),
        date: formats.day(picture.week),
      });
      const isBad = movement === 'doubled' || movement === 'rose';
      if (!isBad || !mostly) return text;
      return say('calling.mostly', { text, endpoint: domainName(say, 'endpoint', mostly) });
    },
    summary: ({ weeks }) => say('calling.qualitySummary', { weeks: weeks.length }),
    data: (picture, writing) => ({
      positions: weekPositions(picture, writing),
      series: [
        {
          id: 'good',
          label: say('calling.goodLegs'),
          look: 'soft',
          values:
            picture?.weeks.map(({ ratedLegs, poorLegs }) =>
              ratedLegs === null || poorLegs === null ? null : ratedLegs - poorLegs,
            ) ?? [],
        },
        {
          id: 'poor',
          label: say('calling.poorLegs'),
          look: 'alarm',
          values:
            picture?.weeks.map(({ poorLegs, ratedLegs }) => (ratedLegs === null ? null : poorLegs)) ?? [],
        },
        {
          id: 'poorShare',
          label: say('calling.poorShare'),
          look: 'alarm',
          unit: 'share',
          values: picture?.weeks.map(({ poorShare }) => poorShare) ?? [],
        },
      ],
    }),
    positionLabel: say('trend.week'),
    fileName: 'call-quality',
    describe: ({ weeks }, at, { formats, figureFormats }) => {
      const { week = '', legs = null, ratedLegs, poorLegs, poorShare } = weeks[at] ?? {};
      const date = formats.day(week);
      if (legs === null) return say('calling.weekUnknown', { date });
      if (ratedLegs == null || poorLegs == null || poorShare == null)
        return say('calling.qualityWeekUnrated', { date, legs });
      return say('calling.qualityWeek', {
        ...{ date, poor: poorLegs, rated: ratedLegs, share: figureFormats.share(poorShare) },
        unrated: legs - ratedLegs,
      });
    },
    gapLabel: say('calling.gap'),
    empty: say('calling.emptyText'),
    caveat: (picture) => {
      const last = picture.weeks.at(-1);
      const unrated = (last?.legs ?? 0) - (last?.ratedLegs ?? 0);
      return unrated > 0 ? say('calling.unratedNote', { count: unrated }) : undefined;
    },
  };
}
