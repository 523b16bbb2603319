import {
  createPartnerClient,
  memorySource,
  type PartnerDataSource,
  PartnerError,
  type SaveCustomer,
  type SaveTrial,
} from '@partnerkit/sdk';
import { fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CustomerTable } from '../customers/customer-table.tsx';
import { loadMessages, type ShippedLocale, shippedLocales } from '../i18n/locales.ts';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import { StartTrial, type StartTrialProps } from './start-trial.tsx';

const asOf = '2026-11-16';
const there = [
  { id: 'c1', name: 'Alimentari Serrapiana', adminEmail: 'lucia@serrapiana.example', region: 'EU' },
];

function memory() {
  const saveTrial = vi.fn<SaveTrial>();
  const saveCustomer = vi.fn<SaveCustomer>();
  const source = memorySource({ customers: there, subscriptions: [], saveTrial, saveCustomer });
  return { source, saveTrial, saveCustomer };
}

/** The answer to the first start is lost: it was carried out, and nobody hears of it. */
function losingAnswers(source: PartnerDataSource): PartnerDataSource {
  let lost = 0;
  return {
    ...source,
    call: async (operation, input, context) => {
      const answer = await source.call(operation, input, context);
      if (!operation.id.startsWith('trials.start') || lost++ > 0) return answer;
      throw new PartnerError({ code: 'timeout', message: 'no answer' });
    },
  };
}

async function show(source: PartnerDataSource, props: StartTrialProps = {}, locale: ShippedLocale = 'en') {
  const user = userEvent.setup();
  const page = render(
    <PartnerProvider source={source} asOf={asOf} locale={locale} messages={await loadMessages(locale)}>
      <StartTrial {...props} />
    </PartnerProvider>,
  );
  await screen.findByRole('heading', { level: 3 });
  return { ...page, user };
}

const button = (name: string) => screen.getByRole('button', { name });
const field = (name: string) => screen.getByRole('textbox', { name });
const stepTo = (name: string) =>
  waitFor(() => expect(screen.getByRole('heading', { level: 3 })).toHaveTextContent(name));

/** Everything up to the review, by the keyboard. */
async function enter(user: ReturnType<typeof userEvent.setup>, company = 'Fratelli Colleverde') {
  await user.click(field('Company'));
  await user.keyboard(company);
  await user.tab();
  await user.keyboard('ada@colleverde.example');
  await user.tab();
  await user.keyboard('holland{Enter}');
  await screen.findByText(/kept in the region .European Union/);
  await user.keyboard('{Enter}');
  await stepTo('Products');
  await user.tab();
  await user.keyboard(' ');
  await user.tab();
  await user.keyboard('25{Enter}');
  await stepTo('Duration');
  await user.keyboard('{Tab}{Enter}');
  await stepTo('Review');
}

beforeEach(() => localStorage.clear());

