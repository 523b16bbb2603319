import { type Browser, type CDPSession, chromium, type Page } from 'playwright';
import { requireChromium } from '../../tooling/src/chromium.ts';

/** A page of a contestant, and the debugging protocol that measures it. */
export interface Tab {
  readonly page: Page;
  readonly protocol: CDPSession;
}

/** A busy machine reads the rows slowly. */
const loadMs = 180_000;
const quiet = ['--disable-quic', '--no-first-run'];

/** Frames as fast as they come: nothing that is measured waits for the screen. */
export const withoutVsync = ['--disable-frame-rate-limit', '--disable-gpu-vsync'];

/** Runs something on the page of a contestant, in a browser that has run nothing before. */
export async function inBrowser<Answer>(
  url: string,
  flags: readonly string[],
  run: (tab: Tab) => Promise<Answer>,
): Promise<Answer> {
  const options = requireChromium();
  const browser = await chromium.launch({ ...options, args: [...(options.args ?? []), ...quiet, ...flags] });
  try {
    return await run(await openTab(browser, url));
  } finally {
    await browser.close();
  }
}

async function openTab(browser: Browser, url: string): Promise<Tab> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  const failed = new Promise<never>((_, reject) => page.on('pageerror', reject));
  const protocol = await page.context().newCDPSession(page);
  await protocol.send('Performance.enable', { timeDomain: 'threadTicks' });
  await page.goto(url);
  await Promise.race([
    failed,
    page.waitForFunction(() => 'bench' in globalThis, undefined, { timeout: loadMs }),
  ]);
  failed.catch(() => {});
  return { page, protocol };
}

/** Processor time that the renderer has spent on the page so far, in milliseconds. */
export async function cpuMs({ protocol }: Tab): Promise<number> {
  return 1000 * (await performanceMetric(protocol, 'TaskDuration'));
}

/** What lives on the heap, in megabytes, after a collection. */
export async function heapMb({ protocol }: Tab): Promise<number> {
  for (let pass = 0; pass < 2; pass++) await protocol.send('HeapProfiler.collectGarbage');
  return (await performanceMetric(protocol, 'JSHeapUsedSize')) / 1e6;
}

async function performanceMetric(protocol: CDPSession, name: string): Promise<number> {
  const { metrics: found } = await protocol.send('Performance.getMetrics');
  return found.find((metric) => metric.name === name)!.value;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time in microseconds. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

/** Processor time in milliseconds of the longest task of the page's main thread while something goes on; others wait that long. */
export async function longestTaskMs({ page }: Tab, run: () => Promise<unknown>): Promise<number> {
  const protocol = await page.context().browser()!.newBrowserCDPSession();
  const traceConfig = { includedCategories: ['toplevel'] };
  await protocol.send('Tracing.start', { transferMode: 'ReturnAsStream', traceConfig });
  await run();
  const complete = new Promise<string>((done) =>
    protocol.once('Tracing.tracingComplete', ({ stream }) => done(stream!)),
  );
  await protocol.send('Tracing.end');
  const traceEvents = await eventsOf(protocol, await complete);
  const isMain = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(({ pid, tid }) => `${pid} ${tid}`),
  );
  // one that waits for nothing is nobody's: the other renderers of a browser do next to nothing
  const tasks = traceEvents.filter(
    ({ ph, name, pid, tid }) =>
      ph === 'X' && name === 'ThreadControllerImpl::RunTask' && isMain.has(`${pid} ${tid}`),
  );
  if (tasks.length === 0) throw new Error('The trace has no task of the page.');
  return tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur), 0) / 1000;
}

/** The tasks of a trace and the names of its threads, read event by event: as one text a long one would be too long for any. */
async function eventsOf(protocol: CDPSession, handle: string): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  let rest = '';
  for (;;) {
    const { data, eof } = await protocol.send('IO.read', { handle, size: 4_000_000 });
    // each event is a line that ends with a comma, but for the last one
    const lines = (rest + data).split('\n');
    rest = eof ? '' : (lines.pop() ?? '');
    for (const line of lines) {
      if (!line.endsWith('},') || !/"(ThreadControllerImpl::RunTask|thread_name)"/.test(line)) continue;
      events.push(JSON.parse(line.slice(line.indexOf('{"args"'), -1)) as TraceEvent);
    }
    if (eof) return events;
  }
}
