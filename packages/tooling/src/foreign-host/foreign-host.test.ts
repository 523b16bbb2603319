import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { requireChromium } from '../chromium.ts';
import { twoAtATime } from '../two-at-a-time.ts';
import { openWatchedPage, type WatchedPage } from '../watched-page.ts';
import { expectedFocus, goJourney, journeys } from './focus-journey.ts';
import { compose, submitsByEnter } from './host-form.ts';

const controls = {
  row: (page: Page) => page.getByRole('row', { name: 'Customer 05' }),
  columns: (page: Page) => page.getByRole('button', { name: /^columns/i }),
  filter: (page: Page) => page.getByRole('button', { name: /^add filter/i }),
  menu: (page: Page) => page.getByRole('menu').first(),
  editTags: (page: Page) => page.getByRole('button', { name: 'Edit tags of Customer 05' }),
  newTag: (page: Page) => page.getByRole('combobox', { name: 'Add a tag' }),
  search: (page: Page) => page.getByRole('searchbox'),
};

const minutes = 60_000;
const hosts = inject('hosts');
// in the page, in a shadow root, in one of another
const depths = ['index.html', 'shadow.html', 'nested.html'];
let browser: Browser;

/** A page of a host, opened once for all that is tried on it. */
interface Place {
  readonly name: string;
  readonly url: string;
  readonly watched: WatchedPage;
}

let places: readonly Place[] = [];

beforeAll(async () => {
  browser = await chromium.launch(requireChromium());
  const all = hosts.flatMap((host) => depths.map((at) => ({ host, at })));
  places = await twoAtATime(all, async ({ host, at }) => {
    const url = `${host.url}/${at}`;
    const watched = await openWatchedPage(browser, url);
    return { name: `${at} with React ${host.react}`, url, watched };
  });
}, 2 * minutes);

afterAll(() => browser?.close());

/** Tries something in every place, on a page that is as new, and answers what it saw where. */
function inEveryPlace<Seen>(act: (page: Page) => Promise<Seen>): Promise<{ place: string; seen: Seen }[]> {
  return twoAtATime(places, async ({ name, url, watched: { page } }) => {
    await page.goto(url);
    await controls.row(page).waitFor();
    return { place: name, seen: await act(page) };
  });
}

test(
  'uses the table under a strict policy',
  async () => {
    await inEveryPlace(useTable);
    for (const { name, watched } of places) expect(watched.complaints, name).toEqual([]);
  },
  2 * minutes,
);

test.each(Object.entries(journeys))(
  'the focus goes the same way in the page and in shadow roots: %s',
  async (name, journey) => {
    const ways = await inEveryPlace((page) => goJourney(page, journey));
    for (const { place, seen } of ways) expect(seen, place).toEqual(expectedFocus[name]);
  },
  2 * minutes,
);

test(
  'Enter in a field is ours, Enter of an input method is its own, and the form of the host hears of neither',
  async () => {
    const tried = await inEveryPlace(useFields);
    for (const { place, seen } of tried) {
      expect(seen, place).toEqual({
        submitsBySearch: 0,
        composedSearch: '東京',
        composedTag: '大阪',
        tagsByComposing: 0,
        submitsByTag: 0,
        tagsByEnter: 1,
        submitsInTheHostsField: 1,
      });
    }
  },
  2 * minutes,
);

test('a host would hear of a violation', async () => {
  const [place] = places;
  if (!place) throw new Error('no page is open');
  const { page, complaints } = place.watched;
  await page.evaluate(() =>
    document.body.append(Object.assign(document.createElement('style'), { textContent: 'a {}' })),
  );
  await expect.poll(() => complaints.join()).toContain('policy violation: style-src-elem');
});

async function useTable(page: Page): Promise<void> {
  for (const button of [controls.columns(page), controls.filter(page)]) {
    await button.click();
    await controls.menu(page).waitFor();
    await page.keyboard.press('Escape');
    await controls.menu(page).waitFor({ state: 'detached' });
  }
  await controls.row(page).hover();
  await controls.editTags(page).click();
  await controls.newTag(page).fill('silver tier');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await controls.row(page).getByText('silver tier').first().waitFor();
}

async function useFields(page: Page) {
  const tags = () => page.getByRole('button', { name: /^Remove tag/ }).count();
  const submitsBySearch = await submitsByEnter(page, controls.search(page), 'cust');
  await controls.search(page).fill('');
  const composedSearch = await compose(page, controls.search(page), ['と', '東京']);
  await controls.search(page).fill('');
  await controls.row(page).hover();
  await controls.editTags(page).click();
  const before = await tags();
  const composedTag = await compose(page, controls.newTag(page), ['お', '大阪']);
  const tagsByComposing = (await tags()) - before;
  const submitsByTag = await submitsByEnter(page, controls.newTag(page), '');
  await page.getByRole('button', { name: 'Remove tag 大阪' }).waitFor();
  const tagsByEnter = (await tags()) - before;
  await page.keyboard.press('Escape');
  const field = page.getByLabel('Field of the host');
  const submitsInTheHostsField = await submitsByEnter(page, field, 'x');
  return {
    submitsBySearch,
    composedSearch,
    composedTag,
    tagsByComposing,
    submitsByTag,
    tagsByEnter,
    submitsInTheHostsField,
  };
}