describe('the wizard that starts a trial', () => {
  it('reads its review as a sentence, with the last day and the region, and starts that', async () => {
    const { source, saveCustomer } = memory();
    const onTrialStarted = vi.fn();
    const { user } = await show(source, { onTrialStarted });
    await enter(user);
    const review = screen.getByText(/25 .Meetings. licenses/).parentElement?.textContent;
    expect(review?.replace(/[\u2068\u2069]/g, '')).toBe(
      'Fratelli Colleverde gets 25 Meetings licenses for 30 days: from today, Nov 16, 2026, up to and including ' +
        'Dec 15, 2026.Fratelli Colleverde becomes a new customer in Netherlands. Its data is kept in the region ' +
        'European Union, and ada@colleverde.example administers it.',
    );
    await user.click(button('Start trial'));
    expect(await screen.findByText('The trial of Fratelli Colleverde has started')).toBeVisible();
    expect(saveCustomer.mock.lastCall?.[0]).toMatchObject({
      customer: { name: 'Fratelli Colleverde', region: 'EU', country: 'NL' },
      trial: {
        startDate: asOf,
        endDate: '2026-12-15',
        licenses: [{ product: 'meetings', purchased: 25 }],
      },
    });
    expect(onTrialStarted.mock.lastCall?.[0]).toMatchObject({ customer: { statuses: ['trial'] } });
    expect(localStorage).toHaveLength(0);
  });

  it('starts one trial for two presses', async () => {
    const { source, saveCustomer } = memory();
    const { user } = await show(source);
    await enter(user);
    await user.dblClick(button('Start trial'));
    await screen.findByText(/has started/);
    expect(saveCustomer).toHaveBeenCalledTimes(1);
  });

  it('starts one trial where the first answer is lost, also over a reload', async () => {
    const { source, saveCustomer } = memory();
    const losing = losingAnswers(source);
    const before = await show(losing);
    await enter(before.user);
    await before.user.click(button('Start trial'));
    await screen.findByRole('button', { name: 'Try again' });
    before.unmount();
    const { user } = await show(losing);
    await stepTo('Review');
    await user.click(button('Start trial'));
    await screen.findByText(/has started/);
    expect(saveCustomer).toHaveBeenCalledTimes(1);
  });

  it('goes on with nothing that the same user id of another partner has entered', async () => {
    const of = (partnerId: string) =>
      memorySource({
        customers: [],
        subscriptions: [],
        saveCustomer: () => {},
        viewer: { userId: 'ines', partnerId, roles: ['partnerFullAdmin'] },
      });
    const company = 'Fratelli Colleverde';
    const one = await show(of('falkenrath'));
    await one.user.type(field('Company'), company);
    one.unmount();
    const other = await show(of('venturi'));
    expect(field('Company')).toHaveValue('');
    other.unmount();
    await show(of('falkenrath'));
    expect(field('Company')).toHaveValue(company);
  });

  it('asks before what is sent is another trial than the one whose answer was lost', async () => {
    const { source, saveCustomer } = memory();
    const { user } = await show(losingAnswers(source));
    await enter(user);
    await user.click(button('Start trial'));
    await screen.findByRole('button', { name: 'Try again' });
    await user.click(button('Duration (done)'));
    await user.click(screen.getByRole('radio', { name: '60 days' }));
    await user.click(button('Continue'));
    await stepTo('Review');
    await user.click(button('Start trial'));
    expect(await screen.findByText('Something else was sent before')).toBeVisible();
    expect(saveCustomer).toHaveBeenCalledTimes(1);
  });

  it('asks whether it is a customer that is there, and starts the trial there', async () => {
    const { source, saveTrial, saveCustomer } = memory();
    const { user } = await show(source);
    await enter(user, 'ALIMENTARI  serrapiana');
    await user.click(button('Start trial'));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus());
    await user.click(button('Yes, start it here Alimentari Serrapiana'));
    expect(await screen.findByText('The trial of Alimentari Serrapiana has started')).toBeVisible();
    expect(saveCustomer).not.toHaveBeenCalled();
    expect(saveTrial.mock.lastCall?.[0]).toMatchObject({ customerId: 'c1', endDate: '2026-12-15' });
  });

  it('takes the word that it is another company, for this company alone', async () => {
    const { source, saveCustomer } = memory();
    const { user } = await show(source);
    await enter(user, 'Alimentari Serrapiana');
    await user.click(button('Start trial'));
    await screen.findByText('Is it this customer?');
    await user.click(button('Customer (done)'));
    await user.click(button('Continue'));
    await user.click(button('Continue'));
    await user.click(await screen.findByRole('button', { name: 'Continue' }));
    await stepTo('Review');
    await user.click(button('Start trial'));
    await user.click(await screen.findByRole('button', { name: 'No, it is another company' }));
    await screen.findByText('The trial of Alimentari Serrapiana has started');
    expect(saveCustomer).toHaveBeenCalledTimes(1);
  });

  it.each(['0', '-1', '1.5', '1000000001', '1e3', 'ten', ''])(
    'refuses %j licenses where they are asked',
    async (text) => {
      const { source } = memory();
      const { user } = await show(source, { customer: { id: 'c1', name: 'Alimentari Serrapiana' } });
      await user.click(screen.getByRole('checkbox', { name: 'Calling' }));
      if (text) await user.type(field('Licenses of Calling'), text);
      await user.click(button('Continue'));
      await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus());
      expect(field('Licenses of Calling')).toHaveAccessibleDescription(
        'Calling: enter a whole number of licenses from 1 to 1,000,000',
      );
      expect(field('Licenses of Calling')).toHaveValue(text);
    },
  );

  it.each(['0', '366', '10000', '1.5', '2026-02-30'])(
    'refuses %j days where they are asked',
    async (text) => {
      const { source } = memory();
      const { user } = await show(source, { customer: { id: 'c1', name: 'Alimentari Serrapiana' } });
      await user.click(screen.getByRole('checkbox', { name: 'Calling' }));
      await user.type(field('Licenses of Calling'), '5{Enter}');
      await stepTo('Duration');
      await user.click(screen.getByRole('radio', { name: 'Another number of days' }));
      await user.type(field('Days'), `${text}{Enter}`);
      await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus());
      expect(field('Days')).toHaveAccessibleDescription('Enter a whole number of days from 1 to 365');
    },
  );

  it.each([
    ['Company', '', 'Enter the name of the company'],
    ['Company', '   ', 'Enter the name of the company'],
    ['Company', '\u200f\u200f', /^Enter a name of at most 200 characters/],
    ['Company', 'abc\u202edef', /^Enter a name of at most 200 characters/],
    ['Company', 'x'.repeat(300), /^Enter a name of at most 200 characters/],
    ['Administrator’s e-mail', 'no address', /Enter an e-mail address such as/],
    ['Administrator’s e-mail', `a@${'b'.repeat(320)}.example`, /Enter an e-mail address such as/],
  ])('refuses as %s %j', async (name, text, problem) => {
    const { source } = memory();
    const { user } = await show(source);
    fireEvent.change(field(name), { target: { value: text } });
    await user.click(button('Continue'));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus());
    expect(field(name)).toHaveAccessibleDescription(expect.stringMatching(problem));
  });

  it('takes an address with a domain of another script', async () => {
    const { source } = memory();
    const { user } = await show(source);
    await user.type(field('Administrator’s e-mail'), 'info@müller.例え');
    await user.click(button('Continue'));
    await waitFor(() => expect(screen.getByRole('alert')).toHaveFocus());
    expect(field('Administrator’s e-mail')).toBeValid();
  });

  it.each(shippedLocales)('names each step, field and control in %s', async (locale) => {
    const { source } = memory();
    const { user, container } = await show(source, { onLeave: () => {} }, locale);
    for (const control of container.querySelectorAll('input, button, ol')) {
      expect(control).toHaveAccessibleName();
    }
    const steps = within(container.querySelector('ol') as HTMLElement).getAllByRole('listitem');
    expect(steps).toHaveLength(4);
    expect(steps[0]).toHaveAttribute('aria-current', 'step');
    expect(container.querySelector('section')).toHaveAccessibleName();
    await user.click(container.querySelector('.pk-wizard-onward .pk-primary') as Element);
    const alert = await screen.findByRole('alert');
    expect(within(alert).getAllByRole('button')).toHaveLength(3);
  });
});

