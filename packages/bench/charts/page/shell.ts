import type { ChartContestant } from './chart-contestant.ts';
import { charts } from './chart-numbers.ts';

const element = document.querySelector<HTMLElement>('#contestant')!;
let contestant: ChartContestant;

const patienceMs = 10_000;

/** What the runner calls in the page. */
export const bench = {
  /** Loads the contestant's code and lets it prepare, before anything is measured. */
  async load(): Promise<void> {
    ({ contestant } = await import('bench:charts'));
    await contestant.prepare?.(element);
    await new Promise((done) => requestIdleCallback(done));
  },
  /** Mounts all charts and waits until each is drawn, painted, and nothing is left to do. */
  mount(): Promise<void> {
    return new Promise((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`only ${found(contestant.drawn)} drawn`)), patienceMs);
      const look = () => {
        if (found(contestant.drawn) < charts.length) return;
        observer.disconnect();
        clearTimeout(timer);
        // the first callback runs before the frame is painted, the second after
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => done())));
      };
      const observer = new MutationObserver(look);
      observer.observe(element, { childList: true, subtree: true });
      contestant.mount(element, charts);
      look();
    });
  },
  /** How many charts have a drawing and a title. */
  shown: () => ({
    drawn: found(contestant.drawn),
    titles: [...document.querySelectorAll(contestant.title)].filter(({ textContent }) => textContent).length,
  }),
};

function found(selector: string): number {
  return document.querySelectorAll(selector).length;
}

Object.assign(globalThis, { bench });
