import { createPartnerClient, memorySource, type PartnerDataSource } from '@partnerkit/sdk';
import { tagsVersion } from '@partnerkit/sdk/rules';
import { createSource } from '@partnerkit/sdk/sources/create';
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

describe('all tags of a customer at once', () => {
  /** A source in which somebody else is quicker by some changes of the set. */
  function meetingOthers(...theirs: string[][]) {
    const source = memorySource({ customers: [acme], saveTags: () => {} });
    const client = createPartnerClient({ source });
    const call: PartnerDataSource['call'] = async (operation, ...rest) => {
      const next = operation.id === 'tags.replace' ? theirs.shift() : undefined;
      if (next) {
        const { tags = [] } = await client.customers.get({ id: 'acme' });
        await client.tags.replace({ id: 'acme', tags: next, version: tagsVersion(tags) });
      }
      return source.call(operation, ...rest);
    };
    render(
      <PartnerProvider source={{ ...source, call }}>
        <TagEditor customers={[acme]} />
      </PartnerProvider>,
    );
    return async () => (await client.customers.get({ id: 'acme' })).tags;
  }

  const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));
  /** Takes Silver off and puts Call on, and saves. */
  async function changeAll() {
    await press('Change all at once');
    await press('Remove tag Silver');
    await userEvent.type(await field(), 'Call{Enter}');
    await press('Save tags');
  }
  const picked = () =>
    screen
      .getAllByRole<HTMLInputElement>('checkbox')
      .filter(({ checked }) => checked)
      .map(({ labels }) => labels?.[0]?.textContent);

  it('are saved together, and taken back together', async () => {
    const tags = meetingOthers();
    await changeAll();
    expect(await screen.findByText('Tags of Acme saved')).toBeVisible();
    expect(await tags()).toEqual(['Gold', 'Call']);
    await waitFor(() => expect(screen.getByRole('button', { name: 'Change all at once' })).toHaveFocus());
    await press('Undo');
    await screen.findByText('Undone');
    expect(await tags()).toEqual(['Gold', 'Silver']);
  });

  it('are told to have been changed by somebody else, with both versions, and nothing is saved', async () => {
    const tags = meetingOthers(['Silver', 'Renewal']);
    await changeAll();
    expect(
      await screen.findByText('Somebody else changed the tags of \u2068Acme\u2069 meanwhile'),
    ).toBeVisible();
    expect(await tags()).toEqual(['Silver', 'Renewal']);
    const rows = screen.getAllByRole('row').map((row) => row.textContent);
    expect(rows).toEqual([
      'TagMineTheirs',
      'Silverremovedkept',
      'Renewalnot thereadded',
      'Goldkeptremoved',
      'Calladdednot there',
    ]);
    // both changes together, until somebody chooses otherwise
    expect(screen.getByRole('radio', { name: 'Both' })).toBeChecked();
    expect(picked()).toEqual(['Renewal', 'Call']);
  });

  it.each([
    ['Mine', ['Gold', 'Call']],
    ['Both', ['Renewal', 'Call']],
    ['Theirs', ['Silver', 'Renewal']],
  ])('are merged as chosen: %s', async (choice, expected) => {
    const tags = meetingOthers(['Silver', 'Renewal']);
    await changeAll();
    await userEvent.click(await screen.findByRole('radio', { name: choice }));
    await press('Save tags');
    await screen.findByRole('button', { name: 'Change all at once' });
    expect([...((await tags()) ?? [])].sort()).toEqual([...expected].sort());
  });

  it('are picked one by one, by keyboard', async () => {
    const tags = meetingOthers(['Silver', 'Renewal']);
    await changeAll();
    (await screen.findByRole('checkbox', { name: 'Gold' })).focus();
    await userEvent.keyboard(' ');
    expect(screen.getByRole('radio', { name: 'Both' })).not.toBeChecked();
    await press('Save tags');
    await screen.findByText('Tags of Acme saved');
    expect(await tags()).toEqual(['Renewal', 'Call', 'Gold']);
  });

  it('that are changed again while they are merged are told again', async () => {
    const tags = meetingOthers(['Silver'], ['Silver', 'Third']);
    await changeAll();
    await screen.findByRole('radio', { name: 'Both' });
    await press('Save tags');
    expect(await screen.findByRole('checkbox', { name: 'Third' })).toBeChecked();
    expect(picked()).toEqual(['Third', 'Call']);
    await press('Save tags');
    await screen.findByText('Tags of Acme saved');
    expect(await tags()).toEqual(['Third', 'Call']);
  });

  it('are not saved while they are more than a customer may have', async () => {
    const tags = meetingOthers(['1', '2', '3', '4']);
    await press('Change all at once');
    await userEvent.type(await field(), 'Call{Enter}Email{Enter}');
    await press('Save tags');
    expect(await screen.findByText('At most 5 tags: take one away.')).toBeVisible();
    await press('Save tags');
    expect(await tags()).toEqual(['1', '2', '3', '4']);
    await userEvent.click(screen.getByRole('checkbox', { name: '1' }));
    await press('Save tags');
    await screen.findByText('Tags of Acme saved');
    expect(await tags()).toEqual(['2', '3', '4', 'Call', 'Email']);
  });

  it('stay as somebody else has left them when a change is to be taken back', async () => {
    const source = memorySource({ customers: [acme], saveTags: () => {} });
    const client = createPartnerClient({ source });
    render(
      <PartnerProvider source={source}>
        <TagEditor customers={[acme]} />
      </PartnerProvider>,
    );
    await changeAll();
    await screen.findByText('Tags of Acme saved');
    await client.tags.add({ customerIds: ['acme'], tags: ['Later'] });
    await press('Undo');
    await screen.findByText(/were changed by somebody else since/);
    expect((await client.customers.get({ id: 'acme' })).tags).toEqual(['Gold', 'Call', 'Later']);
  });

  it('are not offered where the source replaces none, nor for many customers', async () => {
    const source = createSource({
      viewer: { get: () => ({ roles: ['partnerFullAdmin'] }) },
      tags: { add: () => ({ results: [] }) },
    });
    render(
      <PartnerProvider source={source}>
        <TagEditor customers={[acme]} />
      </PartnerProvider>,
    );
    await field();
    expect(screen.queryByRole('button', { name: 'Change all at once' })).toBeNull();
  });
});
