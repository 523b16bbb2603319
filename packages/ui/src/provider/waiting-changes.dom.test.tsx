import {
  type BeforeMutate,
  createPartnerClient,
  memorySource,
  type PartnerDataSource,
  PartnerError,
  type Viewer,
} from '@partnerkit/sdk';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DraftStorage } from '../primitives/wizard/draft-storage.ts';
import { TagEditor } from '../tags/tag-editor.tsx';
import type { PartnerEvent } from './partner-event.ts';
import { PartnerProvider } from './partner-provider.tsx';

const acme = { id: 'acme', name: 'Acme', tags: ['Gold'] };

afterEach(() => {
  vi.restoreAllMocks();
  sessionStorage.clear();
});

interface PageOptions {
  readonly saveTags?: () => Promise<void> | void;
  readonly viewer?: Viewer;
  readonly storage?: DraftStorage | null;
  readonly beforeMutate?: BeforeMutate;
  /** The connection ends after the first change has reached the source: its answer is lost. */
  readonly cutsFirst?: boolean;
}

/** A page whose connection comes and goes. */
function show({ saveTags = () => {}, viewer, storage, beforeMutate, cutsFirst = false }: PageOptions = {}) {
  const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(cutsFirst);
  const kept = vi.fn(saveTags);
  const source = memorySource({ customers: [acme], saveTags: kept, ...(viewer ? { viewer } : {}) });
  const made: string[] = [];
  const keys: (string | undefined)[] = [];
  const events: PartnerEvent[] = [];
  const offline = () => new PartnerError({ code: 'offline', message: 'There is no network connection.' });
  let cuts = cutsFirst;
  const call: PartnerDataSource['call'] = async (operation, input, context) => {
    if (!operation.changes) return source.call(operation, input, context);
    keys.push(context.idempotencyKey);
    if (!navigator.onLine) throw offline();
    made.push(`${operation.id} ${(input as { tags: string[] }).tags}`);
    const answer = await source.call(operation, input, context);
    if (!cuts) return answer;
    cuts = false;
    online.mockReturnValue(false);
    throw offline();
  };
  const page = () =>
    render(
      <PartnerProvider
        source={{ ...source, call }}
        beforeMutate={beforeMutate}
        waitingStorage={storage}
        observe={{ event: (event) => void events.push(event) }}
      >
        <TagEditor customers={[acme]} />
      </PartnerProvider>,
    );
  page();
  const tags = async () => (await createPartnerClient({ source }).customers.get({ id: 'acme' })).tags;
  const goOnline = () => {
    online.mockReturnValue(true);
    act(() => void window.dispatchEvent(new Event('online')));
  };
  const reload = () => {
    cleanup();
    page();
  };
  return { made, tags, goOnline, reload, keys, kept, events };
}

const add = async (tag: string) =>
  userEvent.type(await screen.findByRole('combobox', { name: 'Add a tag' }), `${tag}{Enter}`);
const press = async (name: string | RegExp) => userEvent.click(await screen.findByRole('button', { name }));
const takeBack = (tag: string) => press(`Take back: Tag “${tag}” added to Acme`);
const heldTags = () =>
  screen.queryAllByRole('button', { name: /^Remove tag/ }).map(({ ariaLabel }) => ariaLabel);
const nothingWaits = () => waitFor(() => expect(screen.queryByText(/for the connection/)).toBeNull());

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
    await nothingWaits();
    expect(made).toEqual(['tags.add Blue', 'tags.add Red', 'tags.remove Blue']);
    expect(await tags()).toEqual(['Gold', 'Red']);
  });

  it('is taken back by the viewer, with the reason', async () => {
    const { made, tags, goOnline } = show();
    await add('Blue');
    await takeBack('Blue');
    expect(await screen.findByText(/There is no connection to the data source/)).toBeVisible();
    expect(screen.queryByText(/for the connection/)).toBeNull();
    expect(screen.queryByRole('button', { name: 'Remove tag Blue' })).toBeNull();
    goOnline();
    expect(await tags()).toEqual(['Gold']);
    expect(made).toEqual([]);
  });

  it('is taken back alone: the others stand, and are made', async () => {
    const { tags, goOnline } = show();
    await add('Blue');
    await add('Red');
    await screen.findByText('2 changes wait for the connection');
    await userEvent.click(screen.getByText('Show changes'));
    await takeBack('Blue');
    expect(await screen.findByText('1 change waits for the connection')).toBeVisible();
    expect(heldTags()).toEqual(['Remove tag Gold', 'Remove tag Red']);
    goOnline();
    await nothingWaits();
    expect(await tags()).toEqual(['Gold', 'Red']);
  });

  it('is taken back with all others by one press', async () => {
    const { made } = show();
    await add('Blue');
    await add('Red');
    await press('Take all back');
    await nothingWaits();
    expect(heldTags()).toEqual(['Remove tag Gold']);
    expect(made).toEqual([]);
  });

  it('that is refused once the connection is back is taken back, with the reason', async () => {
    const { goOnline } = show({ saveTags: () => Promise.reject(new Error('the store is full')) });
    await add('Blue');
    await screen.findByText('1 change waits for the connection');
    goOnline();
    const [reason] = await screen.findAllByText(/The data source is not available at the moment/);
    expect(reason).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Remove tag Blue' })).toBeNull();
    expect(screen.queryByText(/for the connection/)).toBeNull();
  });

  it('whose answer was lost with the connection is made once, by its key', async () => {
    const { tags, goOnline, keys, kept } = show({ cutsFirst: true });
    await add('Blue');
    await screen.findByText('1 change waits for the connection');
    goOnline();
    await nothingWaits();
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).toBeTruthy();
    expect(kept).toHaveBeenCalledTimes(1);
    expect(await tags()).toEqual(['Gold', 'Blue']);
  });
});

