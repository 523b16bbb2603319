import { memorySource } from '@partnerkit/sdk';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { type ComponentType, useState } from 'react';
import { expect, it, vi } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { lazyPart } from './lazy-part.tsx';

interface PanelProps {
  readonly onClose: () => void;
}

it('a part that could not be loaded is asked for again, and what it belongs to stays', async () => {
  const panel: ComponentType<PanelProps> = () => <p>the panel</p>;
  const load = vi.fn(async () => panel).mockRejectedValueOnce(new TypeError('Failed to fetch'));
  const Panel = lazyPart<PanelProps>(load, ({ onClose }) => onClose());
  // biome-ignore lint/correctness/noComponentHookFactories: of this test alone
  function Host() {
    const [open, setOpen] = useState(false);
    return (
      <>
        <button type="button" aria-expanded={open} onClick={() => setOpen(true)}>
          open
        </button>
        {open && <Panel onClose={() => setOpen(false)} />}
      </>
    );
  }
  render(
    <PartnerProvider source={memorySource({ customers: [] })}>
      <Host />
    </PartnerProvider>,
  );
  const button = screen.getByRole('button', { name: 'open' });
  await userEvent.click(button);
  expect(await screen.findByText(/could not be loaded/)).toBeTruthy();
  expect(button.getAttribute('aria-expanded')).toBe('false');
  await userEvent.click(button);
  expect(await screen.findByText('the panel')).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(2);
});
