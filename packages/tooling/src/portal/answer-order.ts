import type { Page, Route } from 'playwright';

/** In which order a page gets what it asks for: of any two answers each comes first in one of the first two. */
export const answerOrders = ['first asked first', 'last asked first', 'all at once'] as const;
export type AnswerOrder = (typeof answerOrders)[number];

/** Opens a page whose answers come in an order, each drawn before the next comes; the same on any machine. */
export async function openInOrder(page: Page, url: string, order: AnswerOrder): Promise<void> {
  const asked: Route[] = [];
  let heard = () => {};
  const asks = /\/v1\//;
  await page.route(asks, (route) => {
    asked.push(route);
    heard();
  });
  await page.goto(url);
  const isIdle = page.waitForLoadState('networkidle').then(() => true);
  for (;;) {
    if (asked.length === 0) {
      const isAsked = new Promise<boolean>((resolve) => {
        heard = () => resolve(false);
      });
      // what follows from an answer is asked when it is drawn, by code that may have to load first
      if (await Promise.race([isIdle, isAsked])) break;
    }
    await settled(page);
    await Promise.all((order === 'all at once' ? asked.splice(0) : oneOf(asked, order)).map(answer));
  }
  await page.unroute(asks);
}

function oneOf(asked: Route[], order: AnswerOrder): readonly Route[] {
  const one = order === 'last asked first' ? asked.pop() : asked.shift();
  return one ? [one] : [];
}

async function answer(route: Route): Promise<void> {
  await route.continue();
  const response = await route.request().response();
  await response?.finished();
}

/** Until the page has drawn what it has and has nothing to do. */
function settled(page: Page): Promise<void> {
  return page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => requestIdleCallback(() => resolve())));
      }),
  );
}

/** Adds up how much moves by itself on each page that is opened from now on: its cumulative layout shift so far. */
export async function watchMoves(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const moved = () => Number(document.documentElement.dataset.moved ?? 0);
    new PerformanceObserver((list) => {
      const shifts = list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[];
      for (const { value, hadRecentInput } of shifts)
        if (!hadRecentInput) document.documentElement.dataset.moved = String(moved() + value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return async () => Number(await page.locator('html').getAttribute('data-moved'));
}
