import { createWorld } from '@partnerkit/testing';
import { renderWithPartner } from '@partnerkit/testing/react';
import { CustomerTable, usePartner } from '@partnerkit/ui';
import { screen } from '@testing-library/react';
import { expect, test } from 'vitest';

// yours
function Renewals() {
  const { asOf } = usePartner();
  return (
    <section aria-label={`Renewals as of ${asOf}`}>
      <CustomerTable defaultQuery="expires<30d" />
    </section>
  );
}

test('shows who expires within thirty days', async () => {
  const world = createWorld({ customers: 200, seed: 7, asOf: '2026-11-16' });
  renderWithPartner(<Renewals />, { scenarioOptions: { world } });
  expect(screen.getByRole('region', { name: 'Renewals as of 2026-11-16' })).toBeTruthy();
  expect(await screen.findByText(/^\d+ customers match$/)).toBeTruthy();
});

test('says so where the server cannot answer', async () => {
  renderWithPartner(<Renewals />, { scenario: 'failing' });
  expect(await screen.findByText('This could not be loaded')).toBeTruthy();
});
