import { useMemo } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { callingTexts } from '../i18n/texts/calling-texts.ts';
import { featureTexts } from '../i18n/texts/feature-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { CallingChart, type CallingChartSpec } from './calling-chart.tsx';
import { featureFinding } from './calling-findings.ts';
import { useCallingOverview } from './use-calling.ts';

/** Calls of the week shown by feature, of customers with call queues (CAL-6). */
export function FeatureUsageChart({ week }: { readonly week?: string | undefined }) {
  return (
    <Widget>
      <Features week={week} />
    </Widget>
  );
}

function Features({ week }: { week: string | undefined }) {
  const { t } = usePartner(callingTexts, featureTexts);
  const spec = useMemo(() => featureSpec(t), [t]);
  return <CallingChart asked={useCallingOverview(week)} spec={spec} />;
}

/** What the chart of features is made of. */
function featureSpec(t: Translate): CallingChartSpec {
  const say = t.with(callingTexts, featureTexts);
  const nameOf = (feature: string) => domainName(say, 'feature', feature);
  return {
    name: say('calling.features'),
    title: (picture) => {
      const most = featureFinding(picture);
      return most && say('calling.featureFinding', { feature: nameOf(most.feature), calls: most.calls });
    },
    summary: () => say('calling.featureSummary'),
    data: (picture) => {
      const features = picture?.features ?? [];
      return {
        kind: 'categories',
        positions: features.map(({ feature }) => ({
          id: feature,
          label: nameOf(feature),
          tick: nameOf(feature),
        })),
        series: [
          {
            id: 'calls',
            label: say('calling.calls'),
            look: 'solid',
            values: features.map(({ calls }) => calls),
          },
        ],
      };
    },
    positionLabel: say('calling.feature'),
    fileName: 'call-features',
    describe: ({ features }, at) => {
      const one = features[at];
      return one ? say('calling.featureText', { feature: nameOf(one.feature), calls: one.calls }) : '';
    },
    gapLabel: say('calling.gap'),
    empty: say('calling.noQueuesText'),
  };
}
