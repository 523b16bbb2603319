import {
  createPartnerClient,
  type MemorySourceOptions,
  memorySource,
  type PartnerDataSource,
  PartnerError,
  type Subscription,
} from '@partnerkit/sdk';
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { Worklist, type WorklistProps } from './worklist.tsx';

const asOf = '2026-11-16';
const over = (customerId: string, overage: number, more: Partial<Subscription> = {}): Subscription => ({
  ...{
    id: `s-${customerId}`,
    customerId,
    kind: 'subscription',
    startDate: '2026-01-01',
    endDate: '2027-12-31',
  },
  ...{ paid: true, setupComplete: true, autoRenews: true },
  licenses: [{ product: 'calling', purchased: 100, assigned: 100 + overage, used: 80 }],
  ...more,
});
const customers = [
  { id: 'a', name: 'Acme' },
  { id: 'b', name: 'Beta' },
  { id: 'c', name: 'Cedar' },
];
const subscriptions = [
  over('a', 30),
  over('b', 20, { endDate: '2026-12-01', autoRenews: false }),
  over('c', 10),
];

const sourceOf = (options: Partial<MemorySourceOptions> = {}) =>
  memorySource({
    customers,
    subscriptions,
    callLegs: [],
    users: [
      { id: 'u1', name: 'Ada', roles: ['partnerFullAdmin'] },
      { id: 'u2', name: 'Bo', roles: ['partnerFullAdmin'] },
    ],
    viewer: { userId: 'u1', roles: ['partnerFullAdmin'] },
    saveWorklistMark: () => {},
    ...options,
  });

function show(source: PartnerDataSource = sourceOf(), props: WorklistProps = {}) {
  render(
    <PartnerProvider source={source} asOf={asOf}>
      <Worklist {...props} />
    </PartnerProvider>,
  );
  return userEvent.setup();
}

/** A source in which the change of the worklist is another one. */
const changing = (
  change: (run: () => Promise<unknown>, input: { readonly version?: string }) => Promise<unknown>,
  source = sourceOf(),
): PartnerDataSource => ({
  ...source,
  call: async (operation, input, context) => {
    const run = () => source.call(operation, input, context);
    return (operation.id === 'worklist.change' ? await change(run, input as object) : await run()) as never;
  },
});

const names = () =>
  screen.queryAllByRole('article').map((entry) => entry.querySelector('.pk-name')?.textContent);
const entryOf = (name: string) =>
  screen.findByText(name).then((found) => found.closest('article') as HTMLElement);
const inOrder = async (...expected: string[]) => waitFor(() => expect(names()).toEqual(expected));
const press = (user: ReturnType<typeof userEvent.setup>, name: string) =>
  user.click(screen.getByRole('button', { name: new RegExp(`^${name}`) }));

