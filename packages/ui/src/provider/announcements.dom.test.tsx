import {
  type CustomerSort,
  calendarDay,
  dayNumber,
  memorySource,
  type PartnerDataSource,
  PartnerError,
} from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';
import { fireEvent, render, waitFor, within } from '@testing-library/react';
import { type ReactNode, useState } from 'react';
import { describe, expect, it, onTestFinished } from 'vitest';
import { CustomerTable } from '../customers/customer-table.tsx';
import { CustomerTabs } from '../customers/customer-tabs.tsx';
import { ar } from '../i18n/ar.messages.ts';
import { en } from '../i18n/en.messages.ts';
import { createFormats } from '../i18n/formats.ts';
import { isolated } from '../i18n/isolated.ts';
import { it as italian } from '../i18n/it.messages.ts';
import { createTranslate, type MessageId, type Translate } from '../i18n/translate.ts';
import { Users } from '../organization/users.tsx';
import { RegionSelector } from '../regions/region-selector.tsx';
import { ResourcesHelp } from '../resources/resources-help.tsx';
import { TagEditor } from '../tags/tag-editor.tsx';
import { Worklist } from '../worklist/worklist.tsx';
import { PartnerProvider } from './partner-provider.tsx';

const names = ['Acme', 'Acme Labs', 'Beta', 'Cedar', 'Delta'];
const customers = names.map((name, at) => ({ id: `c${at}`, name, region: at < 4 ? 'EU' : 'US' }));
const asOf = '2026-11-16';
const users = ['Ada', 'Adam', 'Bo'].map((name, at) => ({
  ...{ id: `u${at}`, name },
  roles: ['partnerFullAdmin' as const],
}));
const viewer = { userId: 'u0', roles: ['partnerFullAdmin' as const] };
const subscriptions = customers.map(({ id }) => ({
  ...{ id: `s-${id}`, customerId: id, kind: 'subscription' as const },
  ...{ startDate: '2026-01-01', endDate: '2027-12-31' },
  licenses: [{ product: 'calling', purchased: 100, assigned: 130, used: 80 }],
}));
const world = () => memorySource({ customers, subscriptions, callLegs: [], users, viewer });
const catalogs = { en, it: italian, ar };
type Locale = keyof typeof catalogs;

interface Shown {
  readonly widget: ReactNode;
  readonly source?: PartnerDataSource;
  readonly locale?: Locale;
  readonly inShadow?: boolean;
  /** `undefined`: the page's own. */
  readonly region?: string | null | undefined;
}

/** A page that is listened to: everything that its live regions say, in turn. */
function listenTo({ widget, source = world(), locale = 'en', inShadow = false, ...shown }: Shown) {
  const host = document.body.appendChild(document.createElement('div'));
  const root = inShadow ? host.attachShadow({ mode: 'open' }) : host;
  const container = root.appendChild(document.createElement('div'));
  const heard: string[] = [];
  const last = new WeakMap<Element, string>();
  const observer = new MutationObserver(() => {
    for (const live of container.querySelectorAll('[role="status"], [role="alert"], [aria-live]')) {
      const text = live.textContent ?? '';
      if (text !== (last.get(live) ?? '') && text !== '') heard.push(text);
      last.set(live, text);
    }
  });
  observer.observe(container, { childList: true, characterData: true, subtree: true });
  onTestFinished(() => {
    observer.disconnect();
    host.remove();
  });
  const region = 'region' in shown ? shown.region : null;
  const page = (chosen: string | null | undefined, widgets: ReactNode) => (
    <PartnerProvider {...{ source, locale, asOf }} messages={catalogs[locale]} region={chosen}>
      {widgets}
    </PartnerProvider>
  );
  const { rerender } = render(page(region, widget), { container });
  return {
    heard,
    view: within(container),
    container,
    t: createTranslate(locale, catalogs[locale]) as Translate<MessageId>,
    choose: (next: string) => rerender(page(next, widget)),
    show: (next: ReactNode) => rerender(page(region, next)),
  };
}

/** What an act led to: one text, and the one before is not said again. */
async function hears(heard: string[], ...texts: string[]): Promise<void> {
  await waitFor(() => expect(heard.length).toBeGreaterThanOrEqual(texts.length));
  expect(heard).toEqual(texts);
}

function type(field: HTMLElement, word: string): void {
  for (let end = 1; end <= word.length; end++)
    fireEvent.change(field, { target: { value: word.slice(0, end) } });
}

