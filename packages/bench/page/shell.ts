import { copies, isPlain } from './asked.ts';
import { rowHeight } from './columns.ts';
import type { BenchData, BenchFilter, Contestant, HeaderPlace } from './contestant.ts';
import { canvasFirstRow, elementFirstRow, type WaitForFirstRow } from './first-row.ts';
import { joinedRows, repeated, type StoredData } from './stored-data.ts';

const element = document.querySelector<HTMLElement>('#contestant')!;
const stored: StoredData = await fetch('../data.json').then((response) => response.json());
const twoArrays = repeated(stored, copies);
const data: BenchData = isPlain ? { ...twoArrays, joined: joinedRows(twoArrays) } : twoArrays;
let contestant: Contestant;
let firstRow: WaitForFirstRow;
let painted: Promise<boolean> = Promise.resolve(false);

/** What the runner calls in the page. */
export const bench = {
  /** Loads the contestant's code, before anything is measured. */
  async load(): Promise<void> {
    ({ contestant } = await import('bench:contestant'));
    const strip = { from: rowHeight, to: 2 * rowHeight };
    firstRow =
      contestant.firstName === 'canvas' ? canvasFirstRow(strip) : elementFirstRow(contestant.firstName);
  },
  mount(names: readonly string[]): Promise<boolean> {
    const shown = firstRow(names);
    contestant.mount(element, data);
    return shown;
  },
  /** Starts to wait, before the key or the click. */
  expect(names: readonly string[]): void {
    painted = firstRow(names);
  },
  painted: (): Promise<boolean> => painted,
  /** Has the host filter. */
  filter: (filter: BenchFilter | null): void => contestant.filter(filter ?? undefined),
  header(column: 'name' | 'licenses'): { x: number; y: number } {
    const place: HeaderPlace = contestant[`${column}Header`];
    const { x, y, width, height } = document.querySelector(place.selector)!.getBoundingClientRect();
    const point = place.point ?? { x: width / 2, y: height / 2 };
    return { x: x + point.x, y: y + point.y };
  },
  /** Tags so many customers in one act; answers in which frame after the answer, counted from 1, all rows in view show it. */
  async tag(count: number, tag: string): Promise<number> {
    const ids = data.customers.slice(0, count).map(({ id }) => id);
    await contestant.addTag!(ids, tag);
    const rows = () => [...document.querySelectorAll('tr[data-index]')];
    const isTagged = (row: Element) => row.outerHTML.includes(tag);
    for (let frames = 1; frames <= 60; frames++) {
      await frame();
      if (rows().every(isTagged)) return frames;
    }
    throw new Error(`${rows().filter(isTagged).length} of ${rows().length} rows show the tag`);
  },
  /** Scrolls by 100 pixels a frame, back and forth where a table is short; answers the frames that were painted. */
  async scroll(durationMs: number): Promise<number> {
    const scroller = scrollerOf();
    const end = scroller.scrollHeight - scroller.clientHeight;
    const start = await frame();
    let frames = 0;
    for (let position = 0, step = 100; (await frame()) - start < durationMs; frames++) {
      if (position + step > end || position + step < 0) step = -step;
      position += step;
      scroller.scrollTop = position;
    }
    return frames;
  },
  /** Scrolls to another place of the whole table in each frame; answers the frames that were painted. */
  async jump(durationMs: number): Promise<number> {
    const scroller = scrollerOf();
    const end = scroller.scrollHeight - scroller.clientHeight;
    const start = await frame();
    let frames = 0;
    // steps by the golden section come near to every place, and never twice to the same
    for (let share = 0; (await frame()) - start < durationMs; frames++) {
      share = (share + 0.618034) % 1;
      scroller.scrollTop = Math.round(share * end);
    }
    return frames;
  },
};

function scrollerOf(): Element {
  return [...document.querySelectorAll(contestant.scroller)].find(
    ({ scrollHeight, clientHeight }) => scrollHeight > clientHeight,
  )!;
}

function frame(): Promise<number> {
  return new Promise((done) => requestAnimationFrame(done));
}

Object.assign(globalThis, { bench });
