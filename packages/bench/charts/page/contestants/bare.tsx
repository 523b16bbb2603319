import { reactCharts } from '../chart-contestant.ts';
import { type ChartNumbers, charts, drawing, highest, names, writing } from '../chart-numbers.ts';

const margin = { top: 8, right: 40, bottom: 24, left: 48 };
const { width, height } = drawing;
const plot = { width: width - margin.left - margin.right, height: height - margin.top - margin.bottom };
const ticks = [0, 0.25, 0.5, 0.75, 1];

/** The unit of all figures: shapes and labels by hand that do nothing else. */
function Chart({ title, weeks }: ChartNumbers) {
  const most = highest(weeks);
  const step = plot.width / weeks.length;
  const y = (share: number) => plot.height * (1 - share);
  const points = weeks.map(({ poorShare }, at) => `${(at + 0.5) * step},${y(poorShare / most.share)}`);
  return (
    <div>
      <h2>{title}</h2>
      <ul>
        {Object.values(names).map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <svg width={width} height={height} aria-label={title} role="img">
        <g transform={`translate(${margin.left} ${margin.top})`}>
          {ticks.map((tick) => (
            <g key={tick} transform={`translate(0 ${y(tick)})`}>
              <line x2={plot.width} stroke="#ddd" />
              <text x={-8} dy="0.32em" textAnchor="end">
                {writing.count(Math.round(tick * most.legs))}
              </text>
              <text x={plot.width + 8} dy="0.32em">
                {writing.share(tick * most.share)}
              </text>
            </g>
          ))}
          {weeks.map(({ week, good, poor }, at) => (
            <g key={week} transform={`translate(${(at + 0.15) * step} 0)`}>
              <rect
                y={y(good / most.legs)}
                width={step * 0.7}
                height={(plot.height * good) / most.legs}
                fill="#89c"
              />
              <rect
                y={y((good + poor) / most.legs)}
                width={step * 0.7}
                height={(plot.height * poor) / most.legs}
                fill="#b33"
              />
              <text x={step * 0.35} y={plot.height + 18} textAnchor="middle">
                {writing.week(week)}
              </text>
            </g>
          ))}
          <polyline points={points.join(' ')} fill="none" stroke="#b33" />
        </g>
      </svg>
    </div>
  );
}

const Page = () => charts.map((chart) => <Chart key={chart.title} {...chart} />);

export const contestant = reactCharts(Page, { drawn: 'svg polyline', title: 'h2' });
