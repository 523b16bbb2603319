import type { bench as pageBench } from '../page/shell.ts';
import { cpuMs, heapMb, inBrowser, type Tab, withoutVsync } from './browser-tab.ts';
import type { Reference } from './reference.ts';

/** What is measured: renderer CPU in milliseconds, frames of 180, megabytes. */
export const metrics = ['first', 'keystroke', 'sort', 'heap', 'scroll'] as const;
export type Metric = (typeof metrics)[number];

/** The figures of one contestant in one round; `keystroke` has several, `stale` says how many never came. */
export type Round = Partial<Record<Metric, number[]>> & { stale?: number };

declare const bench: typeof pageBench;

const scrollMs = 3000;

/** One round of one contestant, in a browser that has run nothing before. */
export async function measureRound(
  url: string,
  wanted: readonly Metric[],
  reference: Reference,
): Promise<Round> {
  const times = wanted.some((metric) => metric !== 'scroll');
  const round = times
    ? await inBrowser(url, withoutVsync, (tab) => measureTimes(tab, wanted, reference))
    : {};
  if (!wanted.includes('scroll')) return round;
  return { ...round, ...(await inBrowser(url, [], (tab) => measureScrolling(tab, reference))) };
}

async function measureTimes(tab: Tab, wanted: readonly Metric[], reference: Reference): Promise<Round> {
  const { page } = tab;
  const bare = await heapMb(tab);
  await page.evaluate(() => bench.load());
  const before = await cpuMs(tab);
  await mount(tab, reference);
  const round: Round = { first: [(await cpuMs(tab)) - before] };
  if (wanted.includes('keystroke')) Object.assign(round, await measureKeystrokes(tab, reference));
  if (wanted.includes('sort')) round.sort = [await measureSort(tab, reference)];
  if (wanted.includes('heap')) round.heap = [(await heapMb(tab)) - bare];
  return round;
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

async function measureSort(tab: Tab, { sortedFirst }: Reference): Promise<number> {
  const { mouse } = tab.page;
  const { x, y } = await tab.page.evaluate(() => bench.nameHeader());
  await mouse.move(x, y);
  const ms = await cpuOf(tab, sortedFirst, () => mouse.click(x, y));
  if (ms === undefined)
    throw new Error(`never showed ${sortedFirst.join(' or ')} after a click on the header`);
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

async function measureScrolling(tab: Tab, reference: Reference): Promise<Round> {
  await tab.page.evaluate(() => bench.load());
  await mount(tab, reference);
  const frames = await tab.page.evaluate((durationMs) => bench.scroll(durationMs), scrollMs);
  return { scroll: [Math.max(0, Math.round((scrollMs * 60) / 1000) - frames)] };
}
