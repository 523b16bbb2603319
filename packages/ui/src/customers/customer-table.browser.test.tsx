import '../styles.css';
import { memorySource } from '@partnerkit/sdk';
import type { ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { CustomerTable } from './customer-table.tsx';

let root: Root;
let host: HTMLElement;

beforeEach(async () => {
  // nothing of the table lies outside of the page
  await page.viewport(1000, 800);
  host = document.body.appendChild(document.createElement('div'));
  host.style.width = '900px';
  root = createRoot(host);
});

afterEach(() => {
  root.unmount();
  host.remove();
});

const rows = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ id: `c${index}`, name: `Customer ${index}`, region: 'EU' }));

function show(count: number, table: ReactNode = <CustomerTable />, dir: 'ltr' | 'rtl' = 'ltr'): void {
  root.render(
    <PartnerProvider source={memorySource({ customers: rows(count) })} dir={dir}>
      {table}
    </PartnerProvider>,
  );
}

const header = (name: string) => page.getByRole('columnheader', { name }).element() as HTMLElement;
/** Makes a column wider by its edge, with the mouse. */
async function dragOut(name: string, by: number, dir: 'ltr' | 'rtl'): Promise<void> {
  const grip = header(name).querySelector('.pk-resizer') as HTMLElement;
  // the next column's header lies over the outer half of the edge
  const sourcePosition = { x: dir === 'ltr' ? 2 : 6, y: 4 };
  const table = host.querySelector('table') as HTMLElement;
  const [from, to] = [grip.getBoundingClientRect(), table.getBoundingClientRect()];
  const x = from.x + sourcePosition.x + (dir === 'ltr' ? by : -by) - to.x;
  const targetPosition = { x, y: from.y + 4 - to.y };
  await userEvent.dragAndDrop(grip, table, { sourcePosition, targetPosition });
}

describe('the customer table in a browser', () => {
  it('reaches the last of a hundred thousand rows, and draws only those in view', async () => {
    show(100_000);
    await expect.element(page.getByText('Customer 0', { exact: true })).toBeVisible();
    const scroller = host.querySelector('.pk-table-scroller') as HTMLElement;
    scroller.scrollTop = scroller.scrollHeight;
    await expect.element(page.getByText('Customer 99999', { exact: true })).toBeVisible();
    expect(host.querySelectorAll('tr').length).toBeLessThan(80);
    expect(host.querySelector('table')).toHaveProperty('ariaRowCount', '100001');
  });

  it.each(['ltr', 'rtl'] as const)('sizes a column by its edge: %s', async (dir) => {
    show(3, <CustomerTable />, dir);
    await expect.element(page.getByText('Customer 0', { exact: true })).toBeVisible();
    const before = header('Region').offsetWidth;
    await dragOut('Region', 60, dir);
    await expect.poll(() => header('Region').offsetWidth).toBe(before + 60);
    // what moves over the edge later sizes nothing
    await userEvent.hover(header('Region'));
    await userEvent.hover(header('Status'));
    expect(header('Region').offsetWidth).toBe(before + 60);
  });

  it('keeps the header and the first column in view while the rest scrolls', async () => {
    host.style.width = '600px';
    show(200);
    await expect.element(page.getByText('Customer 0', { exact: true })).toBeVisible();
    const scroller = host.querySelector('.pk-table-scroller') as HTMLElement;
    const name = header('Customer').getBoundingClientRect();
    scroller.scrollTo({ top: 900, left: 200 });
    await expect.poll(() => scroller.scrollLeft).toBeGreaterThan(0);
    expect(header('Customer').getBoundingClientRect()).toMatchObject({ x: name.x, y: name.y });
  });

  it.each(['ltr', 'rtl'] as const)('says on a phone which rows were left out: %s', async (dir) => {
    await page.viewport(400, 800);
    host.style.width = 'auto';
    const customers = [...rows(3), { id: 'c9', name: '' }];
    root.render(
      <PartnerProvider source={memorySource({ customers })} dir={dir}>
        <CustomerTable />
      </PartnerProvider>,
    );
    await userEvent.click(page.getByText('1 row left out'));
    const reason = page.getByText('Row 4, name: expected a text that is not empty').element();
    const { left, right, top, bottom } = reason.getBoundingClientRect();
    expect(left).toBeGreaterThanOrEqual(0);
    expect(right).toBeLessThanOrEqual(400);
    expect(document.elementFromPoint((left + right) / 2, (top + bottom) / 2)).toBe(reason);
  });

  it('moves and hides a column by keyboard alone', async () => {
    show(3);
    await expect.element(page.getByText('Customer 0', { exact: true })).toBeVisible();
    const names = () => [...host.querySelectorAll('.pk-header-label')].map(({ textContent }) => textContent);
    expect(names().slice(0, 3)).toEqual(['Customer', 'Status', 'Region']);
    const menu = page.getByRole('button', { name: 'Options of column Region' }).element() as HTMLElement;
    menu.focus();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(page.getByRole('menuitem', { name: 'Move towards the start' })).toBeVisible();
    await userEvent.keyboard('Move towards the s{Enter}');
    await expect.poll(() => names().slice(0, 3)).toEqual(['Customer', 'Region', 'Status']);
    await expect.poll(() => document.activeElement).toBe(menu);
  });

  it('prints all rows', async () => {
    show(300);
    await expect.element(page.getByText('300 customers')).toBeVisible();
    window.dispatchEvent(new Event('beforeprint'));
    expect(host.querySelectorAll('tbody tr')).toHaveLength(300);
    window.dispatchEvent(new Event('afterprint'));
    await expect.poll(() => host.querySelectorAll('tbody tr').length).toBeLessThan(80);
  });

  it('prints at most 2,000 rows, says what they are, and that the file has the others', async () => {
    show(2100, <CustomerTable defaultQuery="customer" />);
    await expect.element(page.getByText('2,100 customers', { exact: false })).toBeVisible();
    expect(host.querySelector('.pk-print-head')).toBeNull();
    window.dispatchEvent(new Event('beforeprint'));
    expect(host.querySelectorAll('tbody tr')).toHaveLength(2000);
    const head = host.querySelector('.pk-print-head')?.textContent;
    expect(head).toMatch(/^CustomersAll regions · As of .+ · Filter: customerThese are the first 2,000 rows/);
    window.dispatchEvent(new Event('afterprint'));
    await expect.poll(() => host.querySelector('.pk-print-head')).toBeNull();
  });
});
