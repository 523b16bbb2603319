import type { Metric, Round } from './measure.ts';

/** All rounds of each contestant that ran. */
export type Results = ReadonlyMap<string, readonly Round[]>;

const peers = ['ag-grid', 'mui-x', 'react-data-grid', 'glide-data-grid'];
const titles = {
  first: 'first rows',
  firstKey: 'first key',
  keystroke: 'keystroke',
  text: 'text filter',
  combined: 'combined filter',
  owner: 'host field filter',
  sort: 'sort by name',
  number: 'sort by licenses',
} as const;
const timed = Object.keys(titles) as (keyof typeof titles)[];
/** How many times the time of the best peer a figure may be, whether the peers do the same work or are plain. */
const bounds = { first: 1.2, keystroke: 1, sort: 0.8, number: 0.8 } as const;

/** The medians as a table: milliseconds of renderer CPU, and in brackets multiples of the bare list. */
export function table(results: Results): string {
  const head = ['', ...Object.values(titles), 'heap', 'dropped of 180', 'stale keys'];
  const lines = [...results].map(([contestant, rounds]) => [
    contestant,
    ...timed.map((metric) => timeCell(results, contestant, metric)),
    figure(median(results, contestant, 'heap'), 'MB'),
    figure(median(results, contestant, 'scroll')),
    figure(staleShare(rounds), '%'),
  ]);
  const cells = [head, ...lines];
  const widths = head.map((_, column) => Math.max(...cells.map((line) => line[column]!.length)));
  return cells
    .map((line) =>
      line
        .map((cell, column) => (column ? cell.padStart(widths[column]!) : cell.padEnd(widths[0]!)))
        .join('  '),
    )
    .join('\n');
}

/** One line for each figure to reach, met or missed, from what was measured. */
export function goals(results: Results): string[] {
  if (!results.has('partnerkit')) return ['No goal is judged: partnerkit did not run.'];
  const against = Object.entries(bounds) as [keyof typeof bounds, number][];
  const judged = [
    ...against.map(([metric, factor]) =>
      goal(results, titles[metric], metric, factor, peers, 'the best of the peers'),
    ),
    within(results, titles.combined, 'combined', 1.5, 'text'),
    goal(results, 'dropped frames', 'scroll', 1, ['react-data-grid'], 'react-data-grid'),
    atMost(results, 'longest task from the first key on', 'blocked', 50, 'ms of CPU'),
    atMost(results, 'heap over the rows', 'heap', 20, 'MB'),
    within(results, 'first rows of a million', 'millionFirst', 1.3, 'first', 'those of a tenth'),
    atMost(results, 'longest task while a word is typed into a million', 'millionBlocked', 50, 'ms of CPU'),
    atMost(results, 'a thousand tags of one act, painted after their answer', 'tagged', 2, 'frames'),
    atMost(results, 'dropped frames, all over a million', 'millionJump', 0, 'of 180'),
    atMost(results, 'heap of a million at rest, a customer', 'millionHeap', 40, 'bytes'),
  ].filter((line) => line !== undefined);
  return judged.length > 0 ? judged : ['No goal is judged: what was measured has no peer.'];
}

/** A figure of ours against another of ours; `undefined` unless both were measured. */
function within(
  results: Results,
  title: string,
  metric: Metric,
  factor: number,
  other: Metric,
  name = 'a text alone',
): string | undefined {
  const value = median(results, 'partnerkit', metric);
  const unit = median(results, 'partnerkit', other);
  if (value === undefined || unit === undefined) return undefined;
  const ratio = (value / unit).toFixed(2);
  return `${verdict(value <= factor * unit)}  ${title}: ${figure(value)} beside ${figure(unit)} of ${name}, ${ratio} ×, wanted ${factor} × at most`;
}

function atMost(
  results: Results,
  title: string,
  metric: Metric,
  limit: number,
  unit: string,
): string | undefined {
  const value = median(results, 'partnerkit', metric);
  if (value === undefined) return undefined;
  return `${verdict(value <= limit)}  ${title}: ${figure(value, unit)}, wanted ${limit} at most`;
}

/** Ours against the least of these peers; `undefined` unless both were measured. */
function goal(
  results: Results,
  title: string,
  metric: Metric,
  factor: number,
  against: string[],
  name: string,
) {
  const ours = median(results, 'partnerkit', metric);
  const theirs = against.map((peer) => median(results, peer, metric)).filter((value) => value !== undefined);
  if (ours === undefined || theirs.length === 0) return undefined;
  const best = Math.min(...theirs);
  const ratio = best === 0 ? '' : `, ${(ours / best).toFixed(2)} ×`;
  return `${verdict(ours <= factor * best)}  ${title}: ${figure(ours)} beside ${figure(best)} of ${name}${ratio}, wanted ${factor} × at most`;
}

function verdict(isMet: boolean): string {
  return isMet ? 'met   ' : 'MISSED';
}

function timeCell(results: Results, contestant: string, metric: Metric): string {
  const value = median(results, contestant, metric);
  const unit = median(results, 'bare', metric);
  if (value === undefined) return '';
  return unit === undefined ? figure(value, 'ms') : `${figure(value, 'ms')} (${(value / unit).toFixed(1)})`;
}

/** The median over the rounds of the median of each. */
function median(results: Results, contestant: string, metric: Metric): number | undefined {
  const rounds = (results.get(contestant) ?? []).map((round) => middle(round[metric] ?? []));
  return middle(rounds.filter((value) => value !== undefined));
}

function middle(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

function staleShare(rounds: readonly Round[]): number | undefined {
  const stale = rounds.reduce((sum, round) => sum + (round.stale ?? 0), 0);
  const shown = rounds.reduce((sum, round) => sum + (round.keystroke?.length ?? 0), 0);
  return stale + shown === 0 ? undefined : (100 * stale) / (stale + shown);
}

function figure(value: number | undefined, unit = ''): string {
  if (value === undefined) return '';
  return `${value.toFixed(value < 10 && value % 1 !== 0 ? 1 : 0)} ${unit}`.trim();
}
