import { createElement, type FunctionComponent } from 'react';
import { createRoot } from 'react-dom/client';
import type { ChartNumbers } from './chart-numbers.ts';

/** Charts under test. They only render; where it is seen that they have is told to the shell, which measures. */
export interface ChartContestant {
  /** What a page has done before it draws: nothing, for charts that get their numbers as they are. */
  readonly prepare?: (element: HTMLElement) => Promise<void>;
  readonly mount: (element: HTMLElement, charts: readonly ChartNumbers[]) => void;
  /** Selector of what each drawing has one of when it is there. */
  readonly drawn: string;
  /** Selector of the title of each chart. */
  readonly title: string;
}

/** A contestant made of a React component. */
export function reactCharts(
  page: FunctionComponent<{ readonly charts: readonly ChartNumbers[] }>,
  places: Omit<ChartContestant, 'mount'>,
): ChartContestant {
  const mount: ChartContestant['mount'] = (element, charts) =>
    createRoot(element).render(createElement(page, { charts }));
  return { mount, ...places };
}
