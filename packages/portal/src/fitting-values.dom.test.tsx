import { isCalendarDay, memorySource } from '@partnerkit/sdk';
import { PartnerProvider } from '@partnerkit/ui';
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { useAddress } from './address.ts';
import { useFittingValues } from './fitting-values.ts';
import { type Texts, texts } from './texts.ts';

afterEach(() => {
  cleanup();
  history.replaceState(null, '', '/');
});

const fits = { product: (value: string) => value === 'calling', from: isCalendarDay };

function Shown() {
  const address = useAddress();
  const { product, from } = useFittingValues(address, texts.en as Texts, fits);
  return <output>{`${product} ${from}`}</output>;
}

function open(search: string) {
  history.replaceState(null, '', `/audit${search}`);
  render(
    <PartnerProvider source={memorySource({ customers: [] })}>
      <Shown />
    </PartnerProvider>,
  );
}

it('what a page can’t show leaves the address, and is told once, together', async () => {
  open('?product=zz&region=EU&from=yesterday');
  const told = await screen.findByText(/was left out: /);
  expect(told.textContent).toContain('product=zz, from=yesterday');
  expect(location.search).toBe('?region=EU');
  expect(screen.getByText('', { selector: 'output' }).textContent).toBe(' ');
  expect(screen.getAllByText(/was left out: /)).toHaveLength(1);
});

it('what it can show stays, and nothing is said', () => {
  open('?product=calling&from=2026-01-02');
  expect(screen.getByText('calling 2026-01-02')).toBeTruthy();
  expect(location.search).toBe('?product=calling&from=2026-01-02');
  expect(screen.queryByText(/left out/)).toBeNull();
});
