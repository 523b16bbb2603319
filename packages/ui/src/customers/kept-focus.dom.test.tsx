import { memorySource } from '@partnerkit/sdk';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { CustomerTable } from './customer-table.tsx';

const customers = [
  { id: 'a', name: 'Acme', region: 'EU', tags: ['gold', 'new', 'old'], products: ['calling'] },
];

async function show(defaultQuery = '') {
  render(
    <PartnerProvider source={memorySource({ customers, saveTags: () => {} })}>
      <CustomerTable defaultQuery={defaultQuery} />
    </PartnerProvider>,
  );
  await screen.findByText(/^1 customer/);
  return userEvent.setup();
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const focusedName = () =>
  document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent;

afterEach(() => vi.restoreAllMocks());

describe('the focus, when what has it goes', () => {
  it('goes from a removed filter to the next one, from the last to what stands beside it', async () => {
    const user = await show('region:EU product:calling tag:gold');
    (await screen.findByRole('button', { name: 'Remove filter Region: European Union' })).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(focusedName()).toBe('Remove filter Product: Calling'));
    button('Remove filter Tag: gold').focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(focusedName()).toBe('Add filter'));
    button('Remove filter Product: Calling').focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(focusedName()).toBe('Add filter'));
  });

  it('goes from "clear filters" into the filters', async () => {
    const user = await show('region:EU');
    (await screen.findByRole('button', { name: 'Clear filters' })).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Clear filters' })).toBeNull());
    await waitFor(() => expect(document.activeElement?.closest('[role="search"]')).toBeTruthy());
  });

  it('goes from a removed tag to the field of the editor, and back to its button at the end', async () => {
    const user = await show();
    const edit = button(/^Edit tags of Acme/);
    await user.click(edit);
    const field = await screen.findByRole('combobox', { name: 'Add a tag' });
    expect(document.activeElement).toBe(field);
    for (const tag of ['old', 'new', 'gold']) {
      button(`Remove tag ${tag}`).focus();
      await user.keyboard('{Enter}');
      await waitFor(() => expect(screen.queryByRole('button', { name: `Remove tag ${tag}` })).toBeNull());
      expect(document.activeElement).toBe(field);
    }
    await user.keyboard('{Escape}');
    // the button stays while its customer's tags come and go
    await waitFor(() => expect(document.activeElement).toBe(edit));
    expect(edit.isConnected).toBe(true);
  });

  it('stays at the export while it runs and when it has ended', async () => {
    const user = await show();
    const urls = { createObjectURL: () => 'blob:x', revokeObjectURL: () => {} };
    Object.assign(URL, urls);
    const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    const save = button('Export');
    save.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(document.activeElement?.textContent).toContain('XLSX'));
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(click).toHaveBeenCalled());
    await waitFor(() => expect(document.activeElement).toBe(save));
  });
});
