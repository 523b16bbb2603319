import {
  memorySource,
  type PartnerDataSource,
  PartnerError,
  type SaveTrial,
  type Subscription,
} from '@partnerkit/sdk';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { CustomerTrials, type CustomerTrialsProps } from './customer-trials.tsx';

const trial: Subscription = {
  id: 't1',
  customerId: 'c1',
  kind: 'trial',
  startDate: '2028-01-15',
  endDate: '2028-02-20',
  licenses: [
    { product: 'meetings', purchased: 25, assigned: 12, used: 9 },
    { product: 'rooms', purchased: 5 },
  ],
};

function memory(subscriptions: Subscription[] = [trial], save: SaveTrial = () => {}) {
  const saveTrial = vi.fn<SaveTrial>(save);
  const customers = [{ id: 'c1', name: 'Alimentari Serrapiana', region: 'EU' }];
  return { saveTrial, source: memorySource({ customers, subscriptions, saveTrial }) };
}

function show(source: PartnerDataSource, props: Partial<CustomerTrialsProps> = {}) {
  render(
    <PartnerProvider source={source} asOf="2028-01-31">
      <CustomerTrials customerId="c1" {...props} />
    </PartnerProvider>,
  );
  const user = userEvent.setup();
  const press = async (name: string) => user.click(await screen.findByRole('button', { name }));
  return { user, press };
}

const dialog = async () => within(await screen.findByRole('dialog'));
/** The licenses of a product, as the table says them. */
const licenses = (product: string) =>
  within(screen.getByRole('rowheader', { name: product }).closest('tr') as HTMLElement).getAllByRole(
    'cell',
  )[0];

beforeEach(() => localStorage.clear());

