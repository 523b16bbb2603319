import type { CustomerRow, PartnerClient, Trial } from '@partnerkit/sdk';
import { sameCompanies, trialEnd } from '@partnerkit/sdk/rules';
import { type ConformanceCase, type ConformanceFixture, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';

const licenses = [
  { product: 'meetings', purchased: 25 },
  { product: 'calling', purchased: 10 },
];

const newcomer = {
  ...{ company: 'Conformance Trials Ltd', adminEmail: 'it@conformance.example', country: 'US', region: 'US' },
  ...{ licenses, days: 30, sameNameIsAnother: true },
};

/** The customers of a world whom a partner admin may see, or may not. */
function customersOf(fixture: ConformanceFixture, isAssigned: boolean): CustomerRow[] {
  const { customerIds = [] } = identityOf(fixture, 'partnerAdmin');
  return fixture.world.customers.filter(({ id }) => customerIds.includes(id) === isAssigned);
}

/** A trial of a customer of the world that was started just now. */
async function startedTrial(fixture: ConformanceFixture, client: PartnerClient): Promise<Trial> {
  const [customer] = customersOf(fixture, true);
  return (await client.trials.start({ customerId: customer?.id ?? '', licenses, days: 30 })).trial;
}

async function trialsOf(client: PartnerClient, customerId: string): Promise<readonly Trial[]> {
  return (await client.trials.list({ customerId })).items ?? [];
}

const terms = ({ startDate, endDate, endedOn, licenses }: Trial) => ({
  ...{ startDate, endDate, endedOn },
  licenses: licenses.map(({ product, purchased }) => ({ product, purchased })),
});

/** Who may not change trials, and who may not change those of others' customers. */
async function expectRefusals(
  fixture: ConformanceFixture,
  call: (client: PartnerClient, customerId: string) => Promise<unknown>,
): Promise<void> {
  const [theirs] = customersOf(fixture, false);
  for (const role of ['partnerReadOnlyAdmin', 'helpdesk'] as const)
    await expectRefusal(role, call(await signedIn(fixture, role), theirs?.id ?? ''), 'forbidden');
  const admin = await signedIn(fixture, 'partnerAdmin');
  await expectRefusal('of a customer of others', call(admin, theirs?.id ?? ''), 'notFound');
}

const refusals: readonly (readonly [
  operation: ConformanceCase['operation'],
  call: (client: PartnerClient, customerId: string) => Promise<unknown>,
])[] = [
  ['trials.start', ({ trials }, customerId) => trials.start({ customerId, licenses, days: 30 })],
  [
    'trials.change',
    ({ trials }, customerId) => trials.change({ customerId, id: 'made-up', licenses, version: '' }),
  ],
  [
    'trials.extend',
    ({ trials }, customerId) => trials.extend({ customerId, id: 'made-up', days: 1, version: '' }),
  ],
  ['trials.end', ({ trials }, customerId) => trials.end({ customerId, id: 'made-up', version: '' })],
];

/**
 * Trials (TRI-1, TRI-2, DET-2). A trial that was started stays on record, so these come after all cases that know which customers
 * and subscriptions there are.
 */
export const trialsCases: readonly ConformanceCase[] = [
  {
    title: 'tells the trials of a customer, the last one started first',
    operation: 'trials.list',
    async run(fixture) {
      const { world } = fixture;
      const client = await signedIn(fixture, 'helpdesk');
      const withTrials = world.subscriptions.filter(({ kind }) => kind === 'trial');
      expectTrue('some trials in the world', withTrials.length > 0);
      for (const customerId of new Set(withTrials.slice(0, 20).map((trial) => trial.customerId))) {
        const expected = withTrials
          .filter((trial) => trial.customerId === customerId)
          .sort((a, b) =>
            a.startDate === b.startDate ? (a.id < b.id ? -1 : 1) : a.startDate < b.startDate ? 1 : -1,
          );
        const told = await trialsOf(client, customerId);
        expectSame(
          `the trials of ${customerId}`,
          told.map(({ version: _, ...trial }) => trial),
          expected,
        );
      }
    },
  },
  {
    title: 'does not find the customers of others',
    operation: 'trials.list',
    async run(fixture) {
      const [theirs] = customersOf(fixture, false);
      const client = await signedIn(fixture, 'partnerAdmin');
      await expectRefusal('of others', client.trials.list({ customerId: theirs?.id ?? '' }), 'notFound');
      await expectRefusal('of nobody', client.trials.list({ customerId: 'nobody' }), 'notFound');
    },
  },
  {
    title: 'tells one trial as the list does, and none of the customers of others',
    operation: 'trials.get',
    async run(fixture) {
      const { world } = fixture;
      const client = await signedIn(fixture, 'helpdesk');
      const [trial] = world.subscriptions.filter(({ kind }) => kind === 'trial');
      const { customerId = '', id = '' } = trial ?? {};
      const listed = (await trialsOf(client, customerId)).find((one) => one.id === id);
      expectSame('the trial', await client.trials.get({ customerId, id }), listed);
      await expectRefusal('no trial', client.trials.get({ customerId, id: 'made-up' }), 'notFound');
      const [bought] = world.subscriptions.filter(({ kind }) => kind === 'subscription');
      const agreement = { customerId: bought?.customerId ?? '', id: bought?.id ?? '' };
      await expectRefusal('an agreement', client.trials.get(agreement), 'notFound');
      const [theirs] = customersOf(fixture, false);
      const admin = await signedIn(fixture, 'partnerAdmin');
      const ofOthers = admin.trials.get({ customerId: theirs?.id ?? '', id });
      await expectRefusal('of others', ofOthers, 'notFound');
    },
  },
  {
    title: 'starts a trial today, and the customer has the status at once',
    operation: 'trials.start',
    async run(fixture) {
      const { asOf } = fixture.world;
      const client = await signedIn(fixture, 'partnerAdmin');
      const customerId = customersOf(fixture, true)[0]?.id ?? '';
      const before = await trialsOf(client, customerId);
      const { trial, customer } = await client.trials.start({ customerId, licenses, days: 30 });
      const expected = { startDate: asOf, endDate: trialEnd(asOf, 30), endedOn: undefined, licenses };
      expectSame('the trial', terms(trial), expected);
      expectSame('its customer', [customer.id, trial.customerId], [customerId, customerId]);
      expectTrue('the status of a trial', customer.statuses?.includes('trial') ?? false);
      const after = await trialsOf(client, customerId);
      expectTrue(
        'the trial in the list',
        after.some((one) => one.id === trial.id && one.version === trial.version),
      );
      expectSame('the number of trials', after.length, before.length + 1);
      const { items } = await client.customers.list({ query: `id:${customerId}` });
      expectSame('the customer in the list', items[0]?.statuses, customer.statuses);
    },
  },
  {
    title: 'makes one trial of an intent, however often it is asked',
    operation: 'trials.start',
    async run(fixture) {
      const client = await signedIn(fixture);
      const customerId = customersOf(fixture, true)[0]?.id ?? '';
      const before = await trialsOf(client, customerId);
      const idempotencyKey = `conformance-${before.length}-${before[0]?.id ?? ''}`.slice(0, 150);
      const start = () => client.trials.start({ customerId, licenses, days: 14 }, { idempotencyKey });
      const first = await start();
      expectSame('the second answer', (await start()).trial, first.trial);
      expectSame('the number of trials', (await trialsOf(client, customerId)).length, before.length + 1);
      const other = client.trials.start({ customerId, licenses, days: 15 }, { idempotencyKey });
      await expectRefusal('another intent of the same key', other, 'invalid');
    },
  },
  {
    title: 'adds a customer with a trial, who stands in the list at once',
    operation: 'trials.startForNewCustomer',
    async run(fixture) {
      const { asOf } = fixture.world;
      for (const role of ['partnerFullAdmin', 'partnerAdmin'] as const) {
        const client = await signedIn(fixture, role);
        const total = async () => (await client.customers.count()).total;
        const before = await total();
        const { customer, trial } = await client.trials.startForNewCustomer(newcomer);
        expectSame(
          'the customer',
          [customer.name, customer.adminEmail, customer.region, customer.createdDate],
          [newcomer.company, newcomer.adminEmail, newcomer.region, asOf],
        );
        expectSame('the end', trial.endDate, trialEnd(asOf, newcomer.days));
        expectSame('the trials', await trialsOf(client, customer.id), [trial]);
        expectSame('the customers', await total(), before + 1);
        const { items } = await client.customers.list({ query: `id:${customer.id} status:trial` });
        expectSame('the customer in the list', items, [customer]);
      }
    },
  },
  {
    title: 'asks whether a company of the same name or administrator is another one',
    operation: 'trials.startForNewCustomer',
    async run(fixture) {
      const client = await signedIn(fixture);
      const known = fixture.world.customers.find(({ region }) => region === newcomer.region) as CustomerRow;
      const { sameNameIsAnother: _, ...asked } = newcomer;
      const same = {
        ...asked,
        adminEmail: 'other@conformance.example',
        company: ` ${known.name.toUpperCase()}  `,
      };
      const call = client.trials.startForNewCustomer(same);
      const refusal = await expectRefusal('the same name', call, 'conflict', 'company');
      expectTrue(
        'the customer that it may be',
        sameCompanies(refusal).some(({ id }) => id === known.id),
      );
    },
  },
  {
    title: 'takes a customer in the region of its country alone',
    operation: 'trials.startForNewCustomer',
    async run(fixture) {
      const client = await signedIn(fixture);
      const call = client.trials.startForNewCustomer({ ...newcomer, country: 'IT' });
      await expectRefusal('a country of another region', call, 'invalid', 'region');
    },
  },
  {
    title: 'is forbidden to those who only read',
    operation: 'trials.startForNewCustomer',
    async run(fixture) {
      for (const role of ['partnerReadOnlyAdmin', 'helpdesk'] as const) {
        const client = await signedIn(fixture, role);
        await expectRefusal(role, client.trials.startForNewCustomer(newcomer), 'forbidden');
      }
    },
  },
  {
    title: 'gives a trial other products and licenses',
    operation: 'trials.change',
    async run(fixture) {
      const client = await signedIn(fixture);
      const trial = await startedTrial(fixture, client);
      const wanted = [{ product: 'calling', purchased: 40 }];
      const changed = await client.trials.change({ ...trial, licenses: wanted });
      expectSame('the answer', terms(changed), { ...terms(trial), licenses: wanted });
      const listed = (await trialsOf(client, trial.customerId)).find(({ id }) => id === trial.id);
      expectSame('the trial in the list', listed, changed);
      const late = client.trials.change({ ...trial, licenses });
      const { current } = await expectRefusal('a trial that changed meanwhile', late, 'conflict');
      expectSame('the present one', current, changed);
    },
  },
  {
    title: 'extends a trial from today, and never shortens it',
    operation: 'trials.extend',
    async run(fixture) {
      const { asOf } = fixture.world;
      const client = await signedIn(fixture);
      const { customerId, id, version, endDate } = await startedTrial(fixture, client);
      const same = await client.trials.extend({ customerId, id, version, days: 7 });
      expectSame('an extension within its days', same.endDate, endDate);
      const longer = await client.trials.extend({ customerId, id, version: same.version, days: 90 });
      expectSame('its end', longer.endDate, trialEnd(asOf, 90));
      const listed = (await trialsOf(client, customerId)).find((one) => one.id === id);
      expectSame('the trial in the list', listed, longer);
    },
  },
  {
    title: 'ends a trial today, once and for all',
    operation: 'trials.end',
    async run(fixture) {
      const { asOf } = fixture.world;
      const client = await signedIn(fixture);
      const { customerId, id, version } = await startedTrial(fixture, client);
      const ended = await client.trials.end({ customerId, id, version });
      expectSame('its last day', [ended.endDate, ended.endedOn], [asOf, asOf]);
      const which = { customerId, id, version: ended.version };
      for (const [what, call] of [
        ['extended', () => client.trials.extend({ ...which, days: 30 })],
        ['changed', () => client.trials.change({ ...which, licenses })],
        ['ended again', () => client.trials.end(which)],
      ] as const) {
        const { current } = await expectRefusal(what, call(), 'conflict');
        expectSame('the present one', current, ended);
      }
    },
  },
  ...refusals.map(
    ([operation, call]): ConformanceCase => ({
      title: 'is refused to those who only read, and for the customers of others',
      operation,
      run: (fixture) => expectRefusals(fixture, call),
    }),
  ),
];