describe('what is done on the worklist without a connection', () => {
  afterEach(() => {
    vi.restoreAllMocks();
    sessionStorage.clear();
  });

  /** A page whose connection comes and goes; it is cut again once so many changes have been made. */
  function offlinePage(cutAfter = Number.POSITIVE_INFINITY) {
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const save = vi.fn();
    const base = sourceOf({ saveWorklistMark: save });
    let made = 0;
    let held = Promise.resolve();
    let goOn = () => {};
    const source = changing(async (run) => {
      await held;
      if (!navigator.onLine) throw new PartnerError({ code: 'offline', message: 'no network' });
      const answer = await run();
      made += 1;
      if (made === cutAfter) online.mockReturnValue(false);
      return answer;
    }, base);
    const user = show(source);
    return {
      ...{ user, save },
      holdFirst: () => {
        held = new Promise((resolve) => {
          goOn = resolve;
        });
      },
      goOn: () => goOn(),
      reload: () => {
        cleanup();
        show(source);
      },
      goOnline: () => {
        online.mockReturnValue(true);
        act(() => void window.dispatchEvent(new Event('online')));
      },
    };
  }
  type Page = ReturnType<typeof offlinePage>;

  async function note({ user }: Page, name: string, text: string) {
    const entry = await entryOf(name);
    await user.click(within(entry).getByRole('button', { name: /^Note/ }));
    const field = await screen.findByRole('textbox', { name: 'Note for the team' });
    await user.clear(field);
    await user.type(field, text);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await within(entry).findByText(text)).toBeTruthy();
  }
  async function assign({ user }: Page, name: string, colleague: string) {
    await user.click(within(await entryOf(name)).getByRole('button', { name: /^Assign/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: colleague }));
  }
  const inSight = { selector: '.pk-waiting-count' };
  const waiting = (count: number) => screen.findByText(new RegExp(`^${count} changes? wait`), inSight);
  const nothingWaits = () =>
    waitFor(() => expect(screen.queryByText(/for the connection/, inSight)).toBeNull());

  it('waits change by change, also of one customer, and outlives a reload, as what is done behind it does', async () => {
    const page = offlinePage();
    await inOrder('Beta', 'Acme', 'Cedar');
    await assign(page, 'Beta', 'Bo');
    await note(page, 'Beta', 'Call them');
    await waiting(2);
    page.reload();
    await waiting(2);
    await inOrder('Beta', 'Acme', 'Cedar');
    await page.user.click(within(await entryOf('Beta')).getByRole('button', { name: /^Done: / }));
    await waiting(3);
    page.goOnline();
    await nothingWaits();
    expect(page.save).toHaveBeenCalledTimes(3);
    expect(page.save).toHaveBeenLastCalledWith(
      expect.objectContaining({
        ...{ customerId: 'b', assignedTo: 'u2', note: 'Call them' },
        done: expect.objectContaining({ by: 'u1' }),
      }),
    );
    expect(screen.queryByText(/Somebody else|stays as it was/)).toBeNull();
    await inOrder('Acme', 'Cedar');
  });

  it('goes on from what was made before the connection, and then the page, was lost again', async () => {
    const page = offlinePage(1);
    await inOrder('Beta', 'Acme', 'Cedar');
    await assign(page, 'Beta', 'Bo');
    await note(page, 'Beta', 'Call them');
    await waiting(2);
    page.goOnline();
    await waiting(1);
    page.reload();
    await waiting(1);
    page.goOnline();
    await nothingWaits();
    expect(page.save).toHaveBeenLastCalledWith(
      expect.objectContaining({ assignedTo: 'u2', note: 'Call them' }),
    );
  });

  it('waits too where what is under way before it finds the connection gone', async () => {
    const page = offlinePage();
    const online = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(true);
    page.holdFirst();
    await inOrder('Beta', 'Acme', 'Cedar');
    await assign(page, 'Beta', 'Bo');
    await note(page, 'Beta', 'Call them');
    online.mockReturnValue(false);
    page.goOn();
    await waiting(2);
    page.goOnline();
    await nothingWaits();
    expect(page.save).toHaveBeenLastCalledWith(
      expect.objectContaining({ assignedTo: 'u2', note: 'Call them' }),
    );
  });

  it('stands where what was done before it is taken back', async () => {
    const page = offlinePage();
    await inOrder('Beta', 'Acme', 'Cedar');
    await assign(page, 'Beta', 'Bo');
    await note(page, 'Beta', 'Call them');
    await waiting(2);
    await page.user.click(screen.getByText('Show changes'));
    await page.user.click(screen.getByRole('button', { name: /^Take back: .*assigned/i }));
    await waiting(1);
    page.goOnline();
    await nothingWaits();
    expect(page.save).toHaveBeenCalledTimes(1);
    expect(page.save.mock.lastCall?.[0]).toMatchObject({ note: 'Call them' });
    expect(page.save.mock.lastCall?.[0].assignedTo ?? null).toBeNull();
  });
});

