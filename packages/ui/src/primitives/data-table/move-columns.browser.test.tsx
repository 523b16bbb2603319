import '../../styles.css';
import { memorySource } from '@partnerkit/sdk';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createWorld } from '../../../../testing/src/create-world.ts';
import { CustomerTable } from '../../customers/customer-table.tsx';
import { PartnerProvider } from '../../provider/partner-provider.tsx';

const world = createWorld({ customers: 20, weeks: false });

let root: Root;
let host: HTMLElement;

beforeEach(async () => {
  await page.viewport(1440, 800);
  host = document.body.appendChild(document.createElement('div'));
  root = createRoot(host);
});

afterEach(() => {
  root.unmount();
  host.remove();
});

async function show(dir: 'ltr' | 'rtl' = 'ltr') {
  root.render(
    <PartnerProvider source={memorySource({ ...world })} asOf={world.asOf} dir={dir}>
      <CustomerTable defaultSort="name" />
    </PartnerProvider>,
  );
  await expect.poll(() => host.querySelectorAll('tr.pk-row').length).toBeGreaterThan(5);
}

const headers = () => [...host.querySelectorAll<HTMLElement>('th[data-column]')];
const order = () => headers().map(({ dataset }) => dataset.column);
const header = (column: string) => headers().find(({ dataset }) => dataset.column === column) as HTMLElement;
const notice = () => host.querySelector('.pk-notice')?.textContent ?? '';
const dropped = () =>
  headers().flatMap(({ dataset }) => (dataset.drop ? [`${dataset.drop} ${dataset.column}`] : []));

/** A pointer that does something at a share of a header's width. */
function pointer(kind: string, column: string, share: number, pointerType = 'mouse') {
  const { left, width, top } = header(column).getBoundingClientRect();
  const at = { clientX: left + width * share, clientY: top + 10 };
  const event = new PointerEvent(kind, {
    bubbles: true,
    cancelable: true,
    button: 0,
    buttons: 1,
    pointerId: 1,
    pointerType,
    ...at,
  });
  (kind === 'pointerdown' ? header(column) : document.body).dispatchEvent(event);
}

/** Drags a header over another. */
async function drag(from: string, to: string, share: number, pointerType?: string) {
  // nobody real holds this pointer
  header(from).setPointerCapture = () => {};
  header(from).dispatchEvent(new PointerEvent('pointerover', { bubbles: true }));
  await import('./move-columns.ts');
  pointer('pointerdown', from, 0.3, pointerType);
  if (pointerType === 'touch') return;
  await expect
    .poll(() => {
      pointer('pointermove', to, share, pointerType);
      return dropped().length;
    })
    .toBe(1);
}

describe('a column that is dragged', () => {
  it('goes where the line shows, is told, and is taken back', async () => {
    await show();
    const before = order();
    await drag('region', 'status', 0.2);
    expect(dropped()).toEqual(['before status']);
    pointer('pointerup', 'status', 0.2);
    await expect.poll(order).toEqual(['name', 'region', 'status', ...before.slice(3)]);
    expect(dropped()).toEqual([]);
    expect(notice()).toContain('“Region” moved to place 2 of');
    await userEvent.click(host.querySelector('.pk-notice .pk-link-button') as Element);
    await expect.poll(order).toEqual(before);
  });

  it('stays by Escape, by what the browser takes over, and where it would stand as before', async () => {
    await show();
    const before = order();
    await drag('region', 'status', 0.2);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
    expect(dropped()).toEqual([]);
    pointer('pointerup', 'status', 0.2);
    await drag('region', 'status', 0.2);
    pointer('pointercancel', 'status', 0.2);
    pointer('pointerup', 'status', 0.2);
    await drag('region', 'status', 0.2);
    pointer('pointermove', 'region', 0.9);
    expect(dropped()).toEqual([]);
    pointer('pointerup', 'region', 0.9);
    expect(order()).toEqual(before);
    expect(notice()).toBe('');
  });

  it('is put after the other half of another, the other way round from right to left', async () => {
    await show('rtl');
    const before = order();
    await drag('status', 'region', 0.2);
    expect(dropped()).toEqual(['after region']);
    pointer('pointerup', 'region', 0.2);
    await expect.poll(order).toEqual(['name', 'region', 'status', ...before.slice(3)]);
  });

  it('is not dragged by a press that has ended before anything moved', async () => {
    await show();
    const before = order();
    pointer('pointerdown', 'region', 0.3);
    pointer('pointerup', 'region', 0.3);
    await import('./move-columns.ts');
    pointer('pointermove', 'status', 0.2);
    expect(dropped()).toEqual([]);
    pointer('pointerup', 'status', 0.2);
    expect(order()).toEqual(before);
  });

  it('is not dragged by a finger that scrolls', async () => {
    await show();
    const before = order();
    await drag('region', 'status', 0.2, 'touch');
    pointer('pointermove', 'status', 0.2, 'touch');
    expect(dropped()).toEqual([]);
    pointer('pointerup', 'status', 0.2, 'touch');
    expect(order()).toEqual(before);
  });

  it('is dragged by a finger that rests on it first', async () => {
    await show();
    await drag('region', 'status', 0.2, 'touch');
    await expect.poll(() => header('region').dataset.dragged).toBe('');
    pointer('pointermove', 'status', 0.2, 'touch');
    expect(dropped()).toEqual(['before status']);
    pointer('pointerup', 'status', 0.2, 'touch');
    await expect.poll(() => order()[1]).toBe('region');
  });
});

describe('a column by keyboard', () => {
  it.each([
    ['ltr', 'ArrowRight'],
    ['rtl', 'ArrowLeft'],
  ] as const)('moves as the arrow points (%s), keeps the focus, and stops at the end', async (dir, key) => {
    await show(dir);
    const button = header('status').querySelector('button') as HTMLButtonElement;
    button.focus();
    const count = order().length;
    for (let place = 3; place <= count; place += 1) {
      await userEvent.keyboard(`{Control>}{Shift>}{${key}}{/Shift}{/Control}`);
      await expect.poll(() => order().indexOf('status') + 1).toBe(place);
    }
    await userEvent.keyboard(`{Control>}{Shift>}{${key}}{/Shift}{/Control}`);
    expect(order().at(-1)).toBe('status');
    expect(document.activeElement).toBe(button);
    expect(notice()).toContain(`“Status” moved to place ${count} of ${count}`);
  });
});
