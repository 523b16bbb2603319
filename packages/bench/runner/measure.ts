import type { bench as pageBench } from '../page/shell.ts';
import { cpuMs, heapMb, inBrowser, longestTaskMs, type Tab, withoutVsync } from './browser-tab.ts';
import type { FilterStep, Reference } from './reference.ts';

/**
 * What is measured: renderer CPU in milliseconds, frames of 180, megabytes; of a million also bytes a customer. `firstKey` is
 * pressed as soon as the first rows stand there, `blocked` is the longest task by its CPU from then on to the last of three
 * words. Of ours alone: a filter by a field of the host's, and in which frame tags of one act are painted.
 */
export const metrics = [
  ...(['first', 'keystroke', 'text', 'combined', 'sort', 'number', 'heap', 'scroll', 'jump'] as const),
  ...(['firstKey', 'blocked'] as const),
  ...(['owner', 'tagged'] as const),
  ...(['millionFirst', 'millionBlocked', 'millionHeap', 'millionJump'] as const),
];
export type Metric = (typeof metrics)[number];

/** The figures of one contestant in one round; some metrics have several, `stale` says how many keys never came. */
export type Round = Partial<Record<Metric, number[]>> & { stale?: number };

declare const bench: typeof pageBench;

const scrollMs = 3000;
/** So long after the first rows nothing of them goes on in the background. */
const restMs = 4000;

/** One round of one contestant, each part in a browser that has run nothing before. */
export async function measureRound(
  url: string,
  wanted: readonly Metric[],
  reference: Reference,
): Promise<Round> {
  const asks = (...some: Metric[]) => some.some((metric) => wanted.includes(metric));
  const round: Round = {};
  const add = async (flags: readonly string[], address: string, run: (tab: Tab) => Promise<Round>) =>
    Object.assign(round, await inBrowser(address, flags, run));
  if (asks('first', 'keystroke', 'text', 'combined', 'sort', 'number', 'heap'))
    await add(withoutVsync, url, (tab) => measureTimes(tab, wanted, reference));
  if (asks('firstKey', 'blocked'))
    await add(withoutVsync, url, async (tab) => {
      await measureFirst(tab, reference);
      let keys: Round = {};
      const longest = await longestTaskMs(tab, async () => {
        keys = await measureKeystrokes(tab, reference);
      });
      // where one never came it is not known which was the first
      return { firstKey: keys.stale ? [] : keys.keystroke!.slice(0, 1), blocked: [longest] };
    });
  if (asks('scroll')) await add([], url, (tab) => measureScrolling(tab, reference, 'scroll'));
  if (asks('jump')) await add([], url, (tab) => measureScrolling(tab, reference, 'jump'));
  return round;
}

/** What no peer has: a filter by a field of the host's own, and tags that a thousand customers get in one act. */
export async function measureOwn(
  url: string,
  wanted: readonly Metric[],
  reference: Reference,
): Promise<Round> {
  const round: Round = {};
  if (wanted.includes('owner'))
    round.owner = await inBrowser(`${url}?owners`, withoutVsync, async (tab) => {
      await measureFirst(tab, reference);
      // the first has all values loaded
      return (await measureFilters(tab, reference, reference.owner)).slice(1);
    });
  if (wanted.includes('tagged'))
    round.tagged = await inBrowser(`${url}?tags`, [], async (tab) => {
      await measureFirst(tab, reference);
      await tab.page.waitForTimeout(restMs);
      return [await tab.page.evaluate(() => bench.tag(1000, 'Tagged in one act'))];
    });
  return round;
}

/** A round over ten times the rows. */
export async function measureMillion(
  url: string,
  wanted: readonly Metric[],
  reference: Reference,
  copies: number,
): Promise<Round> {
  const address = `${url}?copies=${copies}`;
  const count = reference.count * copies;
  const times = await inBrowser(address, withoutVsync, async (tab) => {
    const before = await heapMb(tab);
    const { first } = await measureFirst(tab, reference);
    const round: Round = { millionFirst: first! };
    if (!wanted.includes('millionHeap') && !wanted.includes('millionBlocked')) return round;
    await tab.page.waitForTimeout(restMs);
    round.millionHeap = [(1e6 * ((await heapMb(tab)) - before)) / count];
    round.millionBlocked = [await longestTaskMs(tab, () => measureKeystrokes(tab, reference))];
    return round;
  });
  if (!wanted.includes('millionJump')) return times;
  const { jump } = await inBrowser(address, [], (tab) => measureScrolling(tab, reference, 'jump'));
  return { ...times, millionJump: jump! };
}

