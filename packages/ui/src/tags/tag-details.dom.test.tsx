import { createPartnerClient, memorySource } from '@partnerkit/sdk';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it, vi } from 'vitest';
import { CustomerTable } from '../customers/customer-table.tsx';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { TagBadges } from './tag-badges.tsx';
import { TagEditor } from './tag-editor.tsx';

const acme = { id: 'acme', name: 'Acme', region: 'EU', tags: ['Gold'] };

function show(
  saveTagDetails: (details: object) => Promise<void> | void = () => {},
  described: readonly { name: string; description?: string; color?: string }[] = [],
) {
  const kept = vi.fn(saveTagDetails);
  const source = memorySource({
    customers: [acme],
    saveTags: () => {},
    saveTagDetails: kept,
    tags: described,
  });
  const view = render(
    <PartnerProvider source={source}>
      <TagEditor customers={[acme]} />
    </PartnerProvider>,
  );
  return { kept, source, view };
}

const open = async () => userEvent.click(await screen.findByRole('button', { name: 'Describe tag Gold' }));
const words = () => screen.findByRole('textbox', { name: 'What it means' });
const save = () => userEvent.click(screen.getByRole('button', { name: 'Save' }));

describe('what describes a tag', () => {
  it('is saved and shown, and taken back by undo', async () => {
    const { kept, view } = show();
    await open();
    expect(await words()).toHaveFocus();
    await userEvent.type(await words(), ' Our best ');
    await userEvent.click(screen.getByRole('radio', { name: 'Green' }));
    await save();
    expect(await screen.findByText('Tag “Gold” described')).toBeVisible();
    expect(kept).toHaveBeenLastCalledWith({ name: 'Gold', description: 'Our best', color: 'green' });
    const opener = await screen.findByRole('button', { name: 'Describe tag Gold' });
    expect(opener).toHaveFocus();
    await waitFor(() => expect(view.container.querySelector('.pk-tag [data-color="green"]')).not.toBeNull());
    await userEvent.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(kept).toHaveBeenLastCalledWith({ name: 'Gold' }));
    await waitFor(() => expect(view.container.querySelector('[data-color]')).toBeNull());
  });

  it('goes away where it is emptied', async () => {
    const { kept } = show(undefined, [{ name: 'gold', description: 'Our best', color: 'red' }]);
    await open();
    await userEvent.clear(await words());
    await userEvent.click(screen.getByRole('radio', { name: 'No colour' }));
    await save();
    await waitFor(() => expect(kept).toHaveBeenCalledOnce());
    expect(kept.mock.calls[0]?.[0]).not.toHaveProperty('description');
    expect(kept.mock.calls[0]?.[0]).not.toHaveProperty('color');
  });

  it('keeps a colour of the host that is none of ours', async () => {
    const { kept, view } = show(undefined, [{ name: 'Gold', color: 'url(https://elsewhere.example)' }]);
    expect(await screen.findByRole('button', { name: 'Describe tag Gold' })).toBeVisible();
    expect(view.container.querySelector('.pk-tag-dot')).toBeNull();
    await open();
    await userEvent.type(await words(), 'Ours');
    await save();
    await waitFor(() => expect(kept).toHaveBeenCalledOnce());
    expect(kept.mock.calls[0]?.[0]).toMatchObject({ color: 'url(https://elsewhere.example)' });
  });

  it('stays open with what was typed where it could not be saved, and saves nothing where nothing changed', async () => {
    const { kept } = show(() => Promise.reject(new Error('the store is full')));
    await open();
    await userEvent.type(await words(), 'Our best');
    await save();
    expect(await screen.findByText(/Something in this portal failed/)).toBeVisible();
    expect(await words()).toHaveValue('Our best');
    expect(kept).toHaveBeenCalledOnce();
    await userEvent.clear(await words());
    await save();
    await screen.findByRole('button', { name: 'Describe tag Gold' });
    expect(kept).toHaveBeenCalledOnce();
  });

  it('that somebody else has changed meanwhile is told, and taken over or written over', async () => {
    const { kept, source } = show();
    await open();
    await userEvent.type(await words(), 'Mine');
    const other = createPartnerClient({ source });
    const [tag] = (await other.tags.list()).items;
    const version = tag?.version ?? '';
    await other.tags.describe({ name: 'Gold', description: 'Theirs', color: 'blue', version });
    await save();
    expect(await screen.findByText('Nothing is saved yet. It says now: Theirs (Blue).')).toBeVisible();
    expect(kept).toHaveBeenCalledOnce();
    await userEvent.click(screen.getByRole('button', { name: 'Take that over' }));
    expect(await words()).toHaveValue('Theirs');
    await userEvent.type(await words(), ' and mine');
    await save();
    expect(await screen.findByText('Tag “Gold” described')).toBeVisible();
    expect(kept).toHaveBeenLastCalledWith({ name: 'Gold', description: 'Theirs and mine', color: 'blue' });
  });

  it('is not offered where the source keeps no such thing', async () => {
    render(
      <PartnerProvider source={memorySource({ customers: [acme], saveTags: () => {} })}>
        <TagEditor customers={[acme]} />
      </PartnerProvider>,
    );
    await screen.findByRole('button', { name: 'Remove tag Gold' });
    expect(screen.queryByRole('button', { name: /^Describe/ })).toBeNull();
  });
});

describe('the colour of a tag', () => {
  const source = () =>
    memorySource({
      customers: [acme, { id: 'b', name: 'Beta', tags: ['gold', 'Plain'] }],
      saveTags: () => {},
      saveTagDetails: () => {},
      tags: [{ name: 'GOLD', color: 'green' }],
    });
  const dots = (view: { container: HTMLElement }) => view.container.querySelectorAll('[data-color="green"]');

  it('stands beside its name in the list of customers, and follows a change at once', async () => {
    const rows = source();
    const view = render(
      <PartnerProvider source={rows}>
        <CustomerTable />
      </PartnerProvider>,
    );
    await waitFor(() => expect(dots(view)).toHaveLength(2));
    const client = createPartnerClient({ source: rows });
    const [tag] = (await client.tags.list()).items;
    await client.tags.describe({ name: 'Gold', color: null, version: tag?.version ?? '' });
    await waitFor(() => expect(dots(view)).toHaveLength(0));
  });

  it('stands beside the tags of one customer, and the name alone where there is none', async () => {
    const view = render(
      <PartnerProvider source={source()}>
        <TagBadges tags={['gold', 'Plain']} />
        <TagBadges tags={[]} />
      </PartnerProvider>,
    );
    await waitFor(() => expect(dots(view)).toHaveLength(1));
    expect(screen.getByTitle('gold').querySelector('[data-color="green"]')).not.toBeNull();
    expect(screen.getByTitle('Plain').querySelector('.pk-tag-dot')).toBeNull();
    expect(screen.getByText('No tags')).toBeVisible();
  });
});