describe.each([
  ['en', false],
  ['it', true],
  ['ar', true],
] as const)(
  'what a customer table says to who does not see it: %s, in a shadow root: %s',
  (locale, inShadow) => {
    it('is one text for a word, an order, a selection and a wrong query, in the language of the page', async () => {
      const { heard, view, t } = listenTo({ widget: <CustomerTable />, locale, inShadow });
      await view.findByText('Cedar');
      type(view.getByRole('searchbox'), 'acme l');
      const one = `${t('customers.countFiltered', { total: 1 })}.`;
      await hears(heard, one);
      type(view.getByRole('searchbox'), 'beta');
      await hears(heard, one, one);
      fireEvent.click(view.getByRole('button', { name: t('column.name') }));
      const up = `${t('sort.sortedAscending', { column: t('column.name') })}.`;
      await hears(heard, one, one, up);
      fireEvent.click(view.getByRole('checkbox', { name: /Beta/ }));
      const selected = `${t('customers.selected', { count: 1 })}.`;
      await hears(heard, one, one, up, selected);
      fireEvent.click(await view.findByRole('button', { name: t('customers.clearSelection') }));
      const none = `${t('customers.selected', { count: 0 })}.`;
      await hears(heard, one, one, up, selected, none);
      fireEvent.click(view.getByRole('button', { name: t('filter.asText') }));
      const field = view.getByRole('textbox', { name: t('filter.query') });
      fireEvent.change(field, { target: { value: 'status:nonsense' } });
      const wrong = t('filter.problem', { found: 'nonsense' });
      await hears(heard, one, one, up, selected, none, wrong);
    });
  },
);

/** A list with all that stands around it. */
function Morning() {
  const [query, setQuery] = useState('');
  return (
    <>
      <RegionSelector />
      <CustomerTabs query={query} onQueryChange={setQuery} />
      <CustomerTable
        query={query}
        onQueryChange={setQuery}
        columns={['name', 'region', 'licenses', 'overage']}
      />
    </>
  );
}

