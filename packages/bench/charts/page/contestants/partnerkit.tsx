import '@partnerkit/ui/styles.css';
import { createSource } from '@partnerkit/sdk';
import { PartnerProvider } from '@partnerkit/ui';
import { CallQualityTrend } from '@partnerkit/ui/calling-charts';
import { reactCharts } from '../chart-contestant.ts';
import { type ChartNumbers, charts } from '../chart-numbers.ts';

const byWeek = new Map(charts.map((chart) => [weekOf(chart), chart]));

/** The numbers as a host's own source has them: each chart asks for its week, as it would in a portal. */
const source = createSource({
  calling: {
    overview: ({ week = '' }) => {
      const weeks = (byWeek.get(week)?.weeks ?? []).map(({ week, good, poor, poorShare }) => ({
        ...{ week, calls: good, legs: good + poor, ratedLegs: good + poor, poorLegs: poor, poorShare },
        customersNotKnown: 0,
      }));
      return {
        ...{ week, weeks, isKnown: true, firstWeek: null, figures: [], endpoints: [], features: [] },
        ...{ endpointQualityNotKnown: 0, customers: 1, customersWithQueues: 0, from: { legs: 1, totals: 0 } },
        rule: { when: 'source', jitterMs: 150, latencyMs: 400, lossPercent: 5 },
      };
    },
  },
});

function weekOf({ weeks }: ChartNumbers): string {
  return weeks.at(-1)?.week ?? '';
}

const Page = ({ charts }: { charts: readonly ChartNumbers[] }) => (
  <PartnerProvider source={source} asOf="2026-11-16">
    <div style={{ display: 'grid', gridTemplateColumns: 'repeat(3, 500px)', gap: 20 }}>
      {charts.map((chart) => (
        <CallQualityTrend key={chart.title} week={weekOf(chart)} />
      ))}
    </div>
  </PartnerProvider>
);

export const contestant = reactCharts(Page, { drawn: '.pk-chart-line', title: '.pk-chart-title' });