describe('a change that waits while the page is loaded again', () => {
  const anna: Viewer = { userId: 'anna', partnerId: 'p', roles: ['partnerFullAdmin'] } as Viewer;
  const store = (): DraftStorage & { readonly entries: Map<string, string> } => {
    const entries = new Map<string, string>();
    return {
      entries,
      getItem: (key) => entries.get(key) ?? null,
      setItem: (key, value) => void entries.set(key, value),
      removeItem: (key) => void entries.delete(key),
    };
  };

  it('still waits, can still be taken back, and is made with the same key', async () => {
    const { tags, goOnline, reload, keys } = show();
    await add('Blue');
    await add('Red');
    await screen.findByText('2 changes wait for the connection');
    reload();
    expect(await screen.findByText('2 changes wait for the connection')).toBeVisible();
    await userEvent.click(screen.getByText('Show changes'));
    await takeBack('Red');
    goOnline();
    await nothingWaits();
    expect(await tags()).toEqual(['Gold', 'Blue']);
    expect(keys).toHaveLength(3);
    expect(keys[2]).toBe(keys[0]);
    expect(sessionStorage.length).toBe(0);
  });

  it('is made by nobody else who signs in meanwhile', async () => {
    const storage = store();
    show({ storage, viewer: anna });
    await add('Blue');
    await screen.findByText('1 change waits for the connection');
    await waitFor(() => expect(storage.entries.size).toBe(1));
    cleanup();
    vi.restoreAllMocks();
    const other = show({ storage, viewer: { ...anna, userId: 'bea' } });
    other.goOnline();
    await add('Red');
    await waitFor(async () => expect(await other.tags()).toEqual(['Gold', 'Red']));
    expect(other.made).toEqual(['tags.add Red']);
    expect(storage.entries.size).toBe(1);
  });

  it.each<[string, DraftStorage | null]>([
    ['the host keeps nothing', null],
    [
      'the storage is forbidden',
      {
        getItem: () => {
          throw new Error('forbidden');
        },
        setItem: () => {
          throw new Error('forbidden');
        },
        removeItem: () => {
          throw new Error('forbidden');
        },
      },
    ],
  ])('is said to be lost where %s, and still made', async (_, storage) => {
    const { tags, goOnline } = show({ storage });
    await add('Blue');
    expect(await screen.findByText('What waits is lost when this page is closed or reloaded.')).toBeVisible();
    goOnline();
    await nothingWaits();
    expect(await tags()).toEqual(['Gold', 'Blue']);
  });

  it.each(['{', 'null', '7', '[null]', '[{"owner":"x","change":{"operation":"users.remove"}}]'])(
    'is left out where what is kept cannot be read: %s',
    async (kept) => {
      sessionStorage.setItem('partnerkit.waiting', kept);
      const { made } = show();
      await screen.findByRole('combobox', { name: 'Add a tag' });
      expect(screen.queryByText(/for the connection/)).toBeNull();
      expect(made).toEqual([]);
    },
  );
});

describe('a host that is asked before changes, and a change that waits', () => {
  it('is asked at each try; what it refuses when the connection is back is taken back with its reason, the others go on', async () => {
    const asked: string[] = [];
    const { tags, goOnline, events } = show({
      beforeMutate: ({ input }) => {
        const tag = String(input.tags);
        asked.push(tag);
        return asked.filter((one) => one === 'Blue').length === 2 && tag === 'Blue'
          ? 'Quarter end: ask Anna.'
          : true;
      },
    });
    await add('Blue');
    await add('Red');
    await screen.findByText('2 changes wait for the connection');
    goOnline();
    await nothingWaits();
    expect(asked).toEqual(['Blue', 'Red', 'Blue', 'Red']);
    expect(heldTags()).toEqual(['Remove tag Gold', 'Remove tag Red']);
    expect(await tags()).toEqual(['Gold', 'Red']);
    const outcomes = events.flatMap((event) => (event.type === 'mutation' ? [event] : []));
    expect(outcomes.map(({ phase, code }) => [phase, code])).toEqual([
      ['failed', 'offline'],
      ['failed', 'offline'],
      ['refused', 'forbidden'],
      ['done', undefined],
    ]);
  });

  it('that refuses at once has nothing wait', async () => {
    show({ beforeMutate: () => 'Quarter end: ask Anna.' });
    await add('Blue');
    expect(await screen.findByText(/Quarter end: ask Anna\./)).toBeVisible();
    expect(screen.queryByText(/for the connection/)).toBeNull();
    expect(heldTags()).toEqual(['Remove tag Gold']);
  });
});