describe('the button of the customer list', () => {
  const list = (source: PartnerDataSource, props = {}) =>
    render(
      <PartnerProvider source={source} asOf={asOf}>
        <CustomerTable {...props} />
      </PartnerProvider>,
    );

  it('puts the new customer into the list at once, with its status', async () => {
    const { source } = memory();
    const user = userEvent.setup();
    list(source);
    await screen.findByText('Alimentari Serrapiana');
    await user.click(await screen.findByRole('button', { name: 'Start trial' }));
    await screen.findByRole('dialog', { name: 'Start trial' });
    await enter(user);
    const dialog = within(screen.getByRole('dialog'));
    await user.click(dialog.getByRole('button', { name: 'Start trial' }));
    const row = (await screen.findByText('Fratelli Colleverde')).closest('tr') as HTMLElement;
    expect(within(row).getByText('Trial')).toBeInTheDocument();
    expect(
      await screen.findByText(/^The trial of Fratelli Colleverde has started\. Its last day/),
    ).toBeVisible();
    expect(button('Start trial')).toHaveFocus();
  });

  it('is not there for a role that may not, nor where the source starts none', async () => {
    const readOnly = memorySource({
      customers: there,
      subscriptions: [],
      saveTrial: () => {},
      saveCustomer: () => {},
      viewer: { roles: ['partnerReadOnlyAdmin'] },
    });
    const { unmount } = list(readOnly);
    await screen.findByText('Alimentari Serrapiana');
    expect(screen.queryByRole('button', { name: 'Start trial' })).toBeNull();
    unmount();
    list(memorySource({ customers: there, subscriptions: [] }));
    await screen.findByText('Alimentari Serrapiana');
    expect(screen.queryByRole('button', { name: 'Start trial' })).toBeNull();
  });

  it('is the host’s own where it has one, and gone where it says so', async () => {
    const { source } = memory();
    const onStartTrial = vi.fn();
    const { unmount } = list(source, { onStartTrial });
    fireEvent.click(await screen.findByRole('button', { name: 'Start trial' }));
    expect(onStartTrial).toHaveBeenCalledTimes(1);
    expect(screen.queryByRole('dialog')).toBeNull();
    unmount();
    list(source, { startTrial: false });
    await screen.findByText('Alimentari Serrapiana');
    expect(screen.queryByRole('button', { name: 'Start trial' })).toBeNull();
  });
});

it('a client says for which day it asks', () => {
  const { source } = memory();
  expect(createPartnerClient({ source, asOf }).today()).toBe(asOf);
  expect(createPartnerClient({ source, now: () => Date.UTC(2026, 1, 28, 23, 59) }).today()).toBe(
    '2026-02-28',
  );
});
