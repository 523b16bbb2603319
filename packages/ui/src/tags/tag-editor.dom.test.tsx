import { createSource, memorySource, type PartnerDataSource } from '@partnerkit/sdk';
import { createEvent, fireEvent, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { CustomerTable } from '../customers/customer-table.tsx';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { TagEditor } from './tag-editor.tsx';

const acme = { id: 'acme', name: 'Acme', region: 'EU', tags: ['Gold', 'Silver'] };

function show() {
  const saveTags = vi.fn(async () => {});
  const onSubmit = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());
  render(
    <form onSubmit={onSubmit}>
      <PartnerProvider source={memorySource({ customers: [acme], saveTags })}>
        <TagEditor customers={[acme]} />
      </PartnerProvider>
    </form>,
  );
  return { saveTags, onSubmit };
}

const field = () => screen.findByRole('combobox', { name: 'Add a tag' });

describe('TagEditor', () => {
  it.each([
    { isComposing: true, keyCode: 229 },
    // Safari has ended the composition by then
    { isComposing: false, keyCode: 229 },
  ])('leaves the Enter that confirms a composition to the input method (%o)', async (told) => {
    const { saveTags } = show();
    fireEvent.change(await field(), { target: { value: 'とうきょう' } });
    const enter = createEvent.keyDown(await field(), { key: 'Enter', ...told });
    fireEvent(await field(), enter);
    expect(enter.defaultPrevented).toBe(false);
    expect(saveTags).not.toHaveBeenCalled();
    expect(await field()).toHaveValue('とうきょう');
    await userEvent.type(await field(), '{Enter}');
    await waitFor(() => expect(saveTags).toHaveBeenCalledOnce());
  });

  it('submits no form of the host around it', async () => {
    const { onSubmit } = show();
    await userEvent.type(await field(), '{Enter}Bronze{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Remove tag Bronze' }));
    expect(onSubmit).not.toHaveBeenCalled();
    expect(((await field()) as HTMLInputElement).form).toBeNull();
  });

  it('gives the field the focus after a removal, and takes it back by Ctrl+Z', async () => {
    show();
    await field();
    await userEvent.click(await screen.findByRole('button', { name: 'Remove tag Gold' }));
    expect(await field()).toHaveFocus();
    await screen.findByText('Tag “Gold” removed from Acme');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(await screen.findByText('Undone')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Remove tag Gold' })).toBeVisible();
    expect(await field()).toHaveFocus();
  });

  it('leaves Ctrl+Z to a field with text in it', async () => {
    show();
    await userEvent.click(await screen.findByRole('button', { name: 'Remove tag Gold' }));
    await screen.findByText('Tag “Gold” removed from Acme');
    await userEvent.type(await field(), 'half{Control>}z{/Control}');
    expect(screen.queryByText('Undone')).toBeNull();
    expect(screen.queryByRole('button', { name: 'Remove tag Gold' })).toBeNull();
  });
});

describe('a change of tags', () => {
  /** A source that counts what it is asked, and may tell of its changes itself as one over HTTP does. */
  function counting(tells: boolean) {
    const asked: string[] = [];
    const listeners = new Set<() => void>();
    const inner = createSource({
      viewer: { get: () => ({ roles: ['partnerFullAdmin'] }) },
      customers: { list: () => ({ items: [acme], nextCursor: null, total: 1 }) },
      tags: {
        list: () => [],
        add: () => ({ results: [{ customerId: 'acme', tags: ['Gold', 'Blue'], changed: ['Blue'] }] }),
      },
    });
    const call: PartnerDataSource['call'] = async (operation, ...rest) => {
      asked.push(operation.id);
      try {
        return await inner.call(operation, ...rest);
      } finally {
        if (operation.changes) for (const listener of listeners) listener();
      }
    };
    const subscribe = (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    };
    return { asked, source: { ...inner, call, ...(tells && { subscribe }) } };
  }

  it.each([true, false])(
    'has everything asked for again once, whether the source tells of it: %s',
    async (tells) => {
      const { asked, source } = counting(tells);
      render(
        <PartnerProvider source={source}>
          <TagEditor customers={[acme]} />
          <CustomerTable />
        </PartnerProvider>,
      );
      await screen.findByText('1 customer');
      await field();
      await waitFor(() => expect(asked).toContain('tags.list'));
      asked.length = 0;
      await userEvent.type(await field(), 'Blue{Enter}');
      await screen.findByText(/added to Acme/);
      await waitFor(() => expect(asked).toContain('customers.list'));
      await waitFor(() => expect(asked).toContain('viewer.get'));
      // what would be asked twice has been by then
      await userEvent.type(await field(), 'x');
      expect([...asked].sort()).toEqual(['customers.list', 'tags.add', 'tags.list', 'viewer.get']);
    },
  );
});
