import { rowHeight } from './columns.ts';
import type { BenchRow, Contestant } from './contestant.ts';
import { canvasFirstRow, elementFirstRow, type WaitForFirstRow } from './first-row.ts';

const element = document.querySelector<HTMLElement>('#contestant')!;
const rows: readonly BenchRow[] = await fetch('../rows.json').then((response) => response.json());
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
    contestant.mount(element, rows);
    return shown;
  },
  /** Starts to wait, before the key or the click. */
  expect(names: readonly string[]): void {
    painted = firstRow(names);
  },
  painted: (): Promise<boolean> => painted,
  nameHeader(): { x: number; y: number } {
    const { x, y, width, height } = document.querySelector(contestant.nameHeader)!.getBoundingClientRect();
    const point = contestant.headerPoint ?? { x: width / 2, y: height / 2 };
    return { x: x + point.x, y: y + point.y };
  },
  /** Scrolls by 100 pixels a frame, back and forth where a table is short; answers the frames that were painted. */
  async scroll(durationMs: number): Promise<number> {
    const scroller = [...document.querySelectorAll(contestant.scroller)].find(
      ({ scrollHeight, clientHeight }) => scrollHeight > clientHeight,
    )!;
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
};

function frame(): Promise<number> {
  return new Promise((done) => requestAnimationFrame(done));
}

Object.assign(globalThis, { bench });