describe.each([
  ['en', false],
  ['ar', true],
] as const)('an act of many steps is one text: %s, in a shadow root: %s', (locale, inShadow) => {
  const said = (...texts: string[]) => texts.map((text) => text.replace(/[.。]?$/, '.')).join(' ');

  it('in a customer list: tabs, selected rows, a dragged width, a column moved on and on', async () => {
    const { heard, view, container, t } = listenTo({ widget: <Morning />, locale, inShadow });
    await view.findByText('Cedar');
    const tab = await view.findByRole('button', { name: new RegExp(`^${t('filter.preset.overage')}`) });
    for (let press = 0; press < 3; press++) fireEvent.click(tab);
    const texts = [said(t('customers.countFiltered', { total: 5 }))];
    await hears(heard, ...texts);
    for (const name of ['Beta', 'Cedar', 'Delta'])
      fireEvent.click(view.getByRole('checkbox', { name: new RegExp(name) }));
    texts.push(said(t('customers.selected', { count: 3 })));
    await hears(heard, ...texts);
    const header = view.getByRole('button', { name: t('column.region') });
    const cell = header.closest('th') as HTMLElement;
    const grip = cell.querySelector('.pk-resizer') as HTMLElement;
    // jsdom captures no pointer
    grip.setPointerCapture = () => {};
    fireEvent.pointerDown(grip, { button: 0, clientX: 0 });
    for (const clientX of [10, 20, 40, 60]) fireEvent.pointerMove(grip, { clientX });
    fireEvent(grip, new Event('lostpointercapture'));
    await waitFor(() => expect(heard).toHaveLength(texts.length + 1));
    const width = Number(heard.at(-1)?.match(/\d+/)?.[0]);
    texts.push(said(t('columns.sized', { column: t('column.region'), width })));
    await hears(heard, ...texts);
    header.focus();
    const key = t('column.region') === 'Region' ? 'ArrowRight' : 'ArrowLeft';
    for (let press = 0; press < 2; press++) fireEvent.keyDown(header, { key, ctrlKey: true, shiftKey: true });
    await waitFor(() => expect(heard).toHaveLength(texts.length + 1));
    const all = [...container.querySelectorAll('th[data-column]')];
    const moved = { column: t('column.region'), place: all.indexOf(cell) + 1, count: all.length };
    texts.push(said(t('columns.moved', moved), t('notice.undoBy', { key: 'F8' })));
    await hears(heard, ...texts);
  });

  it('on the worklist: more that is shown, done, snoozed, and a word that is looked for', async () => {
    const many = Array.from({ length: 8 }, (_, at) => `Over ${at}`).map((name, at) => ({
      id: `o${at}`,
      name,
    }));
    const source = memorySource({
      ...{ customers: many, callLegs: [], users, viewer, saveWorklistMark: () => {} },
      subscriptions: many.map(({ id }) => ({ ...subscriptions[0], id: `s-${id}`, customerId: id }) as never),
    });
    const widget = <Worklist defaultGroupBy="reason" />;
    const { heard, view, t } = listenTo({ widget, source, locale, inShadow });
    const undo = t('notice.undoBy', { key: 'F8' });
    const act = (which: MessageId, name: string) =>
      view.getByRole('button', { name: `${t(which)}: ${isolated(name)}` });
    // what comes has the focus, and is read for that
    fireEvent.click(await view.findByRole('button', { name: t('worklist.showMore') }));
    await waitFor(() => expect(view.getAllByRole('article')).toHaveLength(8));
    for (const name of ['Over 0', 'Over 1']) fireEvent.click(act('worklist.doIt', name));
    const texts = [said(t('worklist.toldDone', { name: isolated('Over 1') }), undo)];
    await hears(heard, ...texts);
    fireEvent.click(act('worklist.snooze', 'Over 2'));
    const [tomorrow] = await view.findAllByRole('menuitem');
    fireEvent.click(tomorrow as HTMLElement);
    const date = createFormats(locale).day(calendarDay((dayNumber(asOf) ?? 0) + 1));
    texts.push(said(t('worklist.toldSnoozed', { name: isolated('Over 2'), date }), undo));
    await hears(heard, ...texts);
    type(view.getByRole('searchbox'), 'over 5');
    texts.push(said(t('worklist.count', { total: 1 })));
    await hears(heard, ...texts);
  });

  it('in a tag’s field: a word, and the tag', async () => {
    const [acme] = customers;
    const tagged = [{ ...acme, tags: ['Gold', 'Golden'] }, ...customers.slice(1)];
    const source = memorySource({ customers: tagged as never, saveTags: () => {} });
    const widget = <TagEditor customers={[{ ...customers[1] } as never]} />;
    const { heard, view, t } = listenTo({ widget, source, locale, inShadow });
    const field = await view.findByRole('combobox');
    await waitFor(() => expect(view.getAllByRole('option')).toHaveLength(2));
    type(field, 'golden');
    const found = t('form.found', { count: 1 });
    await hears(heard, found);
    fireEvent.keyDown(field, { key: 'Enter' });
    const added = t('tags.added', { tag: 'Golden', name: 'Acme Labs' });
    await hears(heard, found, said(added, t('notice.undoBy', { key: 'F8' })));
  });
});

