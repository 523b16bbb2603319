import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { requireChromium } from '../chromium.ts';
import { openWatchedPage } from '../watched-page.ts';
import {
  type Look,
  looks,
  lostInColours,
  type PortalState,
  portalStates,
  showState,
  violations,
} from './accessibility-runs.ts';
import { answerOrders, openInOrder, watchMoves } from './answer-order.ts';
import { type StartedPortal, startPortal } from './start-portal.ts';

const controls = {
  heading: (page: Page, name: string) => page.getByRole('heading', { level: 1, name }),
  count: (page: Page, text: string) => page.getByText(text, { exact: true }).first(),
  search: (page: Page) => page.getByRole('searchbox'),
  editTags: (page: Page) => page.getByRole('button', { name: /^edit tags of/i }),
  newTag: (page: Page) => page.getByRole('combobox', { name: 'Add a tag' }),
  undo: (page: Page) => page.getByRole('button', { name: 'Undo' }),
  region: (page: Page) => page.getByRole('combobox', { name: 'Region', exact: true }),
  settings: (page: Page) => page.getByRole('button', { name: /^(Settings|Impostazioni)$/ }),
  analytics: (page: Page) => page.getByRole('link', { name: 'Analytics', exact: true }),
  trend: (page: Page) => page.getByRole('slider', { name: 'Week' }),
  openCustomer: (page: Page) => page.getByRole('button', { name: /^Open / }),
  needs: (page: Page) => page.getByRole('heading', { name: 'Does the customer use what it bought?' }),
};

// a start makes a database and its data, here beside the other browsers of a busy machine
const aStart = 240_000;
/** Whether all that is tried widely is; some of it unless asked for. */
const isThorough = Number(process.env.PARTNERKIT_TEST_MULTIPLIER ?? 1) >= 10;
/** Some, and the rest of them where all are asked for. */
function widely<Case>(some: readonly Case[], rest: readonly Case[]): readonly Case[] {
  return isThorough ? [...some, ...rest] : some;
}

/** What is spoken, the key to the next column, and a letter of the menu that pins it. */
type Keys = readonly [locale: string, next: 'ArrowLeft' | 'ArrowRight', pin: string];

const patient = { timeout: 20_000 };
/** One of the demo partner's, with everything that its page has. */
const demoCustomer = '841a9b61-fa75-44bb-a219-4af464b9cb3b';
/** Three statuses, three tags, two things to do. */
const customerOfTwoReasons = '620d8f1c-0a16-4588-a519-d6075b33881f';
/** A remark on the price, long names, a long address, hardly anything known. */
const otherCustomers = [
  demoCustomer,
  '9c3ceba9-ad09-4576-a013-fabd29b2257b',
  '3ab05a22-181d-4e8a-a010-65ec2796e99f',
  '5eaa4a03-17c7-4f05-a6c8-0164d9522881',
];
let browser: Browser;
let folder: string;

beforeAll(async () => {
  browser = await chromium.launch(requireChromium());
  folder = await mkdtemp(join(tmpdir(), 'partnerkit-portal-'));
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

/** Opens the portal once its data is there; the test fails when the browser complains of anything until its end. */
async function openPortal(portal: StartedPortal, path = '/customers', locale?: string): Promise<Page> {
  await portal.ready;
  const { page, complaints } = await openWatchedPage(browser, `${portal.url}${path}`, locale);
  onTestFinished(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });
  return page;
}

/** Chooses in the menu of settings: a language, or another person to sign in as. */
async function chooseSetting(page: Page, choice: { language: string } | { person: string }): Promise<void> {
  await controls.settings(page).click();
  if ('language' in choice) await page.getByRole('radio', { name: choice.language }).check();
  else await page.getByRole('button', { name: new RegExp(choice.person) }).click();
}

/** What has the focus: the element, and the text of a heading. */
function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { tagName, textContent } = document.activeElement ?? document.body;
    return tagName === 'H1' ? `H1 ${textContent?.trim()}` : tagName;
  });
}

