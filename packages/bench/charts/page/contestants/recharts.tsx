import { Bar, CartesianGrid, ComposedChart, Legend, Line, Tooltip, XAxis, YAxis } from 'recharts';
import { reactCharts } from '../chart-contestant.ts';
import { type ChartNumbers, drawing, names, writing } from '../chart-numbers.ts';

const still = { isAnimationActive: false } as const;

function Chart({ title, weeks }: ChartNumbers) {
  return (
    <div>
      <h2>{title}</h2>
      <ComposedChart {...drawing} data={[...weeks]}>
        <CartesianGrid vertical={false} />
        <XAxis dataKey="week" tickFormatter={writing.week} />
        <YAxis yAxisId="legs" tickFormatter={writing.count} />
        <YAxis yAxisId="share" orientation="right" tickFormatter={writing.share} />
        <Tooltip {...still} />
        <Legend />
        <Bar {...still} yAxisId="legs" stackId="legs" dataKey="good" name={names.good} fill="#89c" />
        <Bar {...still} yAxisId="legs" stackId="legs" dataKey="poor" name={names.poor} fill="#b33" />
        <Line {...still} yAxisId="share" dataKey="poorShare" name={names.poorShare} stroke="#b33" />
      </ComposedChart>
    </div>
  );
}

const Page = ({ charts }: { charts: readonly ChartNumbers[] }) =>
  charts.map((chart) => <Chart key={chart.title} {...chart} />);

export const contestant = reactCharts(Page, { drawn: '.recharts-line-curve', title: 'h2' });