describe('what is read out', () => {
  it('is said once of many acts in a row, and not at all where nothing came of them', async () => {
    const { heard, view, t } = listenTo({ widget: <CustomerTable /> });
    await view.findByText('Cedar');
    const sort = () => fireEvent.click(view.getByRole('button', { name: 'Customer' }));
    for (let press = 0; press < 3; press++) sort();
    type(view.getByRole('searchbox'), 'acme');
    sort();
    await hears(
      heard,
      `${t('sort.sortedAscending', { column: 'Customer' })}. ${t('customers.countFiltered', { total: 2 })}.`,
    );
  });

  it('is one text for each of a morning’s acts, and nothing is said twice', async () => {
    URL.createObjectURL = () => 'blob:x';
    URL.revokeObjectURL = () => {};
    const { heard, view, t } = listenTo({ widget: <Morning />, region: undefined });
    await view.findByText('Cedar');
    const said: string[] = [];
    const then = (text: string) => hears(heard, ...[...said, text].slice(0, said.push(text)));
    fireEvent.click(await view.findByRole('button', { name: 'Over license limit 5' }));
    await then('5 customers match.');
    fireEvent.click(view.getByRole('button', { name: 'Licenses' }));
    await then('Sorted by Licenses, ascending.');
    fireEvent.click(view.getByRole('checkbox', { name: /Beta/ }));
    await then('1 selected.');
    const header = view.getByRole('button', { name: 'Region' });
    header.focus();
    fireEvent.keyDown(header, { key: 'ArrowRight', ctrlKey: true, shiftKey: true });
    // the notice, with its way back
    await then('“Region” moved to place 3 of 4. Undo (key: F8).');
    fireEvent.click(view.getByRole('button', { name: 'Export' }));
    fireEvent.click(await view.findByRole('menuitem', { name: /CSV/ }));
    await then(`${t('table.exported', { table: 'Customers' })}.`);
    fireEvent.change(await view.findByRole('combobox', { name: 'Region' }), { target: { value: 'US' } });
    // another region, and nobody of it is selected
    await then('1 customer matches. 0 selected.');
    fireEvent.click(view.getByRole('button', { name: /^All/ }));
    await then('1 customer.');
  });

  it('is an order by its name, also where no column has it', async () => {
    const page = (sort: CustomerSort) => <CustomerTable sort={sort} onSortChange={() => {}} />;
    const { heard, view, show } = listenTo({ widget: page('name') });
    await view.findByText('Cedar');
    show(page('attention'));
    await hears(heard, 'Most urgent first.');
    show(page('-attention'));
    await hears(heard, 'Most urgent first.', 'Least urgent first.');
  });

  it('names how many customers another region has', async () => {
    const { heard, view, choose } = listenTo({ widget: <CustomerTable />, region: 'EU' });
    await view.findByText('Cedar');
    choose('US');
    await hears(heard, '1 customer.');
  });

  it('is what failed, once, however often it is asked', async () => {
    let isDown = false;
    const source = createSource({
      customers: {
        list: () => {
          if (isDown) throw new PartnerError({ code: 'offline', message: 'down' });
          return { items: customers, nextCursor: null };
        },
      },
    });
    const { heard, view } = listenTo({ widget: <CustomerTable />, source });
    await view.findByText('Cedar');
    isDown = true;
    type(view.getByRole('searchbox'), 'acme');
    await waitFor(() => expect(heard).toHaveLength(1));
    expect(heard[0]).toContain('Try again');
    await view.findByRole('alert');
    expect(heard).toHaveLength(1);
  });

  it('is the count of what is looked for in every list', async () => {
    for (const [widget, first, word, said] of [
      [<Users key="users" />, 'Bo', 'ada', '2 of 3 users.'],
      [
        <ResourcesHelp
          key="resources"
          content={{ resources: names.map((title, at) => ({ id: `r${at}`, title, url: 'https://a.test' })) }}
        />,
        'Beta',
        'acme',
        '2 resources found.',
      ],
      [<Worklist key="worklist" />, 'Beta', 'acme', '2 customers.'],
    ] as const) {
      const { heard, view } = listenTo({ widget });
      await view.findAllByText(first);
      type(view.getByRole('searchbox'), word);
      await hears(heard, said);
    }
  });
});

describe('the rows of a table', () => {
  const many = Array.from({ length: 200 }, (_, at) => ({ id: `m${at}`, name: `Customer ${at}` }));
  const firstOf = (total: number | undefined) =>
    createSource({
      customers: {
        list: ({ cursor }) => (cursor ? new Promise(() => {}) : { items: many, nextCursor: 'next' }),
        count: total === undefined ? undefined : () => ({ total }),
      },
    });
  const rowCount = (container: HTMLElement) =>
    container.querySelector('table')?.getAttribute('aria-rowcount');

  it('are as many as the source says while only the first page is there', async () => {
    const { view, container } = listenTo({ widget: <CustomerTable />, source: firstOf(300) });
    await view.findByText('300 customers');
    expect(rowCount(container)).toBe('301');
    expect(view.getByText('Customer 2').closest('tr')).toHaveAttribute('aria-rowindex', '4');
  });

  it('are not counted where the source does not say how many there are', async () => {
    const { view, container } = listenTo({ widget: <CustomerTable />, source: firstOf(undefined) });
    await view.findByText('Customer 2');
    expect(rowCount(container)).toBe('-1');
  });

  it('are those that the filters leave', async () => {
    const { view, container } = listenTo({ widget: <CustomerTable /> });
    await view.findByText('5 customers');
    expect(rowCount(container)).toBe('6');
    type(view.getByRole('searchbox'), 'acme');
    await view.findByText('2 customers match');
    expect(rowCount(container)).toBe('3');
  });
});
