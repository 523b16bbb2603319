import { readdir, readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import manifest from '../../../elements/package.json' with { type: 'json' };
import { requireChromium } from '../chromium.ts';
import { packageFolder, repositoryRoot } from '../repository.ts';
import { openWatchedPage } from '../watched-page.ts';
import { differingPixels } from './differing-pixels.ts';
import { policy } from './serve-app.ts';
import { useByKeyboard } from './use-by-keyboard.ts';

const { version } = manifest;
const customers = Array.from({ length: 30 }, (_, at) => ({
  id: `c-${at}`,
  name: `Customer ${String(at).padStart(2, '0')}`,
  region: ['EU', 'US'][at % 2],
}));
const weeks = ['2026-10-25', '2026-11-01', '2026-11-08', '2026-11-15'];
const subscriptions = customers.map(({ id }) => ({
  id: `s-${id}`,
  customerId: id,
  kind: 'subscription',
  startDate: '2026-01-01',
  endDate: '2027-01-01',
  licenses: [
    {
      product: 'meetings',
      purchased: 10,
      assigned: 5,
      used: 4,
      weeks: weeks.map((week) => ({ week, purchased: 10, assigned: 5, used: 4 })),
    },
  ],
}));
const answers: Record<string, unknown> = {
  '/customers': customers,
  '/api/customers': customers,
  '/subscriptions': subscriptions,
};

const elements = (shadow: string) => `
  <partnerkit-provider customers-url="/customers" subscriptions-url="/subscriptions" as-of="2026-11-16">
    <partnerkit-customer-table open-customers ${shadow}></partnerkit-customer-table>
    <partnerkit-license-trend product="meetings" ${shadow}></partnerkit-license-trend>
  </partnerkit-provider>`;
const tableAlone = `
  <partnerkit-customer-table customers-url="/customers" subscriptions-url="/subscriptions" as-of="2026-11-16" open-customers>
  </partnerkit-customer-table>`;
const scripts = {
  module: '<script type="module" src="/partnerkit.js"></script>',
  classic: '<script src="/partnerkit.classic.js"></script>',
  // the same files as another version, which the server makes of them
  other: '<script type="module" src="/other/partnerkit.js"></script>',
  otherPrefix: '<script type="module" src="/other/partnerkit.js?prefix=acme"></script>',
  hostile: '<script src="/hostile.js"></script>',
};
const bothPrefixes = elements('') + elements('').replaceAll('partnerkit-', 'acme-');
const pages: Record<string, string> = {
  '/module': scripts.module + elements(''),
  '/shadow': scripts.module + elements('shadow'),
  '/classic': scripts.classic + elements(''),
  '/table': scripts.module + tableAlone,
  '/table-alone': scripts.module + tableAlone,
  '/empty': scripts.module,
  '/hostile': scripts.hostile + scripts.module + elements(''),
  '/other-second': scripts.module + scripts.other + scripts.otherPrefix + bothPrefixes,
  '/other-first': scripts.otherPrefix + scripts.other + scripts.module + bothPrefixes,
};

/** The page that the documentation shows whole, which has a script of its own in it. */
async function documentedPage(): Promise<string> {
  const text = await readFile(join(repositoryRoot, 'docs/elements.md'), 'utf8');
  return /^```html\n(.*?)^```/ms.exec(text)?.[1] ?? '';
}

/** What a page loads: a file of the package, the same of another version, or what a page does to every script behind it. */
async function scriptAt(pathname: string): Promise<Buffer | string> {
  if (pathname === '/hostile.js') return `(${spoilThePage})()`;
  const file = await readFile(
    join(packageFolder('elements'), 'dist', pathname.replace(/^\/(other|partnerkit)\//, '/')),
  );
  return pathname.startsWith('/other/') ? file.toString().replaceAll(`\`${version}\``, '`99.0.0`') : file;
}

let server: Server;
let browser: Browser;
let url: string;

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://host');
    if (pathname === '/documented')
      return response.setHeader('Content-Type', 'text/html').end(await documentedPage());
    response.setHeader('Content-Security-Policy', policy);
    const html = pages[pathname];
    if (html !== undefined) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8');
      const sheet = pathname === '/table-alone' ? 'customer-table.css' : 'partnerkit.css';
      return response.end(
        `<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/${sheet}"><body>${html}`,
      );
    }
    if (answers[pathname]) {
      return response.setHeader('Content-Type', 'application/json').end(JSON.stringify(answers[pathname]));
    }
    try {
      response
        .setHeader('Content-Type', pathname.endsWith('.css') ? 'text/css' : 'text/javascript')
        .end(await scriptAt(pathname));
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await chromium.launch(requireChromium());
});

afterAll(async () => {
  await browser?.close();
  server?.close();
  server?.closeAllConnections();
});

test('the page of the documentation shows its rows in its order, and opens a customer', async () => {
  const { page } = await openWatchedPage(browser, `${url}/documented`);
  await page.getByRole('button', { name: 'Open Customer 29' }).click();
  await page.waitForURL('**/documented#c-29');
  await page.context().close();
});

test('the scripts that a table loads at once are compiled while they load', async () => {
  const dist = join(packageFolder('elements'), 'dist');
  const chunks = await readdir(join(dist, 'chunks'));
  const atOnce = chunks.filter((name) => /^(draw|drawn-customer-table)-/.test(name));
  expect(atOnce).toHaveLength(2);
  for (const file of ['partnerkit.js', ...atOnce.map((name) => `chunks/${name}`)])
    expect(await readFile(join(dist, file), 'utf8'), file).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
});

test('the sheet of the table alone draws the table, and what opens in it, as the sheet of all does', async () => {
  const looks = await Promise.all(
    ['/table', '/table-alone'].map(async (path) => {
      const { page } = await openWatchedPage(browser, url + path);
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await page.getByRole('row', { name: 'Customer 00' }).waitFor();
      const pictures = [await page.screenshot()];
      for (const name of ['Columns', 'Export', 'Add filter']) {
        await page.getByRole('button', { name }).click();
        await page.getByRole('menu').or(page.getByRole('dialog')).first().waitFor();
        pictures.push(await page.screenshot({ animations: 'disabled' }));
        await page.keyboard.press('Escape');
      }
      await page.context().close();
      return pictures.map((picture) => PNG.sync.read(picture));
    }),
  );
  const [ofAll = [], ofTable = []] = looks;
  expect(ofTable.map((picture, at) => differingPixels(picture, ofAll[at] as PNG))).toEqual(
    ofAll.map(() => 0),
  );
});

test('a page that has no style sheet is told the element that brings it', async () => {
  const chunks = join(packageFolder('elements'), 'dist/chunks');
  const [draw = ''] = (await readdir(chunks)).filter((file) => file.startsWith('draw-'));
  const code = await readFile(join(chunks, draw), 'utf8');
  expect(code).toContain('<link rel="stylesheet" href="partnerkit.css">');
  expect(code).not.toContain('@partnerkit/ui/styles.css');
});

test.each(['/module', '/shadow', '/classic', '/hostile'])(
  'a page without a build shows a table and a chart under a strict policy, and works by keyboard: %s',
  async (path) => {
    const { page, complaints } = await openWatchedPage(browser, url + path);
    const opened = page.evaluate(
      () =>
        new Promise((told) =>
          addEventListener('pk-open-customer', (event) => told((event as CustomEvent).detail.customer.id)),
        ),
    );
    await useByKeyboard(page);
    expect(await opened).toBe('c-12');
    expect(complaints).toEqual([]);
    await page.context().close();
  },
);

test.each([
  ['/other-second', version, '99.0.0'],
  ['/other-first', '99.0.0', version],
])(
  'of two versions on one page the first has the elements, which the second says, and each has those of a prefix of its own: %s',
  async (path, first, second) => {
    const { page, complaints } = await openWatchedPage(browser, url + path);
    for (const prefix of ['partnerkit', 'acme']) {
      await page.locator(`${prefix}-customer-table`).getByRole('row', { name: 'Customer 01' }).waitFor();
      await page.locator(`${prefix}-license-trend .pk-chart-svg`).first().waitFor();
    }
    expect(complaints).toEqual([
      `console warning: PartnerKit: the elements partnerkit-… are there in version ${first}; load ${second} with a prefix of its own: partnerkit.js?prefix=partnerkit-next`,
    ]);
    await page.context().close();
  },
);

test('a thousand tables that came and went, in shadow roots or not, leave no node, no listener, no timer and no bytes', async () => {
  const { page, complaints } = await openWatchedPage(browser, `${url}/empty`);
  await page.evaluate(countTimers);
  const tools = await page.context().newCDPSession(page);
  const left = async (count: number) => {
    const timers = await page.evaluate(comeAndGo, count);
    await tools.send('HeapProfiler.collectGarbage');
    const { nodes, jsEventListeners } = await tools.send('Memory.getDOMCounters');
    const { usedSize } = await tools.send('Runtime.getHeapUsage');
    return { nodes, jsEventListeners, timers, usedSize };
  };
  // what is loaded once stays
  const before = await left(200);
  const after = await left(1000);
  expect(after.nodes).toBeLessThanOrEqual(before.nodes + 20);
  expect(after.jsEventListeners).toBeLessThanOrEqual(before.jsEventListeners + 5);
  expect(after.timers).toBe(0);
  // the browser compiles what runs often: about 400,000 in all, and no more with the next thousand
  expect(after.usedSize - before.usedSize).toBeLessThan(800_000);
  expect(complaints).toEqual([]);
  await page.context().close();
}, 120_000);

/**
 * Runs in the page, before all else: members of arrays are the page's own and are seen by for-in, there are more of them, what formats is
 * frozen, and nothing may be stored.
 */
function spoilThePage(): void {
  const members = Array.prototype as unknown as Record<string, (...values: unknown[]) => unknown>;
  for (const name of Object.getOwnPropertyNames(Array.prototype)) {
    const member = members[name];
    if (typeof member !== 'function' || name === 'constructor') continue;
    Object.defineProperty(members, name, {
      value(...values: unknown[]) {
        return member.apply(this, values);
      },
      enumerable: true,
    });
  }
  members.last = function (this: unknown[]) {
    return this[this.length - 1];
  };
  for (const member of Object.values(Object.getOwnPropertyDescriptors(Intl))) {
    if (typeof member.value === 'function') Object.freeze(Object.freeze(member.value).prototype);
  }
  Object.freeze(Intl);
  const get = () => {
    throw new DOMException('Access is denied for this document.', 'SecurityError');
  };
  for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get });
}

