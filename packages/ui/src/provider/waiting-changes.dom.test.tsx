import { createPartnerClient, memorySource, type PartnerDataSource, PartnerError } from '@partnerkit/sdk';
import { act, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TagEditor } from '../tags/tag-editor.tsx';
import { PartnerProvider } from './partner-provider.tsx';

const acme = { id: 'acme', name: 'Acme', tags: ['Gold'] };

afterEach(() => vi.restoreAllMocks());

/** A page whose connection comes and goes. */
function show(saveTags: () => Promise<void> | void = () => {}) {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
  const source = memorySource({ customers: [acme], saveTags });
  const made: string[] = [];
  const call: PartnerDataSource['call'] = async (operation, input, context) => {
    if (operation.changes && !navigator.onLine)
      throw new PartnerError({ code: 'offline', message: 'There is no network connection.' });
    if (operation.changes) made.push(`${operation.id} ${(input as { tags: string[] }).tags}`);
    return source.call(operation, input, context);
  };
  render(
    <PartnerProvider source={{ ...source, call }}>
      <TagEditor customers={[acme]} />
    </PartnerProvider>,
  );
  const tags = async () => (await createPartnerClient({ source }).customers.get({ id: 'acme' })).tags;
  const goOnline = () => {
    online.mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event('online')));
  };
  return { made, tags, goOnline };
}

const add = async (tag: string) =>
  userEvent.type(await screen.findByRole('combobox', { name: 'Add a tag' }), `${tag}{Enter}`);
const press = async (name: string) => userEvent.click(await screen.findByRole('button', { name }));

describe('a change that is made without a connection', () => {
  it('stands, waits in sight, and is made once the connection is back, in the order of the changes', async () => {
    const { made, tags, goOnline } = show();
    await add('Blue');
    expect(await screen.findByText('1 change waits for the connection')).toBeVisible();
    await add('Red');
    await press('Remove tag Blue');
    expect(await screen.findByText('3 changes wait for the connection')).toBeVisible();
    expect(screen.getByRole('button', { name: 'Remove tag Red' })).toBeVisible();
    expect(await tags()).toEqual(['Gold']);
    goOnline();
    await waitFor(() => expect(screen.queryByText(/for the connection/)).toBeNull());
    expect(made).toEqual(['tags.add Blue', 'tags.add Red', 'tags.remove Blue']);
    expect(await tags()).toEqual(['Gold', 'Red']);
  });

  it('is taken back by the viewer, with the reason', async () => {
    const { made, tags, goOnline } = show();
    await add('Blue');
    await press('Take back');
    expect(await screen.findByText(/There is no connection to the data source/)).toBeVisible();
    expect(screen.queryByText(/for the connection/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Remove tag Blue' })).toBeNull();
    goOnline();
    expect(await tags()).toEqual(['Gold']);
    expect(made).toEqual([]);
  });

  it('that is refused once the connection is back is taken back, with the reason', async () => {
    const { goOnline } = show(() => Promise.reject(new Error('the store is full')));
    await add('Blue');
    await screen.findByText('1 change waits for the connection');
    goOnline();
    const [reason] = await screen.findAllByText(/the store is full/);
    expect(reason).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Remove tag Blue' })).toBeNull();
    expect(screen.queryByText(/for the connection/)).toBeNull();
  });
});
