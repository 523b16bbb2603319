import { memorySource } from '@partnerkit/sdk';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it, vi } from 'vitest';
import { CustomerTable } from '../../customers/customer-table.tsx';
import { PartnerProvider } from '../../provider/partner-provider.tsx';

const code = vi.hoisted(() => {
  let come = () => {};
  const isThere = new Promise<void>((resolve) => {
    come = resolve;
  });
  return { isThere, come };
});

vi.mock(import('./rest-tip.tsx'), async (original) => {
  await code.isThere;
  return original();
});

it('a tip whose code comes after a press is not laid over what the press has opened', async () => {
  const customers = [{ id: 'a', name: 'Acme', region: 'EU', tags: ['gold', 'new'] }];
  render(
    <PartnerProvider source={memorySource({ customers, saveTags: () => {} })}>
      <CustomerTable />
    </PartnerProvider>,
  );
  const user = userEvent.setup();
  const edit = await screen.findByRole('button', { name: /^Edit tags of Acme/ });
  await user.click(edit);
  const field = await screen.findByRole('combobox', { name: 'Add a tag' });
  code.come();
  await import('./rest-tip.tsx');
  expect(document.activeElement).toBe(field);
  await user.keyboard('{Escape}');
  await waitFor(() => expect(document.activeElement).toBe(edit));
});