describe('a trial', () => {
  it('is extended with the new end said before, over the end of a leap February', async () => {
    const { source, saveTrial } = memory();
    const { user, press } = show(source);
    await press('Extend t1');
    const { getByRole, findByText } = await dialog();
    const days = getByRole('textbox', { name: 'Days from today' });
    expect(days).toHaveFocus();
    await findByText('Its last day moves from Feb 20, 2028 to Feb 29, 2028.');
    await user.clear(days);
    await user.type(days, '31');
    await findByText('Its last day moves from Feb 20, 2028 to Mar 1, 2028.');
    await user.keyboard('{Enter}');
    await screen.findByText('Trial extended. Its last day is Mar 1, 2028.');
    expect(saveTrial.mock.lastCall?.[0]).toMatchObject({ endDate: '2028-03-01' });
    await waitFor(() => expect(screen.getByRole('button', { name: 'Extend t1' })).toHaveFocus());
  });

  it('is asked anew where other days are sent than those whose answer was lost', async () => {
    const { source, saveTrial } = memory();
    let isLost = false;
    const { user, press } = show({
      ...source,
      call: async (operation, input, context) => {
        const answer = await source.call(operation, input, context);
        if (operation.id !== 'trials.extend' || isLost) return answer;
        isLost = true;
        throw new PartnerError({ code: 'timeout', message: 'no answer' });
      },
    });
    await press('Extend t1');
    const { getByRole, findByText } = await dialog();
    await user.click(getByRole('button', { name: 'Extend' }));
    await screen.findByRole('button', { name: 'Try again' });
    await user.clear(getByRole('textbox'));
    await user.type(getByRole('textbox'), '60{Enter}');
    await findByText('Its last day moves from Feb 29, 2028 to Mar 30, 2028.');
    expect(saveTrial).toHaveBeenCalledTimes(1);
    await press('Try again');
    await screen.findByText('Trial extended. Its last day is Mar 30, 2028.');
    expect(saveTrial).toHaveBeenCalledTimes(2);
  });

  it('is not extended where it would end no later', async () => {
    const { source, saveTrial } = memory();
    const { user, press } = show(source);
    await press('Extend t1');
    const { getByRole, findByText } = await dialog();
    await user.clear(getByRole('textbox'));
    await user.type(getByRole('textbox'), '10{Enter}');
    await findByText('It runs until Feb 20, 2028 anyway. Enter more days.');
    expect(getByRole('button', { name: 'Extend' })).toHaveAttribute('aria-disabled', 'true');
    await user.click(getByRole('button', { name: 'Extend' }));
    expect(saveTrial).not.toHaveBeenCalled();
  });

  it('shows other licenses before they are answered, and takes them back by a press', async () => {
    let answer = () => {};
    const { source, saveTrial } = memory([trial], () => new Promise<void>((resolve) => (answer = resolve)));
    const { user, press } = show(source);
    await press('Change licenses t1');
    const { getByRole } = await dialog();
    await user.clear(getByRole('textbox', { name: 'Licenses of Meetings' }));
    await user.type(getByRole('textbox', { name: 'Licenses of Meetings' }), '40');
    await user.click(getByRole('checkbox', { name: 'rooms' }));
    await user.click(getByRole('button', { name: 'Change' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(licenses('Meetings')).toHaveTextContent('40');
    expect(screen.queryByRole('rowheader', { name: 'rooms' })).toBeNull();
    await waitFor(() => expect(saveTrial).toHaveBeenCalledTimes(1));
    answer();
    await press('Undo');
    await waitFor(() => expect(saveTrial).toHaveBeenCalledTimes(2));
    expect(licenses('Meetings')).toHaveTextContent('25');
    answer();
    await screen.findByText('Undone');
    expect(licenses('rooms')).toHaveTextContent('5');
  });

  it('that somebody else has changed is said as it is now, and what was entered is kept', async () => {
    const { source, saveTrial } = memory();
    const { user, press } = show(source);
    await press('Change licenses t1');
    const { getByRole } = await dialog();
    await user.clear(getByRole('textbox', { name: 'Licenses of Meetings' }));
    await user.type(getByRole('textbox', { name: 'Licenses of Meetings' }), '40');
    await changeElsewhere(source, 30);
    await user.click(getByRole('button', { name: 'Change' }));
    expect(await screen.findByText(/It now has .*30 .Meetings. licenses/)).toBeVisible();
    expect(screen.getByRole('textbox', { name: 'Licenses of Meetings' })).toHaveValue('40');
    await press('Try again');
    await screen.findByText('Licenses changed');
    expect(saveTrial.mock.lastCall?.[0].licenses[0]).toMatchObject({ purchased: 40, assigned: 12 });
  });

  it('is ended once it is confirmed in numbers, and then has no controls', async () => {
    const { source, saveTrial } = memory();
    const { user, press } = show(source);
    await press('End trial t1');
    const question = await screen.findByRole('alertdialog', { name: 'End this trial?' });
    const text = 'Ends the trial of 30 licenses today for Alimentari Serrapiana. 12 of them are assigned.';
    await waitFor(() =>
      expect(question).toHaveAccessibleDescription(
        expect.stringContaining(text.replace('Alimentari Serrapiana', '\u2068Alimentari Serrapiana\u2069')),
      ),
    );
    expect(within(question).getByRole('button', { name: 'Cancel' })).toHaveFocus();
    await user.dblClick(within(question).getByRole('button', { name: 'End trial' }));
    await screen.findByText('Trial ended');
    expect(saveTrial.mock.calls).toEqual([[expect.objectContaining({ endedOn: '2028-01-31' })]]);
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Extend t1' })).toBeNull());
    expect(screen.getByText('Ended')).toBeVisible();
  });

  it('that was not ended says so in place, and a second try is the same intent', async () => {
    const keys: (string | undefined)[] = [];
    const { source } = memory();
    const failing: PartnerDataSource = {
      ...source,
      call: async (operation, input, context) => {
        if (operation.id !== 'trials.end') return source.call(operation, input, context);
        keys.push(context.idempotencyKey);
        throw new PartnerError({ code: 'unavailable', message: 'down' });
      },
    };
    const { press } = show(failing);
    await press('End trial t1');
    await press('End trial');
    await press('Try again');
    await waitFor(() => expect(keys).toHaveLength(2));
    expect(keys[0]).toBeDefined();
    expect(keys[1]).toBe(keys[0]);
  });
});

describe('a customer without a trial', () => {
  it('gets one from here, and leaving on the way asks what becomes of it', async () => {
    const { source, saveTrial } = memory([]);
    const onTrialStarted = vi.fn();
    const { user, press } = show(source, { onTrialStarted });
    await press('Start trial');
    const first = await dialog();
    await user.click(first.getByRole('checkbox', { name: 'Messaging' }));
    await user.keyboard('{Escape}');
    const question = within(await screen.findByRole('alertdialog', { name: 'Leave without finishing?' }));
    await user.click(question.getByRole('button', { name: 'Leave and keep it' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await press('Start trial');
    const { getByRole, findByRole } = await dialog();
    expect(getByRole('checkbox', { name: 'Messaging' })).toBeChecked();
    await user.type(getByRole('textbox', { name: 'Licenses of Messaging' }), '10{Enter}');
    await findByRole('radio', { name: '30 days' });
    await user.click(getByRole('button', { name: 'Continue' }));
    await user.click(await findByRole('button', { name: 'Start trial' }));
    await screen.findByText(/^The trial of Alimentari Serrapiana has started/);
    expect(saveTrial).toHaveBeenCalledTimes(1);
    expect(await screen.findByRole('heading', { level: 3 })).toHaveTextContent('Trial');
    expect(onTrialStarted).toHaveBeenCalledTimes(1);
    expect(screen.getByRole('button', { name: 'Start trial' })).toHaveFocus();
  });
});

async function changeElsewhere(source: PartnerDataSource, purchased: number): Promise<void> {
  const { createPartnerClient } = await import('@partnerkit/sdk');
  const { trials } = createPartnerClient({ source, asOf: '2028-01-31' });
  const [now] = (await trials.list({ customerId: 'c1' })).items ?? [];
  await trials.change({
    customerId: 'c1',
    id: 't1',
    version: now?.version ?? '',
    licenses: [{ product: 'meetings', purchased }],
  });
}
