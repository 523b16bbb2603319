import { memorySource } from '@partnerkit/sdk';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { ChartLegend } from './chart-legend.tsx';

afterEach(cleanup);

it.each([
  ['waits for its numbers while they load', true, 1],
  ['waits for none where there is nothing to show', false, 0],
])('a legend %s', (_, isLoading, waiting) => {
  const series = [{ id: 'calls', label: 'Calls', look: 'solid', values: [] }] as const;
  const { container } = render(
    <PartnerProvider source={memorySource({ customers: [] })}>
      <ChartLegend data={{ kind: 'categories', positions: [], series }} isLoading={isLoading} />
    </PartnerProvider>,
  );
  expect(container.querySelectorAll('.pk-skeleton')).toHaveLength(waiting);
});
