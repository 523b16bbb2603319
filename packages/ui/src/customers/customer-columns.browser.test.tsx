import '../styles.css';
import { memorySource } from '@partnerkit/sdk';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createWorld } from '../../../testing/src/create-world.ts';
import { createEnrichment } from '../host-fields/create-enrichment.tsx';
import { loadMessages } from '../i18n/locales.ts';
import type { Messages } from '../i18n/translate.ts';
import type { HeaderSlotProps } from '../primitives/data-table/table-slots.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { setSameLetters } from '../same-letters.ts';
import { CustomerTable } from './customer-table.tsx';

/** What a page of 1440 pixels leaves beside a navigation. */
const room = 1220;
const world = createWorld({ weeks: false });
const source = memorySource({ ...world });
const columns = ['select', 'name', 'status', 'region', 'products', 'licenses', 'assigned', 'next', 'tags'];

const owners = createEnrichment([
  {
    ...{ id: 'owner', header: 'Account owner', type: 'text' },
    load: async (ids) => Object.fromEntries(ids.map((id) => [id, 'Dana Whitfield'])),
  },
]);
const managers = createEnrichment([
  {
    ...{ id: 'am', header: 'AM', type: 'text' },
    load: async (ids) => Object.fromEntries(ids.map((id) => [id, 'Bruno Whitfield'])),
  },
  {
    ...{ id: 'mrr', header: 'MRR', type: 'number' },
    load: async (ids) => Object.fromEntries(ids.map((id) => [id, 1250.5])),
  },
]);
const actions = [{ id: 'copy', label: 'Copy', run: async () => {} }];

let root: Root;
let host: HTMLElement;

beforeEach(async () => {
  await page.viewport(1440, 1000);
  host = document.body.appendChild(document.createElement('div'));
  host.style.width = `${room}px`;
  await setSameLetters(host, '16px');
  root = createRoot(host);
  show();
  await expect.poll(() => rows().length).toBeGreaterThan(15);
});

function show({
  sizes,
  ...words
}: {
  locale?: string;
  messages?: Messages;
  sizes?: Record<string, number>;
} = {}): void {
  root.render(
    <PartnerProvider source={source} asOf={world.asOf} {...words}>
      <CustomerTable
        defaultSort="name"
        {...(sizes && {
          columnState: {
            columnVisibility: {},
            columnOrder: [],
            columnPinning: { start: [], end: [] },
            columnSizing: sizes,
          },
        })}
        onOpenCustomer={() => {}}
        launchHref={() => 'https://example.test/'}
      />
    </PartnerProvider>,
  );
}

afterEach(() => {
  root.unmount();
  host.remove();
});

const rows = () => [...host.querySelectorAll<HTMLTableRowElement>('tr.pk-row')];
const isCut = ({ clientWidth, scrollWidth }: HTMLElement) => clientWidth > 1 && scrollWidth > clientWidth;
const cutIn = (cell: HTMLElement) => [cell, ...cell.querySelectorAll<HTMLElement>('*')].find(isCut);
const cellOf = (row: HTMLElement, column: string) => row.children[columns.indexOf(column)] as HTMLElement;

/** The share of the rows in view that cut the column off, in percent. */
function cutShare(column: string): number {
  const all = rows();
  return (100 * all.filter((row) => cutIn(cellOf(row, column))).length) / all.length;
}

