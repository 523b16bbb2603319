import { createPartnerClient, memorySource } from '@partnerkit/sdk';
import { usePartner } from '@partnerkit/ui';
import { CustomerTable } from '@partnerkit/ui/customer-table';
import { screen } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createWorld, type ScenarioName, worldAsOf } from '../index.ts';
import { renderWithPartner } from './render-with-partner.tsx';

const world = createWorld({ customers: 5, seed: 7 });

describe('what is shown with a partner', () => {
  it('asks a scenario over the world that is handed in', async () => {
    renderWithPartner(<CustomerTable />, { scenarioOptions: { world } });
    expect(await screen.findByText('5 customers')).toBeTruthy();
  });

  it.each<[ScenarioName, RegExp]>([
    ['empty', /No customers/],
    ['slow', /5 customers/],
    ['failing', /scenario-failing/],
    ['offline', /connection/],
  ])('settles in the scenario %s', async (scenario, text) => {
    renderWithPartner(<CustomerTable />, { scenario, scenarioOptions: { world, delayMs: 1 } });
    expect(await screen.findByText(text)).toBeTruthy();
  });

  it('takes a source or a client of the host’s, and stays with it when shown again', async () => {
    const source = memorySource({ customers: [{ id: '1', name: 'Aurora' }] });
    const first = renderWithPartner(<CustomerTable />, { source });
    expect(await screen.findByText('Aurora')).toBeTruthy();
    first.rerender(<p>Gone</p>);
    expect(screen.getByText('Gone').closest('.pk-root')).not.toBeNull();
    first.unmount();
    renderWithPartner(<CustomerTable />, { client: createPartnerClient({ source }) });
    expect(await screen.findByText('Aurora')).toBeTruthy();
  });

  it('is judged on the day of its world', () => {
    const { rerender } = renderWithPartner(<Today />);
    expect(screen.getByText(worldAsOf)).toBeTruthy();
    rerender(<Today />);
    renderWithPartner(<Today />, {
      scenarioOptions: { world: createWorld({ customers: 1, asOf: '2027-01-04' }) },
    });
    expect(screen.getByText('2027-01-04')).toBeTruthy();
  });
});

function Today() {
  return <p>{usePartner().asOf}</p>;
}
