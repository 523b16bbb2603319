import { useMemo } from 'react';
import { domainName } from '../i18n/domain-names.ts';
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
  const { t } = usePartner();
  const spec = useMemo(() => featureSpec(t), [t]);
  return <CallingChart asked={useCallingOverview(week)} spec={spec} />;
}

/** What the chart of features is made of. */
function featureSpec(t: Translate): CallingChartSpec {
  const nameOf = (feature: string) => domainName(t, 'feature', feature);
  return {
    name: t('calling.features'),
    title: (picture) => {
      const most = featureFinding(picture);
      return most && t('calling.featureFinding', { feature: nameOf(most.feature), calls: most.calls });
    },
    summary: () => t('calling.featureSummary'),
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
            label: t('calling.calls'),
            look: 'solid',
            values: features.map(({ calls }) => calls),
          },
        ],
      };
    },
    positionLabel: t('calling.feature'),
    fileName: 'call-features',
    describe: ({ features }, at) => {
      const one = features[at];
      return one ? t('calling.featureText', { feature: nameOf(one.feature), calls: one.calls }) : '';
    },
    gapLabel: t('calling.gap'),
    empty: t('calling.noQueuesText'),
  };
}