describe('the portal with the demo partner', () => {
  let portal: StartedPortal;

  beforeAll(async () => {
    portal = await startPortal(join(folder, 'demo'));
  }, aStart);
  afterAll(() => portal?.stop());

  test(
    'answers /health at once, /ready when the data is there, and then a page that was opened before',
    async () => {
      expect((await fetch(`${portal.url}/health`)).status).toBe(200);
      expect([503, 200]).toContain((await fetch(`${portal.url}/ready`)).status);
      const context = await browser.newContext();
      onTestFinished(() => context.close());
      const early = await context.newPage();
      await early.goto(`${portal.url}/customers`);
      await portal.ready;
      await controls.heading(early, 'Customers').waitFor(patient);
      expect((await fetch(`${portal.url}/ready`)).status).toBe(200);
    },
    aStart,
  );

  test('WRK-1, WRK-2: starts with what to do next; it is done, opened and come back to by keyboard', async () => {
    const page = await openPortal(portal, '/');
    await controls.heading(page, 'Worklist').waitFor();
    const entry = page.getByRole('article').first();
    await entry.waitFor();
    const name = (await entry.locator('.pk-name').textContent()) ?? '';
    await entry.focus();
    await page.keyboard.press('d');
    await page.getByText(`${name}\u2069 is done`).waitFor();
    await expect.poll(() => entry.locator('.pk-name').textContent()).not.toBe(name);
    await page.getByRole('radio', { name: /^Done 1$/ }).check();
    await expect.poll(() => entry.locator('.pk-name').textContent(), patient).toBe(name);
    await entry.focus();
    await page.keyboard.press('d');
    await page.getByText('Nothing is done yet').waitFor();
    await page.getByRole('radio', { name: 'By reason' }).check();
    await page.getByRole('radio', { name: /^Open/ }).check();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ group: 'reason' });
    await entry.focus();
    await page.keyboard.press('Enter');
    await controls.needs(page).waitFor();
    await page.locator('.back', { hasText: 'Worklist' }).click();
    await page.getByRole('heading', { name: /^Low license assignment \d+/ }).waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ group: 'reason' });
  });

  test('starts with the customers for who sees no worklist; a query leads to them for everybody', async () => {
    const page = await openPortal(portal, '/');
    await controls.heading(page, 'Worklist').waitFor();
    await chooseSetting(page, { person: 'Sami Haddadin' });
    await controls.heading(page, 'Customers').waitFor();
    await controls.count(page, '400 customers').waitFor();
    expect(await page.getByRole('link', { name: 'Worklist', exact: true }).count()).toBe(0);
    const shared = await openPortal(portal, '/?query=Marchetti');
    await controls.heading(shared, 'Customers').waitFor();
    await controls.openCustomer(shared).first().waitFor();
  });

  test('CUS-1: shows all customers, and those that a search leaves', async () => {
    const page = await openPortal(portal);
    await controls.count(page, '400 customers').waitFor();
    await controls.search(page).fill('zzzz no such customer');
    await controls.count(page, '0 customers match').waitFor();
    const tab = page.getByRole('button', { name: /^Expires within 30 days \d+$/ });
    const [counted] = /\d+$/.exec((await tab.textContent()) ?? '') ?? [];
    await tab.click();
    await controls.count(page, `${counted} customers match`).waitFor();
    expect(new URL(page.url()).searchParams.get('query')).toBe('expires:0d..30d');
    await page.goBack();
    await controls.count(page, '0 customers match').waitFor();
  });

  test('who goes to another page starts at its heading, and the title says which it is', async () => {
    const page = await openPortal(portal);
    await controls.openCustomer(page).first().waitFor();
    expect(await focused(page)).toBe('BODY');
    expect(await page.title()).toMatch(/^Customers · /);
    const opener = controls.openCustomer(page).first();
    const name = (await opener.textContent())?.trim();
    await opener.click();
    await vi.waitFor(async () => expect(await focused(page)).toBe(`H1 ${name}`), patient);
    expect(await page.title()).toContain(`${name} · `);
    await page.goBack();
    await vi.waitFor(async () => expect(await focused(page)).toBe('H1 Customers'), patient);
    expect(await page.title()).toMatch(/^Customers · /);
    await controls.analytics(page).click();
    await vi.waitFor(async () => expect(await focused(page)).toBe('H1 Analytics'), patient);
    expect(await page.title()).toMatch(/^Analytics · /);
  });

  test('FIL-3: the query in the address is the query of the list', async () => {
    const page = await openPortal(portal, '/customers?query=region%3AEU');
    await page
      .getByText(/^\d+ customers match$/)
      .first()
      .waitFor();
  });

  test('FIL-3: Back takes a filter back, then the order, and keeps what else stands in the address', async () => {
    const page = await openPortal(portal, '/customers?region=EU&from=mail');
    const search = () => page.evaluate(() => location.search);
    await page.getByRole('columnheader', { name: 'Customer' }).getByRole('button').first().click();
    await expect.poll(search).toBe('?region=EU&from=mail&sort=name');
    await page.getByRole('searchbox').fill('title');
    await expect.poll(search).toBe('?region=EU&from=mail&sort=name&query=title');
    await page.goBack();
    await expect.poll(() => page.getByRole('searchbox').inputValue()).toBe('');
    await page.goBack();
    await expect.poll(search).toBe('?region=EU&from=mail');
    await expect
      .poll(() => page.getByRole('columnheader', { name: 'Customer' }).getAttribute('aria-sort'))
      .toBeNull();
  });

  test('the portal’s own: who owns an account, found and sorted by, and the addresses of all selected', async () => {
    const page = await openPortal(portal, '/customers?query=owner%3A%22Giulia+Conti%22');
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await controls.count(page, '8 customers match').waitFor();
    expect(await page.getByRole('cell', { name: 'Giulia Conti' }).count()).toBe(8);
    await page.getByRole('button', { name: 'Select all' }).click();
    await page.getByRole('button', { name: 'Actions', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Copy e-mail addresses' }).click();
    await page.getByText('Copy e-mail addresses: done for 8 customers').waitFor();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied.split('; ')).toHaveLength(8);
    expect(copied).toMatch(/^\S+@\S+\.example;/);
  });

  test('TAG-1, TAG-3: adds a tag and takes it back', async () => {
    // who needs somebody most has a tag already, and shows the first alone
    const page = await openPortal(portal, '/customers?sort=name');
    const row = page
      .getByRole('row')
      .filter({ has: controls.editTags(page) })
      .first();
    await row.hover();
    await controls.editTags(page).first().click();
    await controls.newTag(page).fill('end to end');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await row.getByText('end to end').first().waitFor(patient);
    await controls.undo(page).first().click(patient);
    await row
      .getByText('end to end')
      .first()
      .waitFor({ state: 'detached', ...patient });
  });

  test('a helpdesk sees customers and changes no tag', async () => {
    const page = await openPortal(portal);
    await controls.editTags(page).first().waitFor();
    await chooseSetting(page, { person: 'helpdesk' });
    await controls.editTags(page).first().waitFor({ state: 'detached' });
    await controls.count(page, '400 customers').waitFor();
    expect(await controls.analytics(page).count()).toBe(0);
  });

  test('an address that leads nowhere says why, with a way on: page, region, a page of another role', async () => {
    const page = await openPortal(portal, '/analitics');
    await controls.heading(page, 'There is no such page').waitFor();
    expect(await page.title()).toMatch(/^There is no such page · /);
    await page.getByRole('link', { name: 'Go to the start page' }).click();
    await vi.waitFor(async () => expect(await focused(page)).toBe('H1 Worklist'), patient);
    const region = await openPortal(portal, '/customers?region=XX');
    await controls.heading(region, 'There is no such region').waitFor();
    await region.getByRole('link', { name: 'Canada' }).click();
    await controls.heading(region, 'Customers').waitFor();
    expect(await controls.region(region).inputValue()).toBe('CA');
    await chooseSetting(region, { person: 'helpdesk' });
    await vi.waitFor(async () => expect(await focused(region)).toBe('H1 Customers'), patient);
    const audit = await region.context().newPage();
    await audit.goto(`${portal.url}/audit`);
    await audit.getByText('full administrator, read-only administrator').waitFor();
    expect(await audit.getByRole('link', { name: 'Audit trail' }).count()).toBe(0);
  });

  test('a customer that is not there, and regions that can’t be asked, are said in place, with a way on', async () => {
    await portal.ready;
    const context = await browser.newContext({ locale: 'en-US' });
    onTestFinished(() => context.close());
    const page = await context.newPage();
    await page.goto(`${portal.url}/customers/00000000-0000-4000-8000-000000000000?region=US`);
    await controls.heading(page, 'There is no such customer').waitFor(patient);
    const regions = /\/v1\/regions/;
    await page.route(regions, (route) => route.fulfill({ status: 400, body: 'none of a viewer’s words' }));
    await page.goto(`${portal.url}/analytics`);
    const again = page.getByRole('main').getByRole('button', { name: 'Try again' });
    await again.first().waitFor(patient);
    expect(await page.getByText('none of a viewer’s words').count()).toBe(0);
    await page.unroute(regions);
    await again.first().click();
    await controls.trend(page).waitFor(patient);
  });

  test('at 320 px the header is one line of at most 56 px, and the pages open from it by keyboard', async () => {
    const page = await openPortal(portal);
    await page.setViewportSize({ width: 320, height: 256 });
    await controls.openCustomer(page).first().waitFor();
    const header = await page.getByRole('banner').boundingBox();
    expect(header?.height).toBeLessThanOrEqual(56);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.getByRole('button', { name: 'Pages' }).press('Enter');
    await page.getByRole('link', { name: 'Calling', exact: true }).press('Enter');
    await vi.waitFor(async () => expect(await focused(page)).toBe('H1 Calling'), patient);
    expect(await page.getByRole('link', { name: 'Calling', exact: true }).count()).toBe(0);
  });

  // both with PARTNERKIT_TEST_MULTIPLIER=10, as all that follows `widely`
  test.each(widely([400], [1440]))(
    'nothing of a page moves away while its data comes, in whatever order, at %i px',
    async (width) => {
      const page = await openPortal(portal, '/resources');
      await page.setViewportSize({ width, height: 900 });
      const moved = await watchMoves(page);
      const ofManyAnswers = [
        '/reports?region=US',
        `/customers/${customerOfTwoReasons}?region=US`,
        ...widely([], otherCustomers).map((id) => `/customers/${id}?region=US`),
        ...widely([], ['/', '/customers', '/analytics?region=US', '/calling?region=US', '/regions']),
      ];
      const all = [
        ...['/', '/customers', '/analytics?region=US', '/calling?region=US', '/regions', '/administrators'],
        ...['/users', '/audit', '/import', '/resources', '/organization', '/nowhere'],
        ...ofManyAnswers,
      ];
      const movedBy: Record<string, number> = {};
      for (const path of new Set(all)) {
        await page.goto(`${portal.url}${path}`, { waitUntil: 'networkidle' });
        await page.getByRole('heading', { level: 1 }).waitFor();
        movedBy[path] = await moved();
      }
      for (const path of [...ofManyAnswers, '/users'])
        for (const order of answerOrders) {
          await openInOrder(page, `${portal.url}${path}`, order);
          await page.getByRole('heading', { level: 1 }).waitFor();
          movedBy[`${path}, ${order}`] = await moved();
        }
      expect(Object.entries(movedBy).filter(([, by]) => by > 0.02)).toEqual([]);
    },
    180_000,
  );

  test('SUB, REG-1: shows the analytics of one region, for the product in the address', async () => {
    const page = await openPortal(portal);
    await controls.analytics(page).click();
    await controls.heading(page, 'Analytics').waitFor();
    await controls.trend(page).waitFor();
    // what has changed since last week: on the tile, and in how it is computed
    const kpis = page.getByRole('list', { name: 'Key figures of customers' });
    await kpis
      .getByText(/^[+−][\d,]+ since last week$/)
      .first()
      .waitFor();
    await kpis.getByRole('button', { name: /^How is this computed: Total customers/ }).click();
    await page
      .getByText(/^[\d,]+ as of Nov 9, 2026, with the licenses of the week of Nov 1, 2026$/)
      .waitFor();
    await page.keyboard.press('Escape');
    // where most of the demo partner's customers are
    expect(await controls.region(page).inputValue()).toBe('US');
    expect(await controls.region(page).locator('option', { hasText: 'All regions' }).count()).toBe(0);
    await page.getByRole('radio', { name: 'Calling' }).check();
    await page.getByRole('heading', { name: 'License distribution trend: Calling' }).waitFor();
    await controls.region(page).selectOption('EU');
    await controls.trend(page).waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      region: 'EU',
      product: 'calling',
    });
    await page.goBack();
    await controls.heading(page, 'Customers').waitFor();
  });

  test('REG-1: the analytics open in the region chosen last, and leave the list as it was', async () => {
    const page = await openPortal(portal, '/customers?query=status%3Atrial&sort=-licenses');
    await controls.region(page).selectOption('CA');
    await controls.region(page).selectOption('');
    await controls.analytics(page).click();
    await controls.trend(page).waitFor();
    expect(await controls.region(page).inputValue()).toBe('CA');
    await controls.region(page).selectOption('EU');
    await page.getByRole('link', { name: 'Customers', exact: true }).click();
    await controls.heading(page, 'Customers').waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      query: 'status:trial',
      sort: '-licenses',
    });
    expect(await controls.region(page).inputValue()).toBe('');
  });

  test('CUS-4: the way back leads to the list as it was left: query, order and place', async () => {
    const page = await openPortal(portal, '/customers?query=region%3AUS&sort=-name');
    const rows = page.locator('.pk-table-scroller');
    await controls.openCustomer(page).first().waitFor();
    const scrolled = () => rows.evaluateAll((all) => Math.max(...all.map(({ scrollTop }) => scrollTop)));
    await page.getByRole('table').hover();
    await page.mouse.wheel(0, 1500);
    await expect.poll(scrolled, { timeout: 10_000 }).toBeGreaterThan(1000);
    const before = await scrolled();
    // one in view: pressing another would scroll to it
    const { x, y } = (await page.locator('.pk-table-scroller').boundingBox()) ?? { x: 0, y: 0 };
    await page.mouse.click(x + 90, y + 36 * 6);
    await controls.needs(page).waitFor();
    await page.locator('.back').click();
    await controls.heading(page, 'Customers').waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({
      query: 'region:US',
      sort: '-name',
    });
    await expect.poll(scrolled).toBe(before);
  });

  test('TAG-1, CUS-3: a customer is tagged and launched from its own page', async () => {
    const page = await openPortal(portal, '/customers?query=Marchetti');
    await controls.openCustomer(page).first().click();
    const launch = page.getByRole('link', { name: 'Launch organization' });
    expect(await launch.getAttribute('href')).toMatch(/^\/organizations\/./);
    await page.getByText('Edit tags', { exact: true }).click();
    await controls.newTag(page).fill('own page');
    await page.keyboard.press('Enter');
    await page.getByRole('list', { name: 'Tags' }).getByText('own page').waitFor();
    await controls.undo(page).first().click();
    await page.getByRole('list', { name: 'Tags' }).getByText('own page').waitFor({ state: 'detached' });
  });

  test('columns stay as the viewer has arranged them, for that viewer', async () => {
    const page = await openPortal(portal);
    const added = page.getByRole('columnheader', { name: /^Added/ });
    const toggle = async () => {
      await page.getByRole('button', { name: /^columns/i }).click();
      await page.getByRole('menuitemcheckbox', { name: /^Added/ }).click();
      await page.keyboard.press('Escape');
    };
    const isShown = (await added.count()) > 0;
    await controls.count(page, '400 customers').waitFor();
    await toggle();
    await expect.poll(() => added.count()).toBe(isShown ? 0 : 1);
    await page.reload();
    await controls.count(page, '400 customers').waitFor();
    expect(await added.count()).toBe(isShown ? 0 : 1);
    await chooseSetting(page, { person: 'Tomás Arrieta' });
    await controls.count(page, '100 customers').waitFor();
    expect(await added.count()).toBe(isShown ? 1 : 0);
  });

  test('KPI-2: a key figure opens the customers that it counts', async () => {
    const page = await openPortal(portal, '/analytics?region=EU');
    const tile = page.getByRole('button', { name: /^Expiring.*Show these customers/ });
    const count = await tile.locator('.pk-tile-value').textContent();
    await tile.click();
    await controls.heading(page, 'Customers').waitFor();
    await controls.count(page, `${count} customers match`).waitFor();
  });

  test('CAL: a week back, the customers that an endpoint type comes from, and what one of them called', async () => {
    const page = await openPortal(portal, '/calling?region=US');
    const section = (name: string) =>
      page.locator('section.pk-section', { has: page.getByRole('heading', { name }) });
    const usage = section('Customers and usage');
    await controls.openCustomer(page).first().waitFor();
    const all = await usage.getByText(/^\d+ customers$/).textContent();
    expect(await section('Call queue insights').locator('.pk-tile-value').count()).toBe(5);
    await page.getByRole('button', { name: 'The week before' }).click();
    await page
      .getByRole('heading', { name: /in the week of Nov 1, 2026/ })
      .first()
      .waitFor();
    await page.getByRole('slider', { name: 'Week' }).first().press('Home');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('week')).toBe('2026-09-13');
    await page.getByRole('button', { name: 'Last complete week' }).click();
    await expect.poll(() => new URL(page.url()).searchParams.get('week')).toBeNull();
    await page.getByRole('slider', { name: 'Endpoint type' }).press('End');
    await page.keyboard.press('Enter');
    await usage.getByText('Customers with legs: Other device').waitFor();
    await expect.poll(() => usage.getByText(/^\d+ customers$/).textContent()).not.toBe(all);
    const open = usage.getByRole('button', { name: /^Open / }).first();
    const name = (await open.textContent()) ?? '';
    await open.click();
    await controls.heading(page, name).waitFor();
    await page.getByRole('heading', { name: 'Locations in this week' }).waitFor();
    await page.getByRole('link', { name: 'Subscriptions', exact: true }).click();
    await controls.needs(page).waitFor();
  });

  test('REP-1, REP-2: runs a report of one region, and its file has what it says', async () => {
    const page = await openPortal(portal);
    await page.getByRole('link', { name: 'Reports', exact: true }).click();
    await controls.heading(page, 'Reports').waitFor();
    await page.getByRole('button', { name: 'Run now' }).click();
    const run = page.getByRole('region', { name: /^Run of/ });
    const coming = page.waitForEvent('download');
    await run.getByRole('button', { name: 'Download' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^Calling Usage_[A-Za-z0-9]+_\d{4}-\d\d-\d\d\.csv$/);
    const [header, ...lines] = (await readFile(await download.path(), 'utf8')).trimEnd().split('\r\n');
    expect(header).toMatch(/^\uFEFFCustomer name,Organization ID,Location,Total calls,/);
    expect(lines.length).toBeGreaterThan(10);
    const count = `${lines.length.toLocaleString('en')} rows`;
    await run.getByText(count).waitFor();
    // the list has it too
    await page.getByRole('region', { name: 'Past runs' }).getByText(count).waitFor();
    expect(Object.fromEntries(new URL(page.url()).searchParams)).toEqual({ region: 'US' });
  });

  test('CUS-4, DET-1: opens a customer with its subscriptions, and goes back', async () => {
    const page = await openPortal(portal, '/customers?query=it-admin%40okonkwo-public');
    await controls.count(page, '1 customer matches').waitFor();
    await controls.openCustomer(page).first().click();
    await controls.heading(page, 'Okonkwo Public Library').waitFor();
    await controls.needs(page).waitFor();
    await page
      .getByText(/licenses are assigned and \d+ purchased/)
      .first()
      .waitFor();
    await page.getByRole('link', { name: /^INV-/ }).first().waitFor();
    await page.goBack();
    await controls.count(page, '1 customer matches').waitFor();
  });

  test('SUB-2: a row of a section opens its customer, in the same region', async () => {
    const page = await openPortal(portal, '/analytics?region=CA');
    // the other sections load beside it, in any order
    const expiring = page.getByRole('region', { name: 'Expiring in the next 90 days' });
    const open = expiring.getByRole('button', { name: /^Open / }).first();
    const name = (await open.textContent()) ?? '';
    await open.click();
    await controls.heading(page, name).waitFor();
    await controls.needs(page).waitFor();
    expect(new URL(page.url()).searchParams.get('region')).toBe('CA');
  });

  test('speaks Italian', async () => {
    const page = await openPortal(portal);
    await chooseSetting(page, { language: 'Italiano' });
    await controls.heading(page, 'Clienti').waitFor();
    await controls.count(page, '400 clienti').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('it');
  });

  test.each([
    ['it-CH', 'it', 'Clienti', 'ltr'],
    ['ja-JP', 'ja', '顧客', 'ltr'],
    ['sv-SE', 'en', 'Customers', 'ltr'],
  ])('speaks at first what the browser speaks: %s', async (spoken, lang, customers, dir) => {
    const page = await openPortal(portal, '/customers', spoken);
    await controls.heading(page, customers).waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe(dir);
    expect(await page.locator('.pk-root').getAttribute('lang')).toBe(lang);
  });

  test('speaks Arabic, from right to left', async () => {
    const page = await openPortal(portal);
    await chooseSetting(page, { language: 'العربية' });
    await controls.heading(page, 'العملاء').waitFor();
    expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
    expect(await page.locator('.pk-root').getAttribute('dir')).toBe('rtl');
  });

  test('REG-1: shows one region after the other, asked of that region only', async () => {
    const page = await openPortal(portal);
    await controls.count(page, '400 customers').waitFor();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await controls.region(page).selectOption('CA');
    await page
      .getByText(/^\d\d customers$/)
      .first()
      .waitFor();
    expect(asked.filter((path) => path.includes('/customers'))).toEqual(['/ca/v1/customers']);
  });

  test('a partner administrator sees the customers assigned to them', async () => {
    const page = await openPortal(portal);
    await chooseSetting(page, { person: 'Tomás Arrieta' });
    await controls.count(page, '100 customers').waitFor();
  });

  test.each(widely<Keys>([['en-US', 'ArrowRight', 'p']], [['ar-EG', 'ArrowLeft', 'تث']]))(
    'a partner’s nine tasks take few keys: %s',
    async (locale, next, pin) => {
      const page = await openPortal(portal, '/customers', locale);
      await page.locator('[data-action="open"]').first().waitFor();
      await page.locator('[data-letter="e"]:enabled').waitFor();
      const session = await page.context().newCDPSession(page);
      const taken: Record<string, number> = {};
      /** Whether a menu or a popover that was not there before has the focus. */
      const opens = Symbol('opens');
      const press = async (...keys: readonly (string | typeof opens)[]) => {
        let before = '';
        const focus = () =>
          page.evaluate(() => {
            const element = document.activeElement;
            return element?.closest('[role="menu"], [role="dialog"]') ? element.outerHTML : '';
          });
        for (const key of keys) {
          if (key === opens) {
            await expect.poll(async () => ![before, ''].includes(await focus()), patient).toBe(true);
            continue;
          }
          before = await focus();
          if (key > '\u007f')
            await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key });
          else await page.keyboard.press(key);
        }
      };
      const task = async (name: string, ...keys: readonly (string | typeof opens)[]) => {
        await page.locator('h1').focus();
        await press(...keys);
        taken[name] = keys.filter((key) => key !== opens).length;
      };
      const search = (name: string) => () => new URL(page.url()).searchParams.get(name);

      await task('sort', 'k', 'Enter');
      await expect.poll(search('sort')).toBe('name');
      await task('pin', 'k', next, 'ArrowDown', opens, ...pin, 'Enter');
      await page.locator('th[data-column="status"][data-pinned="start"]').waitFor();
      await task('tag', ...'jxjxjxt', opens, ...'mine', 'Enter');
      const tagged = page.locator('tr.pk-row:has([data-action="tags"])').filter({ hasText: 'mine' });
      await tagged.first().waitFor();
      await press('Control+z');
      taken.undo = 1;
      await tagged.first().waitFor({ state: 'detached' });
      await press('Escape');
      const file = page.waitForEvent('download');
      await task('export', 'e', opens, 'Enter');
      await file;
      await task('filter', '/', 'Tab', 'Enter', opens, 'Enter');
      // how many have each comes from the server
      await page.getByRole('menuitemcheckbox').first().waitFor();
      await press('ArrowDown', opens, 'Enter');
      taken.filter = 6;
      await expect.poll(search('query')).toMatch(/^status:/);
      await press('Escape');
      await task('find', '/', ...'bell');
      await expect.poll(search('query')).toMatch(/bell/);
      await task('region', 'Control+k');
      await page.locator('dialog [role="option"]').first().waitFor();
      await press(...'eu', 'Enter');
      taken.region = 4;
      await expect.poll(search('region')).toBe('EU');

      await page.goto(`${portal.url}/analytics?region=EU`);
      await page.locator('.pk-kpi, [aria-haspopup="dialog"]').nth(3).waitFor();
      await task('explanation', 'Tab', 'Tab', 'Enter');
      await page.locator('[role="dialog"]:not([popover])').waitFor();

      const most = {
        find: 6,
        filter: 8,
        tag: 15,
        undo: 2,
        sort: 4,
        pin: 6,
        region: 5,
        explanation: 6,
        export: 5,
      };
      expect(Object.entries(most).filter(([name, keys]) => !((taken[name] ?? Number.NaN) <= keys))).toEqual(
        [],
      );
    },
    60_000,
  );

  test('the command palette opens pages, customers and regions, and is left as if nothing had been', async () => {
    const page = await openPortal(portal, '/analytics?region=US');
    await controls.heading(page, 'Analytics').waitFor();
    const palette = page.getByRole('dialog', { name: 'Search and commands' });
    const field = palette.getByRole('combobox');
    await controls.settings(page).focus();
    await page.keyboard.press('Control+k');
    await field.fill('zzz no such thing');
    await palette.getByText('Nothing is called that').waitFor();
    await page.keyboard.press('Escape');
    await palette.waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Settings');
    // where a page has no search, what is looked for is a customer
    await page.keyboard.press('/');
    await field.fill('åkerlund fis');
    await palette
      .getByRole('option', { name: 'Åkerlund Fiskeri' })
      .or(palette.getByText('Nothing is called that'))
      .waitFor();
    await field.fill('all regions');
    expect(await palette.getByRole('option').count()).toBe(0);
    await field.fill('EU');
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).searchParams.get('region')).toBe('EU');
    await page.keyboard.press('Control+k');
    await field.fill('åkerlund fis');
    await palette.getByRole('option', { name: 'Åkerlund Fiskeri', exact: true }).waitFor();
    await page.keyboard.press('Enter');
    await vi.waitFor(async () => expect(await focused(page)).toBe('H1 Åkerlund Fiskeri'), patient);
    await page.keyboard.press('Control+k');
    await field.fill('dark');
    await page.keyboard.press('Enter');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
  });

  test('single letters are listed, and can be switched off (WCAG 2.1.4)', async () => {
    const page = await openPortal(portal);
    await controls.openCustomer(page).first().waitFor();
    const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await page.keyboard.press('?');
    await shortcuts.getByText('Select the customer').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('j');
    await page.locator('tr :focus').waitFor();
    await controls.settings(page).click();
    await page
      .getByRole('group', { name: 'Single-letter shortcuts' })
      .getByRole('radio', { name: 'Off' })
      .check();
    await page.keyboard.press('Escape');
    await controls.heading(page, 'Customers').focus();
    for (const key of ['j', 'x', '/', '?', 'e']) await page.keyboard.press(key);
    expect(await focused(page)).toBe('H1 Customers');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').last().fill('keyboard');
    await page.keyboard.press('Enter');
    await shortcuts.getByText('Single letters are switched off in the settings.').waitFor();
    expect(await shortcuts.getByText('Select the customer').count()).toBe(0);
  });

  // one of sixty
  const runs = (Object.keys(looks) as Look[]).flatMap((look) =>
    Object.keys(portalStates).map((state) => ({ look, state })),
  );
  test.each(runs.filter((_, at) => isThorough || at === 56))(
    'axe finds nothing, and nothing chosen is lost in forced colours: $look, $state',
    async ({ look, state }) => {
      const context = await browser.newContext({
        ...{ locale: 'en-US', viewport: { width: 1440, height: 900 }, reducedMotion: 'reduce' },
        ...looks[look],
      });
      onTestFinished(() => context.close());
      await portal.ready;
      const page = await context.newPage();
      await showState(page, portal.url, portalStates[state] as PortalState);
      expect(await violations(page)).toEqual([]);
      if (look === 'forced') expect(await lostInColours(page)).toEqual([]);
    },
    60_000,
  );

  test(
    'keeps what was changed when it is started again',
    async () => {
      const page = await openPortal(portal);
      await controls.search(page).fill('Åkerlund Fiskeri');
      await controls.count(page, '1 customer matches').waitFor();
      await page.getByRole('row').nth(1).hover();
      await controls.editTags(page).first().click();
      await controls.newTag(page).fill('kept');
      await page.keyboard.press('Enter');
      await page.getByRole('row').getByText('kept').first().waitFor();
      await page.goto('about:blank');
      expect(await portal.stop()).toBe(0);
      await expect(fetch(`${portal.url}/health`)).rejects.toThrow();
      portal = await startPortal(join(folder, 'demo'));
      await portal.ready;
      expect(portal.printed()).not.toMatch(/Seeding/);
      const again = await openPortal(portal, '/customers?query=tag%3Akept');
      await controls.count(again, '1 customer matches').waitFor();
    },
    aStart,
  );
});

