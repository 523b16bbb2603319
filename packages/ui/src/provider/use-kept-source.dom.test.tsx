import { memorySource } from '@partnerkit/sdk';
import { render } from '@testing-library/react';
import { StrictMode } from 'react';
import { expect, it, vi } from 'vitest';
import { PartnerProvider } from './partner-provider.tsx';

const anew = () => <PartnerProvider source={memorySource({ customers: [] })}>x</PartnerProvider>;

it('a source that is made anew at each render is named once, one that changes now and then is not', () => {
  const told = vi.spyOn(console, 'error').mockImplementation(() => {});
  const said = () => told.mock.calls.filter(([text]) => String(text).includes('another one at each render'));
  const sources = [1, 2, 3, 4, 5].map(() => memorySource({ customers: [] }));
  const host = render(<StrictMode>x</StrictMode>);
  for (const source of sources) {
    const page = (
      <StrictMode>
        <PartnerProvider source={source}>x</PartnerProvider>
      </StrictMode>
    );
    host.rerender(page);
    host.rerender(
      <StrictMode>
        <PartnerProvider source={source}>x</PartnerProvider>
      </StrictMode>,
    );
  }
  expect(said()).toHaveLength(0);
  for (let render = 0; render < 6; render++) host.rerender(<StrictMode>{anew()}</StrictMode>);
  expect(said()).toHaveLength(1);
  told.mockRestore();
});
