import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ChartContestant } from '../chart-contestant.ts';
import { type ChartNumbers, drawing, names, writing } from '../chart-numbers.ts';

const bars = uPlot.paths.bars!({ size: [0.7] });

/** Bars that stand on each other are drawn from the tallest to the shortest, as its own example of stacks does. */
function drawChart(element: HTMLElement, { title, weeks }: ChartNumbers): void {
  const values = (write: (value: number) => string) => (_: uPlot, ticks: number[]) => ticks.map(write);
  const value = (write: (value: number) => string) => (_: uPlot, raw: number) =>
    raw == null ? '–' : write(raw);
  new uPlot(
    {
      ...drawing,
      title,
      scales: { legs: { range: (_, __, most) => [0, most] }, share: { range: (_, __, most) => [0, most] } },
      axes: [
        { values: values((seconds) => writing.week(new Date(seconds * 1000).toISOString().slice(0, 10))) },
        { scale: 'legs', values: values(writing.count) },
        { scale: 'share', side: 1, grid: { show: false }, values: values(writing.share) },
      ],
      series: [
        { value: value((seconds) => writing.week(new Date(seconds * 1000).toISOString().slice(0, 10))) },
        {
          scale: 'legs',
          label: names.poor,
          fill: '#b33',
          paths: bars,
          points: { show: false },
          value: value(writing.count),
        },
        {
          scale: 'legs',
          label: names.good,
          fill: '#89c',
          paths: bars,
          points: { show: false },
          value: value(writing.count),
        },
        { scale: 'share', label: names.poorShare, stroke: '#b33', value: value(writing.share) },
      ],
    },
    [
      weeks.map(({ week }) => Date.parse(week) / 1000),
      weeks.map(({ good, poor }) => good + poor),
      weeks.map(({ good }) => good),
      weeks.map(({ poorShare }) => poorShare),
    ],
    element,
  );
}

export const contestant: ChartContestant = {
  mount(element, charts) {
    for (const chart of charts) drawChart(element.appendChild(document.createElement('div')), chart);
  },
  drawn: '.uplot canvas',
  title: '.u-title',
};
