/** One week of one chart: call legs by how they were rated, and the poor share. */
export interface ChartWeek {
  /** The Sunday on which it starts. */
  readonly week: string;
  readonly good: number;
  readonly poor: number;
  readonly poorShare: number;
}

/** What one chart shows: eight weeks of three series, under a title. */
export interface ChartNumbers {
  readonly title: string;
  readonly weeks: readonly ChartWeek[];
}

const chartCount = 30;
const weekCount = 8;
const msPerWeek = 7 * 86_400_000;
const newest = Date.parse('2026-11-08');

/** The numbers of all charts, the same for every contestant; each chart ends a week before the one before it. */
export const charts: readonly ChartNumbers[] = Array.from({ length: chartCount }, (_, chart) => ({
  title: `Call quality ${chart + 1}`,
  weeks: Array.from({ length: weekCount }, (_, at) => {
    const ago = chart + weekCount - 1 - at;
    const legs = 4000 + ((ago * 7919) % 2300);
    const poor = 40 + ((ago * 104_729) % 310);
    return {
      week: new Date(newest - ago * msPerWeek).toISOString().slice(0, 10),
      good: legs - poor,
      poor,
      poorShare: poor / legs,
    };
  }),
}));

/** The names of the series, as all legends have them. */
export const names = { good: 'Good legs', poor: 'Poor legs', poorShare: 'Poor share' } as const;

/** The room of every drawing, in pixels. */
export const drawing = { width: 500, height: 232 } as const;

const days = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', timeZone: 'UTC' });
const counts = new Intl.NumberFormat('en');
const shares = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 });

/** How a week, a count and a share are written. */
export const writing = {
  week: (week: string) => days.format(Date.parse(week)),
  count: (value: number) => counts.format(value),
  share: (value: number) => shares.format(value),
} as const;

/** The highest number of legs among weeks, and the highest share: where the axes end. */
export function highest(weeks: readonly ChartWeek[]): { readonly legs: number; readonly share: number } {
  return {
    legs: Math.max(...weeks.map(({ good, poor }) => good + poor)),
    share: Math.max(...weeks.map(({ poorShare }) => poorShare)),
  };
}