describe("the portal with the partner's own data", () => {
  test(
    'shows bare customers without one false alarm, and names the rows left out',
    async () => {
      const file = join(folder, 'customers.json');
      await writeFile(
        file,
        JSON.stringify([{ id: '1', name: 'Aurora' }, { id: '2' }, { id: '3', name: 'Zephyr' }]),
      );
      const portal = await startPortal(join(folder, 'own'), '--data', file, '--as-of', '2026-11-16');
      onTestFinished(async () => void (await portal.stop()));
      await portal.ready;
      expect(portal.printed()).toMatch(/customers\[1\] \(2\): name/);
      const page = await openPortal(portal);
      await controls.count(page, '2 customers').waitFor();
      await page.getByText('Aurora').first().waitFor();
      const alarms = page.getByText(/expired|suspended|overage|no recent activity/i);
      // what the list can be narrowed to is no alarm
      expect(await alarms.and(page.locator(':not(.pk-tab-name)')).count()).toBe(0);

      // two files of the hub bring a customer more, once it was seen what they would change
      await page.getByRole('link', { name: 'Import', exact: true }).click();
      await page.getByText('Drop files or a folder here').waitFor();
      await page.evaluate(() => {
        const header = 'Customer name,Organization ID,Location,Total calls';
        const dropped = new DataTransfer();
        dropped.items.add(new File([`${header}\nNewcomer,n1,Rome,7\n`], 'usage.csv'));
        dropped.items.add(new File(['PK\u0003\u0004 xl/workbook.xml'], 'devices.xlsx'));
        const area = document.querySelector('.pk-drop');
        area?.dispatchEvent(
          new DragEvent('drop', { bubbles: true, cancelable: true, dataTransfer: dropped }),
        );
      });
      await page.getByText('An Excel workbook (XLSX): save it as CSV').waitFor(patient);
      await page.locator('.pk-import-place').getByLabel('Region').selectOption('US');
      await page.getByLabel('Week, by its Sunday').fill('2026-11-08');
      await page.getByRole('button', { name: 'Set', exact: true }).click();
      await page.getByText('1 new customer', { exact: true }).waitFor(patient);
      await page.reload();
      await page.getByText('1 new customer', { exact: true }).waitFor(patient);
      await page.getByRole('button', { name: 'Import', exact: true }).click();
      await page.getByRole('button', { name: 'Save summary' }).waitFor(patient);
      await page.getByRole('link', { name: 'Customers', exact: true }).click();
      await controls.count(page, '3 customers').waitFor(patient);
      await page.getByText('Newcomer').first().waitFor(patient);
    },
    aStart,
  );

  test(
    'says what is wrong with a path that leads nowhere',
    async () => {
      // over the store of the test before: making another takes seconds
      const nowhere = await startPortal(join(folder, 'own'), '--data', join(folder, 'nowhere.json'));
      await expect(nowhere.ready).rejects.toThrow(/There is no file or folder/);
    },
    aStart,
  );
});