/** Runs in the page: knows from then on which timers are set and neither over nor taken back. */
function countTimers(): void {
  const set = new Set<number>();
  const { setTimeout: later, clearTimeout: never } = window;
  const { setInterval: often, clearInterval: noLonger } = window;
  Object.assign(window, {
    timersSet: set,
    setTimeout: (act: () => void, ms?: number) => {
      const id = later(() => {
        set.delete(id);
        act();
      }, ms);
      set.add(id);
      return id;
    },
    setInterval: (act: () => void, ms?: number) => {
      const id = often(act, ms);
      set.add(id);
      return id;
    },
    clearTimeout: (id: number) => {
      set.delete(id);
      never(id);
    },
    clearInterval: (id: number) => {
      set.delete(id);
      noLonger(id);
    },
  });
}

/** Runs in the page: tables that are shown, one after the other, and those that are taken out while they load. */
async function comeAndGo(count: number): Promise<number> {
  const customers = Array.from({ length: 40 }, (_, at) => ({ id: `c-${at}`, name: `Customer ${at}` }));
  const channel = new MessageChannel();
  const turn = () =>
    new Promise<void>((next) => {
      channel.port1.onmessage = () => next();
      channel.port2.postMessage(undefined);
    });
  for (let at = 0; at < count; at++) {
    const table = document.createElement('partnerkit-customer-table');
    table.toggleAttribute('shadow', at % 20 < 10);
    Object.assign(table, { customers });
    document.body.append(table);
    if (at % 10 === 0) {
      while (!(table.shadowRoot ?? table).querySelector('.pk-row')) await turn();
    }
    table.remove();
  }
  channel.port1.close();
  // what ends by itself has ended a moment later
  const { timersSet } = window as unknown as { readonly timersSet: ReadonlySet<number> };
  const start = performance.now();
  while (timersSet.size > 0 && performance.now() - start < 5_000) await new Promise(requestAnimationFrame);
  return timersSet.size;
}
