import '@partnerkit/ui/styles.css';
import { createSource } from '@partnerkit/sdk/sources/create';
import { PartnerProvider } from '@partnerkit/ui';
import { CallQualityTrend, useCallingOverview } from '@partnerkit/ui/calling-charts';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { ChartContestant } from '../chart-contestant.ts';
import { type ChartNumbers, charts } from '../chart-numbers.ts';

const byWeek = new Map(charts.map((chart) => [weekOf(chart), chart]));

/** The numbers as a host's own source has them: each chart shows a week of its own. */
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

let show: (charts: readonly ChartNumbers[]) => void;

/** Asks for what a chart will show. The peers have their numbers too before they draw. */
function Asked({ chart, onAnswer }: { chart: ChartNumbers; onAnswer: () => void }) {
  const { data } = useCallingOverview(weekOf(chart));
  useEffect(() => {
    if (data) onAnswer();
  }, [data, onAnswer]);
  return null;
}

/** A page whose data has come, and which shows its charts when it is told to. */
function Page({ onReady }: { onReady: () => void }) {
  const [shown, setShown] = useState<readonly ChartNumbers[]>([]);
  const [waiting] = useState(() => new Set(charts));
  show = setShown;
  return (
    <PartnerProvider source={source} asOf="2026-11-16">
      {charts.map((chart) => (
        <Asked
          key={chart.title}
          chart={chart}
          onAnswer={() => waiting.delete(chart) && waiting.size === 0 && onReady()}
        />
      ))}
      <div style={{ display: 'grid', gridTemplateColumns: 'repeat(3, 500px)', gap: 20 }}>
        {shown.map((chart) => (
          <CallQualityTrend key={chart.title} week={weekOf(chart)} />
        ))}
      </div>
    </PartnerProvider>
  );
}

export const contestant: ChartContestant = {
  prepare: (element) => new Promise((done) => createRoot(element).render(<Page onReady={done} />)),
  mount: (_, charts) => show(charts),
  drawn: '.pk-chart-line',
  title: '.pk-chart-title',
};