async function measureTimes(tab: Tab, wanted: readonly Metric[], reference: Reference): Promise<Round> {
  const bare = await heapMb(tab);
  const round = await measureFirst(tab, reference);
  if (wanted.includes('keystroke')) Object.assign(round, await measureKeystrokes(tab, reference));
  if (wanted.includes('text')) round.text = await measureFilters(tab, reference, reference.text);
  if (wanted.includes('combined')) round.combined = await measureFilters(tab, reference, reference.combined);
  if (wanted.includes('sort')) round.sort = [await measureSort(tab, 'name', reference.sortedFirst)];
  if (wanted.includes('number')) round.number = [await measureSort(tab, 'licenses', reference.fewestFirst)];
  if (wanted.includes('heap')) round.heap = [(await heapMb(tab)) - bare];
  return round;
}

async function measureFirst(tab: Tab, reference: Reference): Promise<Round> {
  await tab.page.evaluate(() => bench.load());
  const before = await cpuMs(tab);
  await mount(tab, reference);
  return { first: [(await cpuMs(tab)) - before] };
}

async function mount({ page }: Tab, { firstName }: Reference): Promise<void> {
  const shown = await page.evaluate((name) => bench.mount([name]), firstName);
  if (!shown) throw new Error(`never showed its first row, ${firstName}`);
}

async function measureKeystrokes(tab: Tab, { words, firstName }: Reference): Promise<Round> {
  const { keyboard } = tab.page;
  const keystroke: number[] = [];
  let stale = 0;
  await tab.page.getByRole('searchbox').focus();
  for (const word of words) {
    for (const { key, firstName: expected } of word) {
      const ms = await cpuOf(tab, [expected], () => keyboard.press(key));
      if (ms === undefined) stale++;
      else keystroke.push(ms);
    }
    await keyboard.press('Control+A');
    await cpuOf(tab, [firstName], () => keyboard.press('Delete'));
  }
  return { keystroke, stale };
}

async function measureFilters(
  tab: Tab,
  { firstName }: Reference,
  steps: readonly FilterStep[],
): Promise<number[]> {
  const found: number[] = [];
  for (const { filter, firstName: expected } of steps) {
    const ms = await cpuOf(tab, [expected], () => tab.page.evaluate((given) => bench.filter(given), filter));
    if (ms === undefined) throw new Error(`never showed ${expected} for ${JSON.stringify(filter)}`);
    found.push(ms);
    await cpuOf(tab, [firstName], () => tab.page.evaluate(() => bench.filter(null)));
  }
  return found;
}

async function measureSort(
  tab: Tab,
  column: 'name' | 'licenses',
  expected: readonly string[],
): Promise<number> {
  const { mouse } = tab.page;
  const { x, y } = await tab.page.evaluate((by) => bench.header(by), column);
  await mouse.move(x, y);
  const ms = await cpuOf(tab, expected, () => mouse.click(x, y));
  if (ms === undefined)
    throw new Error(`never showed ${expected.join(' or ')} after a click on the header of ${column}`);
  return ms;
}

/** CPU of an action until its result is painted; `undefined` when the result never comes. */
async function cpuOf(
  tab: Tab,
  names: readonly string[],
  act: () => Promise<void>,
): Promise<number | undefined> {
  await tab.page.evaluate((expected) => bench.expect(expected), names);
  const before = await cpuMs(tab);
  await act();
  const painted = await tab.page.evaluate(() => bench.painted());
  return painted ? (await cpuMs(tab)) - before : undefined;
}

async function measureScrolling(tab: Tab, reference: Reference, how: 'scroll' | 'jump'): Promise<Round> {
  await tab.page.evaluate(() => bench.load());
  await mount(tab, reference);
  const frames = await tab.page.evaluate(([by, ms]) => bench[by](ms), [how, scrollMs] as const);
  return { [how]: [Math.max(0, Math.round((scrollMs * 60) / 1000) - frames)] };
}
