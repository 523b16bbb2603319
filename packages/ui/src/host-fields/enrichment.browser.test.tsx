import '../styles.css';
import { memorySource } from '@partnerkit/sdk';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page } from 'vitest/browser';
import { CustomerTable } from '../customers/customer-table.tsx';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { createEnrichment } from './create-enrichment.tsx';

let root: Root;
let host: HTMLElement;

beforeEach(() => {
  host = document.body.appendChild(document.createElement('div'));
  host.style.width = '900px';
  root = createRoot(host);
});
afterEach(() => {
  root.unmount();
  host.remove();
});

const customers = Array.from({ length: 100_000 }, (_, index) => ({
  id: `c${index}`,
  name: `Customer ${index}`,
}));

it('asks for the rows that come into view and no others, and calls off what is scrolled away', async () => {
  const calls: { ids: readonly string[]; signal: AbortSignal; answer: (values: object) => void }[] = [];
  const enrich = createEnrichment([
    {
      id: 'owner',
      header: 'Owner',
      type: 'text',
      load: (ids, { signal }) =>
        new Promise((answer) => {
          calls.push({ ids, signal, answer: answer as (values: object) => void });
        }),
    },
  ]);
  root.render(
    <PartnerProvider source={memorySource({ customers })}>
      <CustomerTable enrich={enrich} columns={['name', 'owner']} />
    </PartnerProvider>,
  );
  await expect.poll(() => calls.length).toBe(1);
  expect(calls[0]?.ids[0]).toBe('c0');
  expect(calls[0]?.ids.length).toBeLessThan(80);
  const scroller = host.querySelector('.pk-table-scroller') as HTMLElement;
  scroller.scrollTop = scroller.scrollHeight;
  await expect.element(page.getByText('Customer 99999', { exact: true })).toBeVisible();
  await expect.poll(() => calls.at(-1)?.ids.includes('c99999')).toBe(true);
  await expect.poll(() => calls[0]?.signal.aborted).toBe(true);
  calls[0]?.answer({ c0: 'Late' });
  calls.at(-1)?.answer({ c99999: 'Zoe' });
  await expect.element(page.getByText('Zoe')).toBeVisible();
  expect(new Set(calls.flatMap(({ ids }) => ids)).size).toBeLessThan(400);
  scroller.scrollTop = 0;
  await expect.element(page.getByText('Customer 0', { exact: true })).toBeVisible();
  expect(page.getByText('Late').elements()).toHaveLength(0);
});
