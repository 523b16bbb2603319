import { Axis, BarSeries, BarStack, Grid, LineSeries, Tooltip, XYChart } from '@visx/xychart';
import { reactCharts } from '../chart-contestant.ts';
import { type ChartNumbers, type ChartWeek, drawing, highest, names, writing } from '../chart-numbers.ts';

const xOf = ({ week }: ChartWeek) => week;
const goodOf = ({ good }: ChartWeek) => good;
const poorOf = ({ poor }: ChartWeek) => poor;
const margin = { top: 8, right: 48, bottom: 24, left: 48 };

/** It has one vertical scale: the share stands on that of the legs, and an axis of its own tells it. */
function Chart({ title, weeks }: ChartNumbers) {
  const most = highest(weeks);
  const legsOfShare = most.legs / most.share;
  return (
    <div>
      <h2>{title}</h2>
      <ul>
        {Object.values(names).map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <XYChart
        {...drawing}
        margin={margin}
        xScale={{ type: 'band', padding: 0.3 }}
        yScale={{ type: 'linear' }}
      >
        <Grid columns={false} numTicks={5} />
        <Axis orientation="bottom" tickFormat={writing.week} />
        <Axis orientation="left" numTicks={5} tickFormat={writing.count} />
        <Axis
          orientation="right"
          numTicks={5}
          tickFormat={(legs: number) => writing.share(legs / legsOfShare)}
        />
        <BarStack>
          <BarSeries dataKey={names.good} data={[...weeks]} xAccessor={xOf} yAccessor={goodOf} />
          <BarSeries dataKey={names.poor} data={[...weeks]} xAccessor={xOf} yAccessor={poorOf} />
        </BarStack>
        <LineSeries
          dataKey={names.poorShare}
          data={[...weeks]}
          xAccessor={xOf}
          yAccessor={({ poorShare }: ChartWeek) => poorShare * legsOfShare}
        />
        <Tooltip<ChartWeek>
          renderTooltip={({ tooltipData }) => {
            const week = tooltipData?.nearestDatum?.datum;
            return week ? `${writing.week(week.week)}: ${writing.share(week.poorShare)}` : null;
          }}
        />
      </XYChart>
    </div>
  );
}

const Page = ({ charts }: { charts: readonly ChartNumbers[] }) =>
  charts.map((chart) => <Chart key={chart.title} {...chart} />);

export const contestant = reactCharts(Page, { drawn: 'svg path[fill="transparent"]', title: 'h2' });