describe('the columns of the customer list at 1440 pixels', () => {
  it('fill the room and cut little off: some of the longest names, almost no status, product or tag', () => {
    expect(host.querySelector('.pk-table-scroller')?.scrollWidth).toBeLessThanOrEqual(room);
    const shares = Object.fromEntries(columns.map((column) => [column, cutShare(column)]));
    expect(shares).toMatchObject({ select: 0, region: 0, licenses: 0, assigned: 0, next: 0 });
    expect(shares.name).toBeLessThanOrEqual(25);
    expect(shares.status).toBeLessThanOrEqual(10);
    expect(shares.products).toBeLessThanOrEqual(10);
    expect(shares.tags).toBeLessThanOrEqual(10);
  });

  it('are no reason to cut off columns of the host’s, whose values come later', async () => {
    host.style.width = '1360px';
    root.render(
      <PartnerProvider source={source} asOf={world.asOf}>
        <CustomerTable enrich={managers} defaultSort="name" />
      </PartnerProvider>,
    );
    await expect.poll(() => host.textContent).toContain('Bruno Whitfield');
    for (const row of rows())
      for (const cell of [...row.children].slice(-2)) expect(cutIn(cell as HTMLElement)).toBeUndefined();
  });

  it('all stand there beside a column of the host’s that does not fit, which comes behind them', async () => {
    // what the example portal leaves, beside the actions of the host's
    for (const [width, isWhole] of [
      [1194, false],
      [1674, true],
      [2314, true],
    ] as const) {
      host.style.width = `${width}px`;
      const shown = ['name', 'status', 'region', 'products', 'licenses', 'next', 'tags', 'owner'];
      root.render(
        <PartnerProvider source={source} asOf={world.asOf}>
          <CustomerTable
            columns={shown}
            enrich={owners}
            actions={actions}
            defaultSort="name"
            onOpenCustomer={() => {}}
            launchHref={() => 'https://example.test/'}
          />
        </PartnerProvider>,
      );
      await expect.poll(() => host.querySelectorAll('th').length).toBe(shown.length + 2);
      const scroller = host.querySelector('.pk-table-scroller') as HTMLElement;
      await expect.poll(() => scroller.scrollWidth <= width, { message: `${width}` }).toBe(isWhole);
      const heads = [...host.querySelectorAll('th')].map((head) => head.getBoundingClientRect());
      const [tags, acts] = [heads.at(-3), heads.at(-1)] as [DOMRect, DOMRect];
      expect(tags.right, `${width}`).toBeLessThanOrEqual(acts.left + 1);
      for (const row of rows())
        for (const cell of [...row.children].slice(2, -2)) expect(cutIn(cell as HTMLElement)).toBeUndefined();
    }
  });

  it('show whole what is cut off, where it is pointed at and where the focus is', async () => {
    // all stands there, but hardly anything has the room that it needs
    host.style.width = '1085px';
    await expect.poll(() => cutShare('tags') + cutShare('products')).toBeGreaterThan(0);
    const pointedAt: string[] = [];
    for (const column of ['name', 'status', 'products', 'tags']) {
      const narrow = rows().find((row) => cutIn(cellOf(row, column)));
      if (!narrow) continue;
      pointedAt.push(column);
      const cell = cellOf(narrow, column);
      const cut = cutIn(cell) as HTMLElement;
      cut.dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
      expect(cut.closest<HTMLElement>('[title]')?.title, column).toContain(cut.textContent);
    }
    expect(pointedAt.length).toBeGreaterThan(1);
    const named = rows().find((row) => cutIn(cellOf(row, 'name'))) as HTMLElement;
    const button = cellOf(named, 'name').querySelector('button') as HTMLElement;
    (cellOf(named, 'select').querySelector('input') as HTMLElement).focus();
    await userEvent.keyboard('{Tab}');
    expect(document.activeElement).toBe(button);
    expect(isCut(button)).toBe(false);
  });

  it('cut no name off in a longer language, sorted by or not, nor a region', async () => {
    show({ locale: 'de', messages: await loadMessages('de') });
    await expect.element(page.getByRole('columnheader', { name: 'Zugewiesen' })).toBeVisible();
    const cutNames = () =>
      [...host.querySelectorAll<HTMLElement>('.pk-header-label')]
        .filter(isCut)
        .map((name) => name.textContent);
    await expect.poll(cutNames).toEqual([]);
    expect(cutShare('region')).toBe(0);
    for (const name of ['Zugewiesen', 'Lizenzen', 'Nächstes Datum']) {
      await userEvent.click(page.getByRole('button', { name, exact: true }));
      await expect.poll(() => host.querySelector('[aria-sort]')?.textContent).toContain(name);
      expect(cutNames()).toEqual([]);
    }
  });

  it('keep the start of their names clear of the menu that shows where one is pointed at, and nothing moves', async () => {
    const heads = () => [...host.querySelectorAll<HTMLElement>('th[data-column]')];
    /** The name, pointed at; how far it starts from the sign of its menu, or ends before it, and what has moved. */
    async function pointedAt(head: HTMLElement) {
      const name = head.querySelector('.pk-header-label') as HTMLElement;
      const before = name.getBoundingClientRect();
      await userEvent.hover(head);
      const sign = (head.querySelector('.pk-header-menu .pk-icon') as SVGElement).getBoundingClientRect();
      const { left, right } = name.getBoundingClientRect();
      return {
        name,
        clear: Math.max(left - sign.right, sign.left - right),
        moved: Math.abs(left - before.left),
      };
    }
    for (const head of heads()) {
      const { name, clear, moved } = await pointedAt(head);
      expect(clear, name.textContent).toBeGreaterThanOrEqual(0);
      expect(moved, name.textContent).toBeLessThan(1);
      expect(isCut(name), name.textContent).toBe(false);
    }
    show({ sizes: { status: 60, licenses: 64 } });
    const [status, licenses] = ['status', 'licenses'].map((id) =>
      host.querySelector(`[data-column="${id}"]`),
    );
    await expect.poll(() => (status as HTMLElement).offsetWidth).toBe(60);
    for (const head of [status, licenses] as HTMLElement[]) {
      const { name, clear } = await pointedAt(head);
      expect(clear, name.textContent).toBeGreaterThanOrEqual(0);
      expect(getComputedStyle(name).textOverflow).toBe('ellipsis');
    }
  });

  it('lie sideways where too little room is left, under a shadow that says so', async () => {
    expect(host.querySelector('.pk-sideways')).toBeNull();
    host.style.width = '800px';
    const shadow = () => host.querySelector<HTMLElement>('.pk-sideways')?.dataset.at;
    await expect.poll(shadow).toBe('start');
    const scroller = host.querySelector('.pk-table-scroller') as HTMLElement;
    scroller.scrollLeft = 40;
    await expect.poll(shadow).toBe('between');
    scroller.scrollLeft = 2000;
    await expect.poll(shadow).toBe('end');
    const cut = columns.filter((column) => column !== 'name' && cutShare(column) > 0);
    expect(cut).toEqual([]);
  });

  it('show a list whole while its number has the focus', async () => {
    const row = rows().find((one) => cellOf(one, 'products').querySelector('.pk-more')) as HTMLElement;
    const list = cellOf(row, 'products').querySelector('.pk-products') as HTMLElement;
    list.style.maxWidth = '60px';
    expect(cutIn(list)).toBeTruthy();
    list.style.maxWidth = '';
    (cellOf(row, 'name').querySelector('button') as HTMLElement).focus();
    await userEvent.keyboard('{Tab}');
    while (document.activeElement && !list.contains(document.activeElement))
      await userEvent.keyboard('{Tab}');
    expect(cutIn(list)).toBeUndefined();
    await userEvent.keyboard('{Enter}');
    await expect.element(page.getByRole('dialog', { name: 'Products' })).toBeVisible();
  });

  it('have their headers drawn once, though the room is shared out behind that', () => {
    const drawn: string[] = [];
    const slots = {
      header: ({ column, children }: HeaderSlotProps) => {
        drawn.push(column);
        return children;
      },
    };
    flushSync(() =>
      root.render(
        <PartnerProvider key="counted" source={source} asOf={world.asOf}>
          <CustomerTable slots={slots} />
        </PartnerProvider>,
      ),
    );
    const widths = [...host.querySelectorAll('col')].map((col) => Number.parseFloat(col.style.width));
    expect(widths.reduce((sum, width) => sum + width, 0)).toBeGreaterThan(room - 20);
    expect(drawn).toContain('licenses');
    expect(drawn).toEqual([...new Set(drawn)]);
  });
});
