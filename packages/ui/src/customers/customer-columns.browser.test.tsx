import '../styles.css';
import { memorySource } from '@partnerkit/sdk';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createWorld } from '../../../testing/src/create-world.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { CustomerTable } from './customer-table.tsx';

/** What a page of 1440 pixels leaves beside a navigation. */
const room = 1220;
/** Letters as wide as Arial's on any system: what `system-ui` is differs, and may be a typewriter's. */
const font = '16px Arial, "Liberation Sans", Helvetica, sans-serif';
const world = createWorld({ weeks: false });
const columns = ['select', 'name', 'status', 'region', 'products', 'licenses', 'assigned', 'expires', 'tags'];

let root: Root;
let host: HTMLElement;

beforeEach(async () => {
  await page.viewport(1440, 1000);
  host = document.body.appendChild(document.createElement('div'));
  host.style.width = `${room}px`;
  host.style.font = font;
  root = createRoot(host);
  root.render(
    <PartnerProvider source={memorySource({ ...world })} asOf={world.asOf}>
      <CustomerTable
        defaultSort="name"
        onOpenCustomer={() => {}}
        launchHref={() => 'https://example.test/'}
      />
    </PartnerProvider>,
  );
  await expect.poll(() => rows().length).toBeGreaterThan(15);
});

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
    expect(shares).toMatchObject({ select: 0, region: 0, licenses: 0, assigned: 0, expires: 0 });
    expect(shares.name).toBeLessThanOrEqual(25);
    expect(shares.status).toBeLessThanOrEqual(10);
    expect(shares.products).toBeLessThanOrEqual(10);
    expect(shares.tags).toBeLessThanOrEqual(10);
  });

  it('show whole what is cut off, where it is pointed at and where the focus is', async () => {
    // nothing fits any more
    host.style.width = '700px';
    await expect.poll(() => cutShare('name')).toBeGreaterThan(0);
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
});
