import { useMemo } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { callingTexts } from '../i18n/texts/calling-texts.ts';
import { endpointTexts } from '../i18n/texts/endpoint-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { CallingChart, type CallingChartSpec } from './calling-chart.tsx';
import { worstEndpointFinding } from './calling-findings.ts';
import { type CallingPicture, useCallingOverview } from './use-calling.ts';

/** What {@link CallEndpointChart} takes; nothing is needed. */
export interface CallEndpointChartProps {
  /** The Sunday of the week shown; absent, the last complete one. */
  readonly week?: string | undefined;
  /** Makes endpoint types something that can be chosen, for the customers that they come from. */
  readonly onChooseEndpoint?: ((endpoint: string) => void) | undefined;
  readonly chosenEndpoint?: string | undefined;
}

/** Good and poor call legs of the week shown by endpoint type, and the poor share of each (CAL-4). */
export function CallEndpointChart(props: CallEndpointChartProps) {
  return (
    <Widget>
      <Endpoints {...props} />
    </Widget>
  );
}

function Endpoints({ week, onChooseEndpoint, chosenEndpoint }: CallEndpointChartProps) {
  const { t } = usePartner(callingTexts, endpointTexts);
  const spec = useMemo(() => endpointSpec(t), [t]);
  return (
    <CallingChart
      asked={useCallingOverview(week)}
      spec={spec}
      onChoose={onChooseEndpoint}
      chosen={chosenEndpoint}
    />
  );
}

type Endpoint = CallingPicture['endpoints'][number];

/** Legs of which the data does not tell whether they were good: those not measured, and those of weekly totals. */
function unknownLegs({ legs, good, poor }: Endpoint): number {
  return legs - (good ?? 0) - (poor ?? 0);
}

function shareOf({ good, poor }: Endpoint): number | null {
  if (good === null || poor === null || good + poor === 0) return null;
  return poor / (good + poor);
}

/** What the chart of endpoint types is made of. */
export function endpointSpec(t: Translate): CallingChartSpec {
  const say = t.with(callingTexts, endpointTexts);
  return {
    name: say('calling.endpoints'),
    title: (picture, { figureFormats }) => {
      const worst = worstEndpointFinding(picture);
      if (!worst) return undefined;
      return say('calling.endpointFinding', {
        endpoint: domainName(say, 'endpoint', worst.endpoint),
        share: figureFormats.share(worst.poor / worst.rated),
        rated: worst.rated,
      });
    },
    summary: () => say('calling.endpointSummary'),
    data: (picture) => {
      const endpoints = picture?.endpoints ?? [];
      return {
        kind: 'categories',
        positions: endpoints.map(({ endpoint }) => {
          const label = domainName(say, 'endpoint', endpoint);
          return { id: endpoint, label, tick: label };
        }),
        series: [
          {
            id: 'good',
            label: say('calling.goodLegs'),
            look: 'soft',
            values: endpoints.map(({ good }) => good),
          },
          {
            id: 'poor',
            label: say('calling.poorLegs'),
            look: 'alarm',
            values: endpoints.map(({ poor }) => poor),
          },
          {
            id: 'unknown',
            label: say('calling.unknownLegs'),
            look: 'outline',
            values: endpoints.map(unknownLegs),
          },
          {
            id: 'poorShare',
            label: say('calling.poorShare'),
            look: 'alarm',
            unit: 'share',
            values: endpoints.map(shareOf),
          },
        ],
      };
    },
    positionLabel: say('calling.endpoint'),
    fileName: 'call-quality-by-endpoint',
    describe: ({ endpoints }, at, { figureFormats }) => {
      const one = endpoints[at];
      if (!one) return '';
      const share = shareOf(one);
      return say('calling.endpointText', {
        endpoint: domainName(say, 'endpoint', one.endpoint),
        legs: one.legs,
        poor: one.poor ?? 0,
        share: share === null ? '' : figureFormats.share(share),
        known: share === null ? 'no' : 'yes',
        unknown: unknownLegs(one),
      });
    },
    gapLabel: say('calling.gap'),
    empty: say('calling.emptyWeekText'),
    caveat: ({ endpointQualityNotKnown: count }) =>
      count > 0 ? say('calling.endpointCaveat', { count }) : undefined,
  };
}
