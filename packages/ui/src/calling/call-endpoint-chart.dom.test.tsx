import { memorySource } from '@partnerkit/sdk';
import type { CallLeg } from '@partnerkit/sdk/calling';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { CallEndpointChart } from './call-endpoint-chart.tsx';

const customers = [{ id: 'c1', name: 'Customer 1' }];

/** Legs of one endpoint type, so many of them poor. */
function legsAt(endpoint: string, count: number, poor: number): CallLeg[] {
  return Array.from({ length: count }, (_, at) => ({
    id: `${endpoint}-${at}`,
    callId: `${endpoint}-${at}`,
    customerId: 'c1',
    startAt: '2026-11-09T10:00:00Z',
    endAt: '2026-11-09T10:05:00Z',
    direction: 'made',
    endpoint,
    audio: { lossPercent: at < poor ? 9 : 0 },
  }));
}

it.each([
  ['Other device: 7.1% of 14 measured legs were poor, the most of all types', 14],
  ['Other device: 100% of 1 measured leg was poor, the most of all types', 1],
])('says of how many legs it finds a type the worst: %s (CAL-4)', async (finding, count) => {
  const callLegs = [...legsAt('app', 100, 3), ...legsAt('other', count, 1)];
  render(
    <PartnerProvider source={memorySource({ customers, callLegs })} asOf="2026-11-16">
      <CallEndpointChart />
    </PartnerProvider>,
  );
  expect(await screen.findByRole('heading', { name: finding })).toBeTruthy();
});
