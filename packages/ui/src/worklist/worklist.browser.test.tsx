import { memorySource } from '@partnerkit/sdk';
import { createRoot } from 'react-dom/client';
import { expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import '../styles.css';
import { Worklist } from './worklist.tsx';

const names = ['Acme', 'Beta', 'Cedar', 'Delta'];
const customers = names.map((name) => ({ id: name, name }));
const subscriptions = names.map((customerId, at) => ({
  ...{ id: `s${at}`, customerId, kind: 'subscription' as const },
  ...{ startDate: '2026-01-01', endDate: '2027-12-31' },
  licenses: [{ product: 'calling', purchased: 100, assigned: 140 - 10 * at, used: 80 }],
}));

/** The worklist in a page, or in a shadow root. */
async function draw(inShadow: boolean) {
  await page.viewport(1200, 700);
  const host = document.body.appendChild(document.createElement('div'));
  const place = inShadow ? host.attachShadow({ mode: 'open' }) : host;
  if (inShadow)
    for (const { cssRules } of document.styleSheets) {
      const style = place.appendChild(document.createElement('style'));
      style.textContent = [...cssRules].map(({ cssText }) => cssText).join('\n');
    }
  const root = createRoot(place.appendChild(document.createElement('div')));
  onTestFinished(() => {
    root.unmount();
    host.remove();
  });
  const save = vi.fn();
  const open = vi.fn();
  root.render(
    <PartnerProvider
      source={memorySource({
        ...{ customers, subscriptions, callLegs: [], saveWorklistMark: save },
        users: [{ id: 'u1', name: 'Ada', roles: ['partnerFullAdmin'] }],
        viewer: { userId: 'u1', roles: ['partnerFullAdmin'] },
      })}
      asOf="2026-11-16"
    >
      <Worklist onOpenCustomer={open} />
    </PartnerProvider>,
  );
  const entries = () => [...place.querySelectorAll<HTMLElement>('article')];
  const focused = () => (place instanceof ShadowRoot ? place : document).activeElement as HTMLElement | null;
  await expect.poll(() => entries().length).toBe(4);
  return { place, save, open, entries, focused };
}

it.each([false, true])('is worked through without the mouse (in a shadow root: %s)', async (inShadow) => {
  const { place, save, open, entries, focused } = await draw(inShadow);
  const customer = () => focused()?.closest('article')?.dataset.entry;
  entries()[0]?.focus();
  await userEvent.keyboard('j');
  expect(customer()).toBe('Beta');
  await userEvent.keyboard('{ArrowDown}{ArrowUp}k');
  expect(customer()).toBe('Acme');

  await userEvent.keyboard('{Enter}');
  expect(open).toHaveBeenCalledWith({ id: 'Acme', name: 'Acme' });

  entries()[0]?.focus();
  await userEvent.keyboard('d');
  await expect.poll(() => entries().length).toBe(3);
  expect(customer()).toBe('Beta');
  await expect.poll(() => save.mock.lastCall).toMatchObject([{ customerId: 'Acme', done: { by: 'u1' } }]);

  await userEvent.keyboard('s');
  await expect.poll(() => focused()?.getAttribute('role')).toBe('menuitem');
  // keys of what floats are its own
  await userEvent.keyboard('d');
  expect(entries()).toHaveLength(3);
  await userEvent.keyboard('{ArrowDown}{Enter}');
  await expect.poll(() => entries().length).toBe(2);
  await expect.poll(customer).toBe('Cedar');

  await userEvent.keyboard('a');
  await expect.poll(() => focused()?.getAttribute('role')).toBe('menuitemradio');
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => entries()[0]?.textContent).toMatch(/Assigned to .*Ada/);
  await expect.poll(customer).toBe('Cedar');

  await userEvent.keyboard('n');
  await expect.poll(() => focused()?.tagName).toBe('TEXTAREA');
  await userEvent.keyboard('does{Control>}{Enter}{/Control}');
  await expect.poll(() => entries()[0]?.textContent).toContain('does');
  expect(entries()).toHaveLength(2);
  await expect.poll(customer).toBe('Cedar');

  // in a field letters are letters
  place.querySelector<HTMLElement>('input[type="search"]')?.focus();
  await userEvent.keyboard('d');
  await expect.poll(() => entries().map(({ dataset }) => dataset.entry)).toEqual(['Cedar', 'Delta']);
});

it('goes by the place of the letter on a keyboard of another script', async () => {
  const { entries } = await draw(false);
  const key = new KeyboardEvent('keydown', { key: 'ي', code: 'KeyD', bubbles: true, cancelable: true });
  entries()[0]?.focus();
  entries()[0]?.dispatchEvent(key);
  await expect.poll(() => entries().length).toBe(3);
  expect(key.defaultPrevented).toBe(true);
});