describe('the worklist', () => {
  it('ranks customers by their points and says why, with the licenses at stake and the next date', async () => {
    show();
    await inOrder('Beta', 'Acme', 'Cedar');
    const beta = await entryOf('Beta');
    expect(beta.textContent).toContain(
      '100 licenses end without renewal from Dec 1, 2026 on; 80.0% in use: call them.',
    );
    expect(beta.textContent).toContain('20 licenses are assigned beyond those purchased: offer more.');
    expect(beta.textContent).toContain('100licenses at stake500 points');
    expect(beta.textContent).toContain('in 15 days');
  });

  it('shows what is done at once, before it is answered, and goes on with the next customer', async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const user = show(changing((run) => answered.then(run)));
    await inOrder('Beta', 'Acme', 'Cedar');
    await press(user, 'Done: .*Beta');
    await inOrder('Acme', 'Cedar');
    expect(document.activeElement).toBe(await entryOf('Acme'));
    expect(screen.queryByText(/is done/)).toBeNull();
    answer();
    expect(await screen.findAllByText(/Beta.* is done/)).toHaveLength(1);
    await inOrder('Acme', 'Cedar');
    expect(screen.getByRole('radio', { name: 'Done 1' })).toBeTruthy();
  });

  it('hands the focus to the one before where the last is done, and to the worklist where none is left', async () => {
    const user = show(sourceOf({ customers: customers.slice(0, 2) }));
    await inOrder('Beta', 'Acme');
    await press(user, 'Done: .*Acme');
    expect(document.activeElement).toBe(await entryOf('Beta'));
    await press(user, 'Done: .*Beta');
    expect(await screen.findByText('Nothing to do')).toBeTruthy();
    expect(document.activeElement?.className).toContain('pk-worklist');
  });

  it('takes everything back by the key for it', async () => {
    const user = show();
    await inOrder('Beta', 'Acme', 'Cedar');
    await press(user, 'Done: .*Beta');
    await screen.findByText(/Beta.* is done/);
    await user.keyboard('{Control>}z{/Control}');
    await inOrder('Beta', 'Acme', 'Cedar');
    expect(await screen.findByText('Undone')).toBeTruthy();
  });

  it('says why it was refused, leaves the customer as it was, and tries again by the same key', async () => {
    let tries = 0;
    const keys: unknown[] = [];
    const source = sourceOf();
    const user = show({
      ...source,
      call: async (operation, input, context) => {
        if (operation.id !== 'worklist.change') return source.call(operation, input, context);
        keys.push(context.idempotencyKey);
        tries++;
        if (tries === 1) throw new PartnerError({ code: 'offline', message: 'no network' });
        return source.call(operation, input, context);
      },
    });
    await inOrder('Beta', 'Acme', 'Cedar');
    await press(user, 'Done: .*Beta');
    await inOrder('Beta', 'Acme', 'Cedar');
    const beta = await entryOf('Beta');
    expect(await within(beta).findByText(/stays as it was/)).toBeTruthy();
    await user.click(within(beta).getByRole('button', { name: 'Try again' }));
    await inOrder('Acme', 'Cedar');
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  });

  it('tells that a colleague was faster, shows what they noted, and does it all the same if wanted', async () => {
    const source = sourceOf();
    let isFirst = true;
    const user = show(
      changing(async (run, input) => {
        if (!isFirst) return run();
        isFirst = false;
        throw new PartnerError({
          code: 'conflict',
          message: 'changed',
          current: {
            ...{ customerId: 'b', done: null, snoozedUntil: null, assignedTo: 'u2', note: 'Called.' },
            version: input.version,
          },
        });
      }, source),
    );
    await inOrder('Beta', 'Acme', 'Cedar');
    await press(user, 'Done: .*Beta');
    const beta = await entryOf('Beta');
    expect(await within(beta).findByText(/Somebody else has changed/)).toBeTruthy();
    await user.click(within(beta).getByRole('button', { name: 'Do it all the same' }));
    await inOrder('Acme', 'Cedar');
  });

  it('sends two changes of a customer one after the other, the second from what the first left', async () => {
    const save = vi.fn();
    const user = show(sourceOf({ saveWorklistMark: save }));
    await inOrder('Beta', 'Acme', 'Cedar');
    const beta = await entryOf('Beta');
    await user.click(within(beta).getByRole('button', { name: /^Assign/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Bo' }));
    await user.click(within(beta).getByRole('button', { name: /^Note/ }));
    await user.type(await screen.findByRole('textbox', { name: 'Note for the team' }), 'Call them');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await within(beta).findByText('Call them')).toBeTruthy();
    await waitFor(() =>
      expect(save).toHaveBeenLastCalledWith(
        expect.objectContaining({ customerId: 'b', assignedTo: 'u2', note: 'Call them' }),
      ),
    );
    expect(beta.textContent).toMatch(/Assigned to .*Bo/);
    expect(screen.queryByText(/Somebody else/)).toBeNull();
  });

  it('snoozes until a day that is chosen, and no day that has passed', async () => {
    const user = show();
    await inOrder('Beta', 'Acme', 'Cedar');
    const beta = await entryOf('Beta');
    await user.click(within(beta).getByRole('button', { name: /^Snooze/ }));
    await user.click(await screen.findByRole('menuitem', { name: /Choose a day/ }));
    const day = await screen.findByLabelText('Comes back on');
    await user.clear(day);
    await user.type(day, '2026-11-10');
    expect(screen.getByText('Choose a day after Nov 16, 2026.')).toBeTruthy();
    await user.clear(day);
    await user.type(day, '2026-12-24');
    await press(user, 'Save');
    await inOrder('Acme', 'Cedar');
    await user.click(screen.getByRole('radio', { name: /^Snoozed/ }));
    await inOrder('Beta');
    expect((await entryOf('Beta')).textContent).toContain('Comes back on Dec 24, 2026');
  });

  it('asks for those of one reason and one colleague, and is told of each filter', async () => {
    const onFilterChange = vi.fn();
    const worklistMarks = [{ customerId: 'c', assignedTo: 'u2' }];
    const user = show(sourceOf({ worklistMarks }), { onFilterChange });
    await inOrder('Beta', 'Acme', 'Cedar');
    await press(user, 'Reason');
    await user.click(await screen.findByRole('menuitemradio', { name: 'Expiring, well used' }));
    expect(onFilterChange).toHaveBeenLastCalledWith({ reason: 'expiringUsed' });
    await inOrder('Beta');
    await press(user, 'Colleague');
    await user.click(await screen.findByRole('menuitemradio', { name: 'Bo' }));
    expect(await screen.findByText('No customer matches')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove filter Expiring, well used' }));
    await inOrder('Cedar');
  });

  it('stands in a list for each reason that holds, and leaves all of them when it is done', async () => {
    const user = show(sourceOf(), { groupBy: 'reason' });
    await waitFor(() => expect(names()).toEqual(['Beta', 'Acme', 'Cedar', 'Beta']));
    await user.click(screen.getAllByRole('button', { name: /^Done: .*Beta/ })[0] as HTMLElement);
    await inOrder('Acme', 'Cedar');
    expect(document.activeElement).toBe(await entryOf('Acme'));
  });

  it('groups by the next date, those without one last', async () => {
    show(sourceOf(), { groupBy: 'day' });
    await inOrder('Beta', 'Acme', 'Cedar');
    expect(screen.getAllByRole('heading').map(({ textContent }) => textContent)).toEqual([
      'Dec 1, 2026 in 15 days',
      'No date ',
    ]);
  });

  it.each(['partnerReadOnlyAdmin'] as const)(
    'shows %s nothing to press and does nothing by key',
    async (role) => {
      const save = vi.fn();
      const user = show(sourceOf({ viewer: { userId: 'u3', roles: [role] }, saveWorklistMark: save }));
      await inOrder('Beta', 'Acme', 'Cedar');
      expect(screen.queryByRole('button', { name: /^(Done|Snooze|Assign|Note):/ })).toBeNull();
      (await entryOf('Beta')).focus();
      await user.keyboard('dsan');
      expect(save).not.toHaveBeenCalled();
      expect(names()).toHaveLength(3);
      expect(screen.queryByText('Snooze')).toBeNull();
    },
  );

  it('is a message of nobody, and of a hundred thousand a page', async () => {
    const many = Array.from({ length: 100_000 }, (_, at) => ({ id: `c${at}`, name: `Customer ${at}` }));
    const user = show(
      sourceOf({ customers: many, subscriptions: many.map(({ id }, at) => over(id, 1 + (at % 7))) }),
    );
    expect(await screen.findByRole('radio', { name: 'Open 100,000' }, { timeout: 30_000 })).toBeTruthy();
    expect(names()).toHaveLength(25);
    expect(screen.getAllByRole('article')[0]?.getAttribute('aria-setsize')).toBe('100000');
    await user.click(screen.getByRole('button', { name: 'Show more' }));
    await waitFor(() => expect(names()).toHaveLength(50));
    expect(document.activeElement).toBe(screen.getAllByRole('article')[25]);
  }, 60_000);

  it.each([0, -1, Number.NaN])('names the weight that is %s', async (overLimit) => {
    show(sourceOf({ worklistRules: { weights: { overLimit } } }));
    expect((await screen.findByRole('alert')).textContent).toContain(
      'weights.overLimit: expected a number above 0',
    );
  });

  it('has the host’s words for a reason of its own, and its id where it has none', async () => {
    const reason = (id: string) => ({ id, weight: 1, judge: () => ({ licenses: 3, values: {} }) });
    const worklistRules = { reasons: [reason('birthday'), reason('other')] };
    const words = { birthday: { name: 'Birthday', text: () => 'Wish them well.' } };
    show(sourceOf({ customers: customers.slice(0, 1), worklistRules }), { words });
    const entry = await entryOf('Acme');
    expect(entry.textContent).toContain('Birthday Wish them well.');
    expect(entry.textContent).toContain('other other');
  });
});

it('WRK-2: a double click is one customer done, whoever has come up below the pointer', async () => {
  show();
  const nameShown = () => screen.getAllByRole('article')[0]?.querySelector('.pk-name')?.textContent;
  await screen.findAllByRole('article');
  const first = nameShown();
  const press = (detail: number) =>
    fireEvent.click(screen.getAllByRole('button', { name: /^Done: / })[0] as HTMLElement, { detail });
  press(1);
  await waitFor(() => expect(nameShown()).not.toBe(first));
  const next = nameShown();
  press(2);
  await screen.findByRole('radio', { name: 'Done 1' });
  expect(nameShown()).toBe(next);
  press(1);
  await screen.findByRole('radio', { name: 'Done 2' });
});

it('keeps a note that was begun for when it opens again, and saves it then', async () => {
  const saveWorklistMark = vi.fn();
  const user = show(sourceOf({ saveWorklistMark }));
  const entry = await entryOf('Beta');
  const open = () => user.click(within(entry).getByRole('button', { name: /^Note/ }));
  const field = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Note for the team' });
  await open();
  await user.type(await field(), 'Call them');
  await user.click(document.body);
  await waitFor(() => expect(screen.queryByRole('textbox', { name: 'Note for the team' })).toBeNull());
  await open();
  expect((await field()).value).toBe('Call them');
  await user.keyboard('{Control>}{Enter}{/Control}');
  expect(await within(entry).findByText('Call them')).toBeTruthy();
  expect(saveWorklistMark).toHaveBeenCalledTimes(1);
});

describe('WRK-2: two who do something for one customer', () => {
  /** A page, and a colleague at another one over the same rows. */
  async function twoPages() {
    const source = sourceOf();
    const colleague = createPartnerClient({ source, now: () => Date.parse(asOf) });
    // what the other one does is not heard here, as it is between two browsers
    const user = show({ ...source, subscribe: undefined });
    await inOrder('Beta', 'Acme', 'Cedar');
    const write = async (text: string) => {
      const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Note for the team' });
      await user.clear(field);
      await user.type(field, text);
      return field;
    };
    return {
      ...{ user, write },
      noteIsOpened: async () =>
        user.click(within(await entryOf('Beta')).getByRole('button', { name: /^Note/ })),
      colleagueDoes: (change: { done?: string[]; note?: string; assignedTo?: string }) =>
        colleague.worklist.change({ customerId: 'b', ...change }, { asOf }),
      kept: async () => (await colleague.worklist.get({ customerId: 'b' }, { asOf })).item?.mark,
    };
  }
  const save = '{Control>}{Enter}{/Control}';

  it('reads both notes where both wrote one, and says which stands', async () => {
    const { user, noteIsOpened, write, colleagueDoes, kept } = await twoPages();
    await noteIsOpened();
    await write('Mine');
    await colleagueDoes({ note: 'Theirs' });
    await user.keyboard(save);
    const beta = await entryOf('Beta');
    const mine = await within(beta).findByText('Yours, not saved');
    expect(mine.nextElementSibling?.textContent).toBe('Mine');
    expect(within(beta).getByText('As it stands now').nextElementSibling?.textContent).toBe('Theirs');
    expect((await kept())?.note).toBe('Theirs');
    await user.click(within(beta).getByRole('button', { name: 'Do it all the same' }));
    await waitFor(async () => expect((await kept())?.note).toBe('Mine'));
  });

  it('is asked above the list where the customer has left it by what the other did', async () => {
    const { user, colleagueDoes, kept } = await twoPages();
    const beta = await entryOf('Beta');
    await colleagueDoes({ done: ['expiringUsed', 'overLimit'] });
    await user.click(within(beta).getByRole('button', { name: /^Assign/ }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Bo' }));
    await inOrder('Acme', 'Cedar');
    const mine = await screen.findByText('Yours, not saved');
    expect(mine.nextElementSibling?.textContent).toMatch(/Assigned to .*Bo/);
    expect(screen.getByText('As it stands now').nextElementSibling?.textContent).toMatch(
      /Done on Nov 16, 2026 by .*Ada/,
    );
    await user.click(screen.getByRole('button', { name: 'Do it all the same' }));
    await waitFor(async () => expect(await kept()).toMatchObject({ assignedTo: 'u2', done: { by: 'u1' } }));
    expect(screen.queryByText('Yours, not saved')).toBeNull();
  });

  it('is in agreement where both did the same', async () => {
    const { user, colleagueDoes } = await twoPages();
    const beta = await entryOf('Beta');
    await colleagueDoes({ done: ['expiringUsed', 'overLimit'] });
    await user.click(within(beta).getByRole('button', { name: /^Done: / }));
    await inOrder('Acme', 'Cedar');
    expect(await screen.findByText(/Beta.* is done/)).toBeTruthy();
    expect(screen.queryByText(/Somebody else/)).toBeNull();
  });

  it('reads beside the note being written what the other has saved meanwhile', async () => {
    const { user, noteIsOpened, write, colleagueDoes, kept } = await twoPages();
    await noteIsOpened();
    await write('Mine');
    await colleagueDoes({ note: 'Theirs' });
    // anything else that is done has the list loaded again
    fireEvent.click(screen.getByRole('button', { name: /^Done: .*Acme/ }));
    await inOrder('Beta', 'Cedar');
    expect(await screen.findByText('Somebody else has written this meanwhile:')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Take that over' }));
    const field = await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Note for the team' });
    expect(field.value).toBe('Theirs');
    await write('Theirs, and mine');
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await waitFor(async () => expect((await kept())?.note).toBe('Theirs, and mine'));
  });
});
