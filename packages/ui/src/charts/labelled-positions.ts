import type { ChartData } from './chart-data.ts';

/** Which positions get a label under the axis: the last one, and backwards as many as there is room for. */
export function labelledPositions(count: number, width: number, roomEach: number): number[] {
  const step = count > 1 ? width / (count - 1) : width;
  const every = Math.max(1, Math.ceil(roomEach / Math.max(step, 1)));
  return Array.from({ length: count }, (_, at) => at).filter((at) => (count - 1 - at) % every === 0);
}

/** The room around the plot, beside that of the numbers. */
export const plotMargin = { top: 8, bottom: 24, end: 12 };

const widthOfCharacter = 6.6;

/** Whether the names of categories would run into each other in one line: every second one then stands a line lower. */
export function isStaggered({ kind, positions }: ChartData, width: number): boolean {
  const longest = Math.max(0, ...positions.map(({ tick }) => tick.length));
  return kind === 'categories' && longest * widthOfCharacter > width / Math.max(1, positions.length);
}

/** Where a label is held at its position: at an edge of the plot it stays inside the drawing, elsewhere it stands centred. */
export function labelAnchor(tick = '', x: number, width: number): 'start' | 'middle' | 'end' {
  const half = (tick.length * widthOfCharacter) / 2;
  if (x + plotMargin.end < half) return 'start';
  return width - x + plotMargin.end < half ? 'end' : 'middle';
}
