import type { Organization, PartnerClient } from '@partnerkit/sdk';
import { type ConformanceCase, type ConformanceFixture, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';

const calls: readonly (readonly [
  operation: ConformanceCase['operation'],
  call: (client: PartnerClient) => Promise<unknown>,
])[] = [
  ['organization.get', ({ organization }) => organization.get()],
  ['organization.acceptTerms', ({ organization }) => organization.acceptTerms({ version: 'any' })],
  [
    'organization.saveProfile',
    ({ organization }) => organization.saveProfile({ name: 'Other', country: 'IT', version: '' }),
  ],
  ['organization.saveSetupStep', ({ organization }) => organization.saveSetupStep({ step: 'plan' })],
  ['organization.finishSetup', ({ organization }) => organization.finishSetup()],
];

/** A full administrator's client, the terms being accepted. */
async function withAcceptedTerms(
  fixture: ConformanceFixture,
): Promise<{ client: PartnerClient; organization: Organization }> {
  const client = await signedIn(fixture);
  const { terms } = await client.organization.get();
  const organization = await client.organization.acceptTerms({ version: terms?.version ?? '' });
  return { client, organization };
}

/** The partner's own organization (ORG-1, ORG-2). Who accepted terms, and that all is set up, stays on record. */
export const organizationCases: readonly ConformanceCase[] = [
  {
    title: 'tells the plan, the terms and the profile',
    operation: 'organization.get',
    async run(fixture) {
      const { plan, terms } = fixture.organization;
      const client = await signedIn(fixture);
      const told = await client.organization.get();
      expectSame('the plan', told.plan, plan);
      const { version, title, text } = told.terms ?? {};
      expectSame('the terms', { version, title, text }, terms);
      expectTrue('a version of the profile', told.version !== '');
      for (const region of fixture.regions)
        expectSame(`asked in ${region}`, await client.organization.get({ region }), told);
    },
  },
  {
    title:
      'goes no further than the terms before they are accepted, and records who accepted which, and when',
    operation: 'organization.acceptTerms',
    async run(fixture) {
      const client = await signedIn(fixture);
      const before = await client.organization.get();
      const { version = '', accepted: earlier } = before.terms ?? {};
      if (!earlier) {
        const profile = { name: 'Other', country: 'IT', version: before.version };
        await expectRefusal('the profile', client.organization.saveProfile(profile), 'conflict');
        const step = client.organization.saveSetupStep({ step: 'administrators' });
        await expectRefusal('a later step', step, 'conflict');
        await expectRefusal('the end', client.organization.finishSetup(), 'conflict');
      }
      const stale = client.organization.acceptTerms({ version: `${version} of before` });
      const { current } = await expectRefusal('terms that changed', stale, 'conflict');
      expectSame('the present ones', (current as Organization).terms?.version, version);
      const { terms } = await client.organization.acceptTerms({ version });
      const { userId } = identityOf(fixture, 'partnerFullAdmin');
      expectSame(
        'what was accepted by whom',
        [terms?.accepted?.version, terms?.accepted?.by.id],
        [version, userId],
      );
      const again = await client.organization.acceptTerms({ version });
      expectSame('accepted again', again.terms, terms);
      expectSame('told afterwards', (await client.organization.get()).terms, terms);
    },
  },
  {
    title: 'changes the profile, unless somebody else has',
    operation: 'organization.saveProfile',
    async run(fixture) {
      const { client, organization } = await withAcceptedTerms(fixture);
      const { version } = organization;
      const saved = await client.organization.saveProfile({
        name: '  Nova   Partner ',
        country: 'IT',
        version,
      });
      expectSame('the profile', saved.profile, { name: 'Nova Partner', country: 'IT' });
      const late = client.organization.saveProfile({ name: 'Late', country: 'FR', version });
      const { current } = await expectRefusal('a profile that changed', late, 'conflict');
      expectSame('the present one', (current as Organization).profile, saved.profile);
      const wrong = { name: 'Nova', country: 'Italy', version: saved.version };
      await expectRefusal('no country', client.organization.saveProfile(wrong), 'invalid', 'country');
    },
  },
  {
    title: 'remembers where the setup was left',
    operation: 'organization.saveSetupStep',
    async run(fixture) {
      const { client, organization } = await withAcceptedTerms(fixture);
      if (organization.setup.done) return;
      for (const step of ['administrators', 'profile'] as const) {
        await client.organization.saveSetupStep({ step });
        expectSame('the step', (await client.organization.get()).setup, { done: false, step });
      }
    },
  },
  {
    title: 'is done with a country, and stays done',
    operation: 'organization.finishSetup',
    async run(fixture) {
      const { client, organization } = await withAcceptedTerms(fixture);
      const { version } = organization;
      await client.organization.saveProfile({ name: 'Nova Partner', country: 'IT', version });
      const done = await client.organization.finishSetup();
      expectSame('the setup', done.setup.done, true);
      expectSame('done again', await client.organization.finishSetup(), done);
      expectSame('a step after it', await client.organization.saveSetupStep({ step: 'plan' }), done);
    },
  },
  ...calls.map(
    ([operation, call]): ConformanceCase => ({
      title: 'is forbidden to all but full administrators',
      operation,
      async run(fixture) {
        for (const role of ['partnerAdmin', 'partnerReadOnlyAdmin', 'helpdesk'] as const)
          await expectRefusal(role, call(await signedIn(fixture, role)), 'forbidden');
      },
    }),
  ),
];
