import { join } from 'node:path';
import {
  type CustomerRow,
  type Operation,
  type OperationId,
  permissionScope,
  type Role,
  roles,
  type Subscription,
  tagKey,
} from '@partnerkit/sdk';
import { tagsVersion } from '@partnerkit/sdk/rules';
import { contract } from '@partnerkit/sdk/schemas';
import {
  contentVersion,
  importRules,
  scheduleVersion,
  tagDescriptionVersion,
  versionedTemplate,
  versionedTrial,
} from '@partnerkit/sdk/server';
import { createWorld, demoIdentities } from '@partnerkit/testing';
import sql, { raw } from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { writeCustomers } from '../customers/write-customers.ts';
import { insertImport } from '../imports/imports.queries.ts';
import { stagingFolder } from '../imports/staging-folder.ts';
import { insertAcceptance, upsertOrganization } from '../organization/organization.queries.ts';
import { insertRun } from '../reports/report-runs.queries.ts';
import { upsertSchedule } from '../reports/report-schedules.queries.ts';
import { upsertTemplate } from '../reports/report-templates.queries.ts';
import { oneKind } from '../storage/throw-away-databases.ts';
import type { Transaction } from '../storage/transaction.ts';
import {
  openTestServer,
  type TestAnswer,
  type TestPartner,
  type TestServer,
  type TestSubject,
} from './test-server.ts';

const operations: readonly Operation[] = Object.values(contract).flatMap((verbs): Operation[] =>
  Object.values(verbs),
);

// whoever has no role has a token all the same
const askers = [...roles, 'nobody'] as const;
type Asker = (typeof askers)[number];

const world = createWorld({ customers: 40, regions: ['US', 'EU'], weeks: false });
const identities = demoIdentities(world);
const assigned = world.customers.filter((_, index) => index % 4 === 1).map(({ id }) => id);
const inRegion = (region: string, isAssigned: boolean) =>
  world.customers.filter((row) => row.region === region && assigned.includes(row.id) === isAssigned);

const assignedOne = inRegion('US', true)[0] as CustomerRow;
const unassignedOne = inRegion('US', false)[0] as CustomerRow;
const elsewhereOne = inRegion('EU', true)[0] as CustomerRow;

const holders: Readonly<Record<string, string>> = {
  [assignedOne.id]: 'Held by assigned',
  [unassignedOne.id]: 'Held by unassigned',
  [elsewhereOne.id]: 'Held elsewhere',
};

/** What a target is found by among the recently added. */
function newAgreement({ id }: CustomerRow): Subscription {
  return {
    id: `walk-${id}`,
    customerId: id,
    kind: 'subscription',
    startDate: '2026-11-01',
    endDate: '2027-10-31',
    licenses: [{ product: 'calling', purchased: 10, assigned: 5, used: 3 }],
  };
}

/** What is extended, changed and ended: a trial that runs on the day of the default world. */
function runningTrial(customerId: string): Subscription {
  return {
    id: `walk-trial-${customerId}`,
    customerId,
    kind: 'trial',
    startDate: '2026-11-01',
    endDate: '2026-11-30',
    licenses: [{ product: 'meetings', purchased: 25 }],
  };
}

const trialOf = (customerId: string) => ({
  customerId,
  id: runningTrial(customerId).id,
  version: versionedTrial(runningTrial(customerId)).version,
});
const someLicenses = [{ product: 'calling', purchased: 30 }];

/** Each target holds a tag that nobody else holds. */
const demo: TestPartner = {
  id: 'demo',
  customers: world.customers.map((row) => {
    const tag = holders[row.id];
    return tag ? { ...row, tags: [tag] } : row;
  }),
  subscriptions: [
    ...world.subscriptions,
    ...[assignedOne, unassignedOne, elsewhereOne].flatMap((row) => [newAgreement(row), runningTrial(row.id)]),
  ],
  users: [
    ...identities.map(({ userId, name, roles }) => ({ id: userId, name, roles })),
    { id: 'u-3', name: 'On each', roles: ['partnerAdmin'] },
    { id: 'u-4', name: 'On none', roles: ['partnerAdmin'] },
    { id: 'u-5', name: 'Somebody', email: 'somebody@partner.example', roles: ['helpdesk'] },
  ],
  assigned: { 'u-1002': assigned, 'u-3': world.customers.map(({ id }) => id) },
};

const otherWorld = createWorld({ seed: 2, customers: 12, regions: ['US'], weeks: false });
const foreignOne = otherWorld.customers[0] as CustomerRow;
// the same user ids are assigned there, and see nothing more by it
const other: TestPartner = {
  id: 'other',
  customers: otherWorld.customers.map((row) => ({ ...row, tags: ['Held by the other partner'] })),
  subscriptions: [...otherWorld.subscriptions, newAgreement(foreignOne), runningTrial(foreignOne.id)],
  users: [
    { id: 'u-1001', name: 'Namesake', roles: ['partnerFullAdmin'] },
    { id: 'u-6', name: 'Of the other partner', email: 'six@other.example', roles: ['helpdesk'] },
  ],
  assigned: { 'u-1002': otherWorld.customers.map(({ id }) => id) },
};

/** The name of a customer, whose ever it is. */
function nameOf(id: string): string {
  return [...world.customers, ...otherWorld.customers].find((row) => row.id === id)?.name ?? `walk-${id}`;
}

/** What a target may be; the kinds of them that an operation is tried on follow from what it names. */
const targets = {
  customer: {
    assigned: assignedOne.id,
    unassigned: unassignedOne.id,
    'of the other partner': foreignOne.id,
    'of another region': elsewhereOne.id,
    'made up': '0000dead-0000-4000-a000-00000000beef',
  },
  tag: {
    assigned: 'Held by assigned',
    unassigned: 'Held by unassigned',
    'of the other partner': 'Held by the other partner',
    'of another region': 'Held elsewhere',
    'made up': 'Held by nobody',
  },
  user: { own: 'u-5', 'of the other partner': 'u-6', 'made up': 'u-7' },
  view: {
    own: 'view-own',
    'of another user': 'view-5',
    'of the other partner': 'view-6',
    'made up': 'view-7',
  },
  import: { own: 'import-own', 'of the other partner': 'import-other', 'made up': 'import-7' },
  incoming: { own: 'import-incoming', 'of the other partner': 'import-other', 'made up': 'import-7' },
  confirmable: { own: 'import-checked', 'of the other partner': 'import-other', 'made up': 'import-7' },
  report: { own: 'r-own', 'of the other partner': 'r-6', 'made up': 'r-7' },
  nothing: { none: '' },
} as const;

/** How an operation is asked: what it names, and an input that would do it were the target within reach. */
interface Sample {
  readonly names: keyof typeof targets;
  readonly input: (target: string) => Record<string, unknown>;
  /** Whether the answer tells who is out of reach: `false` where the target is only looked for. */
  readonly refuses: boolean;
}

const looksFor = (names: Sample['names'], input: Sample['input']): Sample => ({
  names,
  input,
  refuses: false,
});
const needs = (names: Sample['names'], input: Sample['input']): Sample => ({ names, input, refuses: true });

const tagsOf = (id: string) => (holders[id] ? [holders[id]] : []);

const keptTemplate = (id: string) => ({
  ...{ id, name: 'Kept', report: 'devices' as const, columns: ['mac'], owner: { id: 'u-1' } },
});
const keptSchedule = {
  template: 'devices',
  cadence: { every: 'day', time: '07:00', timeZone: 'Europe/Rome' },
  format: 'csv',
} as const;

/** One for each operation of the contract: one that is added needs one here. */
const samples: Readonly<Record<OperationId, Sample>> = {
  'viewer.get': looksFor('nothing', () => ({})),
  'regions.list': looksFor('nothing', () => ({})),
  'customers.list': looksFor('customer', (id) => ({ query: `id:${id}`, limit: 1000, sort: '-name' })),
  'customers.count': looksFor('customer', (id) => ({ query: `id:${id}` })),
  'customers.counts': looksFor('customer', (id) => ({ queries: [`id:${id}`] })),
  'customers.facets': looksFor('nothing', () => ({})),
  'customers.get': needs('customer', (id) => ({ id })),
  'subscriptions.figures': looksFor('nothing', () => ({ product: 'calling' })),
  'subscriptions.section': looksFor('customer', (id) => ({
    section: 'recentlyAdded',
    product: 'calling',
    search: `walk-${id}`,
  })),
  'subscriptions.trend': looksFor('nothing', () => ({ product: 'calling', weeks: 4 })),
  'subscriptions.list': needs('customer', (customerId) => ({ customerId })),
  'trials.list': needs('customer', (customerId) => ({ customerId })),
  'trials.get': needs('customer', (customerId) => ({ customerId, id: runningTrial(customerId).id })),
  'trials.start': needs('customer', (customerId) => ({ customerId, licenses: someLicenses, days: 30 })),
  'trials.startForNewCustomer': looksFor('nothing', () => ({
    ...{ company: 'Walked', adminEmail: 'walked@customer.example', country: 'US', region: 'US' },
    ...{ licenses: someLicenses, days: 30 },
  })),
  'trials.change': needs('customer', (customerId) => ({ ...trialOf(customerId), licenses: someLicenses })),
  'trials.extend': needs('customer', (customerId) => ({ ...trialOf(customerId), days: 30 })),
  'trials.end': needs('customer', trialOf),
  'calling.overview': looksFor('nothing', () => ({})),
  'calling.customers': looksFor('customer', (id) => ({ search: nameOf(id) })),
  'calling.customer': needs('customer', (customerId) => ({ customerId })),
  // each leg is taken or refused by itself
  'calling.send': looksFor('customer', (customerId) => ({
    legs: [
      {
        ...{ id: 'walk', callId: 'walk', customerId, direction: 'made', endpoint: 'app' },
        ...{ startAt: '2026-11-10T08:00:00Z', endAt: '2026-11-10T08:01:00Z' },
      },
    ],
  })),
  'tags.get': needs('tag', (name) => ({ name })),
  'tags.ofCustomer': needs('customer', (id) => ({ id })),
  'tags.list': looksFor('nothing', () => ({})),
  // each tells of each customer by itself
  'tags.add': looksFor('customer', (id) => ({ customerIds: [id], tags: ['Walked'] })),
  'tags.remove': looksFor('customer', (id) => ({ customerIds: [id], tags: ['Walked', ...tagsOf(id)] })),
  'tags.replace': needs('customer', (id) => ({ id, tags: ['Walked'], version: tagsVersion(tagsOf(id)) })),
  'tags.describe': needs('tag', (name) => ({
    name,
    description: 'Walked',
    version: tagDescriptionVersion({}),
  })),
  'administrators.list': looksFor('nothing', () => ({})),
  'administrators.ofCustomer': needs('customer', (customerId) => ({ customerId })),
  'administrators.assign': needs('customer', (customerId) => ({ customerId, userId: 'u-4' })),
  'administrators.unassign': needs('customer', (customerId) => ({ customerId, userId: 'u-3' })),
  'administrators.grant': needs('user', (userId) => ({ userId, role: 'partnerReadOnlyAdmin' })),
  'administrators.revoke': needs('user', (userId) => ({ userId, role: 'helpdesk' })),
  'organization.get': looksFor('nothing', () => ({})),
  'organization.acceptTerms': looksFor('nothing', () => ({ version: 'walk-1' })),
  'organization.saveProfile': looksFor('nothing', () => ({
    name: 'Walked',
    country: 'US',
    version: contentVersion(['Demo', 'CA']),
  })),
  'organization.saveSetupStep': looksFor('nothing', () => ({ step: 'terms' })),
  'organization.finishSetup': looksFor('nothing', () => ({})),
  'users.list': looksFor('nothing', () => ({})),
  'users.get': needs('user', (id) => ({ id })),
  'users.add': looksFor('nothing', () => ({ id: 'u-8', name: 'New', roles: [] })),
  'users.setRoles': needs('user', (id) => ({ id, roles: [], version: contentVersion(['helpdesk']) })),
  'users.remove': needs('user', (id) => ({ id })),
  'reports.templates': looksFor('nothing', () => ({})),
  'reports.getTemplate': needs('report', (id) => ({ id })),
  'reports.saveTemplate': needs('report', (id) => ({
    ...{ id, name: 'Walked', report: 'devices', columns: ['mac'] },
    version: versionedTemplate(keptTemplate(id)).version,
  })),
  'reports.removeTemplate': needs('report', (id) => ({ id })),
  'reports.rows': looksFor('nothing', () => ({ report: 'devices' })),
  'reports.run': looksFor('nothing', () => ({ template: 'devices', format: 'csv' })),
  'reports.runs': looksFor('report', (scheduleId) => ({ scheduleId })),
  'reports.getRun': needs('report', (id) => ({ id })),
  'reports.cancelRun': needs('report', (id) => ({ id })),
  'reports.removeRun': needs('report', (id) => ({ id })),
  'reports.file': needs('report', (id) => ({ id: `done-${id}` })),
  'reports.schedules': looksFor('nothing', () => ({})),
  'reports.getSchedule': needs('report', (id) => ({ id })),
  'reports.saveSchedule': needs('report', (id) => ({
    ...{ id, ...keptSchedule, format: 'xlsx', version: scheduleVersion(keptSchedule) },
  })),
  'reports.pauseSchedule': needs('report', (id) => ({ id })),
  'reports.resumeSchedule': needs('report', (id) => ({ id: `paused-${id}` })),
  'reports.removeSchedule': needs('report', (id) => ({ id })),
  'audit.list': looksFor('customer', (customerId) => ({ customerId })),
  'views.list': looksFor('nothing', () => ({ table: 'customers' })),
  'views.get': needs('view', (id) => ({ id })),
  'views.save': needs('view', (id) => ({
    id,
    name: 'Walked',
    table: 'customers',
    version: contentVersion(['Kept', 'customers', null, null, null]),
  })),
  'views.remove': needs('view', (id) => ({ id })),
  'imports.list': looksFor('nothing', () => ({})),
  'imports.get': needs('import', (importId) => ({ importId })),
  'imports.begin': looksFor('nothing', () => ({ files: [{ path: 'EU/2026-11-15/usage.csv', size: 5 }] })),
  'imports.upload': needs('incoming', (importId) => ({
    ...{ importId, fileId: 'f1', offset: 0 },
    content: new TextEncoder().encode('hello'),
  })),
  'imports.preview': needs('import', (importId) => ({ importId })),
  'imports.start': needs('confirmable', (importId) => ({ importId, revision: 0 })),
  'imports.discard': needs('import', (importId) => ({ importId })),
  'worklist.list': looksFor('nothing', () => ({})),
  'worklist.summary': looksFor('nothing', () => ({})),
  'worklist.get': needs('customer', (customerId) => ({ customerId })),
  'worklist.change': needs('customer', (customerId) => ({ customerId, note: 'Walked' })),
};

/** An import of which all has come. */
const receivedImport = (id: string, received = 5) => ({
  ...importRules.newImport({
    ...{ id, at: '2026-11-16T08:00:00.000Z', by: { id: 'u-1001' } },
    files: [{ path: 'usage.csv', size: 5 }],
  }),
  files: [{ id: 'f1', path: 'usage.csv', size: 5, received }],
});
const checkedImport = (id: string) =>
  importRules.withSurvey(receivedImport(id), {
    files: [
      {
        ...{ columns: [], good: 1, refused: 0, refusedLines: [], notes: [], outcome: 'taken', kind: 'usage' },
      },
    ],
    changes: { weeks: [], customers: { added: 0, moved: 0 }, inventories: [], legs: 0 },
  });

const subjectOf = (asker: Asker): TestSubject => {
  if (asker === 'nobody') return { user: 'u-9', roles: [], regions: ['US'] };
  const { userId } = identities.find((one) => one.roles.includes(asker)) as { userId: string };
  return { user: userId, roles: [asker], regions: ['US'] };
};

function scopeOf({ permission }: Operation, asker: Asker) {
  if (permission === null) return 'own';
  return permissionScope(asker === 'nobody' ? [] : [asker as Role], permission);
}

/** What is read before something is replaced: what stands at its address, or at the next one above. */
function readOf({ id, path }: Operation): Operation {
  const [read] = operations
    .filter((one) => one.method === 'GET' && (one.path === path || path.startsWith(`${one.path}/`)))
    .sort((a, b) => b.path.length - a.path.length);
  if (!read) throw new Error(`What ${id} replaces can't be read.`);
  return read;
}

/** The kinds of targets that an operation reaches for somebody. */
function within(operation: Operation, asker: Asker): readonly string[] {
  const scope = scopeOf(operation, asker);
  if (scope === undefined) return [];
  return scope === 'all' ? ['assigned', 'unassigned', 'own', 'none'] : ['assigned', 'own', 'none'];
}

interface Extra {
  readonly search?: Record<string, string>;
  readonly body?: Record<string, unknown>;
  readonly headers?: Record<string, string>;
}

/** A request as the contract says that an operation is asked. */
function requestOf(operation: Operation, input: Record<string, unknown>, extra: Extra = {}) {
  const fields = { ...input };
  const path = operation.path.replace(/\{(\w+)\}/g, (_braces, name: string) => {
    const value = String(fields[name]);
    delete fields[name];
    return encodeURIComponent(value);
  });
  const { version, ...others } = fields;
  const rest = operation.replaces ? others : fields;
  const hasBody = operation.method !== 'GET' && operation.method !== 'DELETE';
  const { content, ...inAddress } = rest;
  const isBytes = operation.body === 'bytes';
  const search = new URLSearchParams({
    ...(isBytes ? (inAddress as Record<string, string>) : hasBody ? {} : (rest as Record<string, string>)),
    ...extra.search,
  });
  return {
    path: `${path}?${search}`,
    method: operation.method,
    headers: {
      'x-request-id': 'walk-request',
      ...(operation.replaces && version !== undefined ? { 'if-match': `"${version}"` } : {}),
      ...(isBytes ? { 'content-type': 'application/octet-stream' } : {}),
      ...extra.headers,
    },
    ...(isBytes ? { body: content as Uint8Array } : hasBody ? { body: { ...rest, ...extra.body } } : {}),
  };
}

describe('every operation for every role', () => {
  let server: TestServer;
  let app: ReturnType<TestServer['app']>;
  // all there is, as it was found after the last call
  let known: string | undefined;
  // whether a call may have changed something, and nobody has looked
  let isOpen = false;
  const state = async () => {
    known ??= await server.fingerprint();
    return known;
  };
  const putBack = async () => {
    known = undefined;
    await asItWas(server);
    isOpen = false;
  };
  const expectAsBefore = async (before: string) => {
    expect(await state()).toBe(before);
    isOpen = false;
  };
  beforeAll(async () => {
    // what is permitted does not depend on where the rows are kept
    server = await openTestServer(oneKind, [demo, other]);
    await server.inEach(keepReports);
    await asItWas(server);
    const staging = stagingFolder(join(server.store.folder, 'imports'));
    // what would be done by itself is not done here
    const imports = { staging, regions: ['US', 'EU'], now: () => Date.UTC(2026, 10, 16), wake: () => {} };
    app = server.app({ imports });
    const file = await server.desk.storage.write('walk.csv');
    await file.write(Buffer.from('MAC\r\n'.slice(0, 4)));
    await file.keep();
  });
  afterAll(() => server.close());

  const ask = (operation: Operation, asker: Asker, target: string, extra: Extra = {}, region = 'us') => {
    const sample = samples[operation.id as OperationId];
    // each has a template, runs and schedules of their own
    const named = target === 'r-own' ? `r-own-${subjectOf(asker).user}` : target;
    const { path, ...request } = requestOf(operation, sample.input(named), extra);
    known = undefined;
    isOpen ||= operation.changes;
    return server.ask(`/${region}/v1${path}`, { ...request, as: subjectOf(asker) }, app);
  };

  describe.each(operations)('$id', (operation) => {
    // what is accepted already can't be accepted again, and all else needs it
    const isAccepted = operation.id === 'organization.acceptTerms';
    afterEach(async () => {
      if (isOpen || isAccepted) await putBack();
    });
    if (isAccepted) {
      beforeEach(async () => {
        known = undefined;
        await server.inEach((tx) => tx.run(sql`delete from terms_acceptances`));
      });
    }
    const sample = samples[operation.id as OperationId];
    const kinds = Object.entries(targets[sample.names]);

    it.each(askers)('as %s', async (asker) => {
      const isPermitted = scopeOf(operation, asker) !== undefined;
      const reached = within(operation, asker);
      const before = await state();
      const changesSome = isPermitted && operation.changes;
      // the trails are part of the fingerprint: they are as long as before where it is
      const recordedBefore = changesSome ? await recordedActs(server) : [];
      const refused = kinds.filter(([of]) => !reached.includes(of));
      const answers: [string, ReturnType<typeof told>][] = [];
      for (const [of, target] of refused)
        answers.push([of, told(await ask(operation, asker, target), target)]);
      for (const [of, answer] of answers) expect({ of, answer }).toEqual({ of, answer: answers[0]?.[1] });
      for (const [, answer] of answers) {
        if (!isPermitted) expect(answer.status).toBe(403);
        else if (sample.refuses) expect([404, 412]).toContain(answer.status);
      }
      await expectAsBefore(before);

      for (const [of, target] of kinds.filter(([of]) => reached.includes(of))) {
        const answer = await ask(operation, asker, target);
        expect({ of, status: answer.status, text: answer.status === 200 ? '' : answer.text }).toEqual({
          of,
          status: 200,
          text: '',
        });
        if (answers[0]) expect(told(answer, target)).not.toEqual(answers[0][1]);
      }
      if (!changesSome) return expectAsBefore(before);
      expect(await state()).not.toBe(before);
      const recorded = (await recordedActs(server)).slice(recordedBefore.length);
      const { user } = subjectOf(asker);
      const isTold = operation.audited !== false && !toldWhereShared.has(operation.id);
      const expected = isTold ? [`${operation.id} by ${user}`] : [];
      expect([...new Set(recorded)]).toEqual(expected);
    });

    // of all customers, of some, and of none
    it.each(['partnerFullAdmin', 'partnerAdmin', 'nobody'] as const)(
      'as %s takes the partner from the token alone',
      async (asker) => {
        const claims = { partner: 'other', partner_id: 'other', partnerId: 'other', tenant: 'other' };
        const extra: Extra = {
          search: claims,
          body: { ...claims, scope: 'all', user: 'u-1001' },
          headers: {
            'x-partner': 'other',
            'x-partner-id': 'other',
            'x-tenant-id': 'other',
            'x-user': 'u-1001',
            'x-roles': 'partnerFullAdmin',
            forwarded: 'for=partner;host=other',
            cookie: 'partner=other',
          },
        };
        const asked = async (target: string, more?: Extra) => {
          const answer = await ask(operation, asker, target, more);
          // what is refused changes nothing: that is held above
          if (operation.changes && answer.status === 200) await putBack();
          else isOpen = false;
          return answer;
        };
        // accepted twice, it would tell two instants
        if (isAccepted) await putBack();
        for (const target of new Set(kinds.map(([, id]) => id))) {
          const plain = await asked(target);
          const dressed = await asked(target, extra);
          expect(told(dressed, target)).toEqual(told(plain, target));
        }
        const strangers = await server.inEach((tx) =>
          tx.rows(
            sql`select partner_id, tags from customer_summaries where partner_id = 'other' and 'Walked' = any(tags)`,
          ),
        );
        expect(strangers.flat()).toEqual([]);
      },
    );

    if (operation.replaces) {
      it('starts from the ETag of its read, and from that alone', async () => {
        const [, target = ''] =
          kinds.find(([of]) => within(operation, 'partnerFullAdmin').includes(of)) ?? [];
        const { headers } = await ask(readOf(operation), 'partnerFullAdmin', target);
        const extra = { headers: { 'if-match': headers.get('etag') ?? 'none' } };
        const replaced = await ask(operation, 'partnerFullAdmin', target, extra);
        expect([replaced.status, replaced.text]).toEqual([200, expect.any(String)]);
        expect((await ask(operation, 'partnerFullAdmin', target, extra)).status).toBe(412);
      });
    }

    it('is not answered in a region that the token is not for', async () => {
      const before = await state();
      for (const [, target] of kinds) {
        const answer = await ask(operation, 'partnerFullAdmin', target, {}, 'eu');
        expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated']);
        expect(answer.text).not.toContain(holders[elsewhereOne.id]);
      }
      await expectAsBefore(before);
    });

    it('is not answered without a token', async () => {
      const input = sample.input(kinds[0]?.[1] ?? '');
      const { path, ...request } = requestOf(operation, input);
      const answer = await server.ask(`/us/v1${path}`, { ...request, as: null });
      expect([answer.status, answer.headers.get('www-authenticate')]).toEqual([401, 'Bearer']);
    });

    if (operation.regions === 'home') {
      it('is answered in the home region only', async () => {
        const input = sample.input(kinds[0]?.[1] ?? '');
        const { path, ...request } = requestOf(operation, input);
        const answer = await server.ask(`/eu/v1${path}`, { ...request, as: {} });
        expect([answer.status, answer.body.code]).toEqual([404, 'notFound']);
      });
    }
  });

  it('changes nothing that is not in the audit trail, but what says why', () => {
    const silent = operations.filter(({ changes, audited }) => changes && audited === false);
    expect(silent.map(({ id }) => id).sort()).toEqual(Object.keys(unaudited).sort());
    expect(operations.filter(({ changes, audited }) => !changes && audited === false)).toEqual([]);
  });

  it.each(roles)('no list shows %s anything out of reach', async (role) => {
    const as = subjectOf(role);
    const seen = demo.customers.filter(
      (row) => row.region === 'US' && (role !== 'partnerAdmin' || assigned.includes(row.id)),
    );
    const get = async (path: string) => (await server.ask(`/us/v1${path}`, { as })).body;
    const { items, nextCursor } = await get('/customers?limit=1000');
    expect(nextCursor).toBeNull();
    expect(items.map(({ id }: CustomerRow) => id).sort()).toEqual(seen.map(({ id }) => id).sort());
    expect(await get('/customer-count')).toEqual({ total: seen.length });
    const facets = await get('/customer-facets');
    const total = (values: { customers: number }[]) =>
      values.reduce((sum, { customers }) => sum + customers, 0);
    expect([total(facets.managed), facets.region]).toEqual([
      seen.length,
      [{ value: 'US', customers: seen.length }],
    ]);
    const tags = (await get('/tags')).items as { name: string; customers: number }[];
    const held = seen.flatMap((row) => row.tags ?? []);
    expect(new Set(tags.map(({ name }) => name))).toEqual(new Set(held));
    expect(new Set(facets.tag.map(({ value }: { value: string }) => value))).toEqual(new Set(held));
    expect(total(tags)).toBe(held.length);
    const foreign = JSON.stringify([items, facets, tags, await get('/views'), await get('/viewer')]);
    for (const word of [
      'Held by the other partner',
      'Held elsewhere',
      foreignOne.id,
      foreignOne.name,
      'view-6',
    ])
      expect(foreign).not.toContain(word);
  });

  it('shows the users of the own partner alone', async () => {
    const { items } = (await server.ask('/us/v1/users', { as: subjectOf('partnerFullAdmin') })).body;
    expect(items.map(({ id }: { id: string }) => id).sort()).toEqual(demo.users.map(({ id }) => id).sort());
  });

  it('a namesake of the other partner is somebody else', async () => {
    const as = { partner: 'other', user: 'u-1001' };
    const viewer = (await server.ask('/us/v1/viewer', { as })).body;
    expect(viewer).toMatchObject({ name: 'Namesake', userId: 'u-1001', partnerId: 'other' });
    const { items } = (await server.ask('/us/v1/customers?limit=1000', { as })).body;
    expect(items.map(({ id }: CustomerRow) => id).sort()).toEqual(other.customers.map(({ id }) => id).sort());
  });

  it('a partner that is nowhere has nothing', async () => {
    const as = { partner: 'nowhere' };
    expect((await server.ask('/us/v1/customers', { as })).body).toEqual({ items: [], nextCursor: null });
    expect((await server.ask('/us/v1/users', { as })).status).toBe(404);
  });
});

/** What somebody keeps for themselves concerns nobody else; what is shared with the team is tried in `views.test.ts`. */
const toldWhereShared: ReadonlySet<string> = new Set(['views.save', 'views.remove']);

/** Changes that are in no audit trail, and why. */
const unaudited: Partial<Readonly<Record<OperationId, string>>> = {
  'organization.saveSetupStep': 'where somebody reads a form is no change of the organization',
  'imports.begin': 'nothing of the partner’s data is another by it',
  'imports.upload': 'nothing of the partner’s data is another by it',
  'imports.preview': 'nothing of the partner’s data is another by it',
  'imports.start': 'its parts tell of themselves',
  'imports.discard': 'nothing of the partner’s data is another by it',
};

/** What the audit trails tell: which act, and by whom. */
async function recordedActs(server: TestServer): Promise<string[]> {
  const acts = await server.inEach((tx) =>
    tx.rows<{ act: string }>(sql`
      select action || ' by ' || actor_id as act from audit_entries where partner_id = 'demo' order by position`),
  );
  return acts.flat().map(({ act }) => act);
}

/** What an answer tells, apart from the target’s own name. */
function told({ status, text, headers }: TestAnswer, target: string) {
  const name = JSON.stringify(target).slice(1, -1);
  const withoutNewIds = text.replace(/\bnew-\d+\b/g, 'new');
  return {
    status,
    // the moment of a change is another one each time
    text: withoutNewIds
      .split(name === '' ? '…' : name)
      .join('…')
      .replace(/"(\w+At)":"[^"]+"/g, '"$1":"…"'),
    headers: [...headers].filter(([header]) => header !== 'etag' && header !== 'date'),
  };
}

/** Puts trials that a call may have started or changed back as they were. */
async function trialsAsTheyWere(tx: Transaction): Promise<void> {
  await tx.run(sql`delete from customers where customer_id like 'new-%'`);
  const rows = await tx.rows<{ row: Subscription }>(sql`
    select row from subscriptions
    where partner_id = 'demo' and (subscription_id like 'new-%' or subscription_id like 'walk-trial-%')`);
  const expected = rows.map(({ row }) => runningTrial(row.customerId)).map(versionedTrial);
  if (rows.every(({ row }, at) => versionedTrial(row).version === expected[at]?.version)) return;
  const here = await tx.rows<{ row: CustomerRow }>(sql`
    select row from customers
    where partner_id = 'demo' and customer_id = any(${rows.map(({ row }) => row.customerId)}::text[])`);
  const own = ({ id }: CustomerRow) => demo.subscriptions.filter(({ customerId }) => customerId === id);
  await writeCustomers(
    tx,
    'demo',
    here.map(({ row }) => ({ row, subscriptions: own(row) })),
  );
}

const reportTables = ['report_templates', 'report_runs', 'report_schedules'];
const keptReports = (region: string) => `kept_${region.toLowerCase()}`;

/** Puts the templates, runs and schedules back that a call may have changed. */
async function reportsAsTheyWere(tx: Transaction, region: string): Promise<void> {
  for (const table of reportTables) {
    await tx.run(raw(`delete from ${table}`));
    await tx.run(raw(`insert into ${table} select * from ${keptReports(region)}.${table}`));
  }
}

/** Writes templates, runs and schedules, of which each asker has some, and keeps a copy of them. */
async function keepReports(tx: Transaction, region: string): Promise<void> {
  await writeReports(tx);
  await tx.run(raw(`create schema ${keptReports(region)}`));
  for (const table of reportTables)
    await tx.run(raw(`create table ${keptReports(region)}.${table} as select * from ${table}`));
}

async function writeReports(tx: Transaction): Promise<void> {
  const owners = askers.map((asker) => ['demo', subjectOf(asker).user as string] as const);
  for (const [partner, user] of [...owners, ['other', 'u-6'] as const]) {
    const id = partner === 'demo' ? `r-own-${user}` : 'r-6';
    await upsertTemplate(tx, partner, { ...keptTemplate(id), owner: { id: user } });
    for (const paused of [null, 'paused'] as const) {
      const row = { ...keptSchedule, id: paused ? `paused-${id}` : id, owner: { id: user }, paused };
      await upsertSchedule(tx, partner, { row, ownerRoles: [], nextRunAt: null, failures: 0 });
    }
    for (const run of [id, `done-${id}`]) {
      const columns = {
        template: 'devices',
        templateName: null,
        report: 'devices',
        columns: ['mac'],
      } as const;
      await insertRun(tx, partner, {
        ...{ id: run, content: { ...columns, columns: ['mac'], format: 'csv', from: null, until: null } },
        ...{ user: { id: user }, scope: 'all', requestedAt: '2026-11-16T08:00:00Z' },
        schedule: { id, dueAt: run === id ? '2026-11-16T08:00:00Z' : '2026-11-15T08:00:00Z', isLate: false },
      });
    }
  }
  await tx.run(sql`
    update report_runs set state = 'done', file = 'walk.csv', size = 4, sha256 = 'walk' where run_id like 'done-%'`);
}

/** Puts what a call may have changed back as it was. */
async function asItWas(server: TestServer): Promise<void> {
  const tagged = Object.entries(holders).map(([id, tag]) => ({ id, tag, key: tagKey(tag) }));
  await server.inEach(async (tx, region) => {
    await tx.run(sql`
      update customer_summaries s set tags = array[held.tag], tag_keys = array[held.key]
      from jsonb_to_recordset(${JSON.stringify(tagged)}::jsonb) as held(id text, tag text, key text)
      where s.partner_id = 'demo' and s.customer_id = held.id and s.tags <> array[held.tag]`);
    await tx.run(sql`delete from tag_details`);
    await reportsAsTheyWere(tx, region);
    await tx.run(sql`delete from customer_administrators where user_id in ('u-3', 'u-4')`);
    await tx.run(sql`
      insert into customer_administrators (partner_id, customer_id, user_id)
      select partner_id, customer_id, 'u-3' from customers where partner_id = 'demo'`);
    await trialsAsTheyWere(tx);
    await tx.run(sql`delete from worklist_marks`);
    if (region !== 'US') return;
    await tx.run(sql`delete from users where user_id in ('u-5', 'u-8')`);
    await tx.run(sql`
      insert into users (partner_id, user_id, name, sort_key, email, email_key, roles)
      values ('demo', 'u-5', 'Somebody', 'somebody', 'somebody@partner.example', 'somebody@partner.example',
        array['helpdesk'])`);
    await tx.run(sql`delete from terms_acceptances`);
    await insertAcceptance(tx, 'demo', {
      version: 'walk-1',
      by: { id: 'u-1001' },
      at: '2026-11-01T08:00:00Z',
    });
    await upsertOrganization(tx, 'demo', {
      profile: { name: 'Demo', country: 'CA' },
      terms: { version: 'walk-1', title: 'Terms' },
      setup: { done: false, step: 'profile' },
    });
    await tx.run(sql`delete from imports`);
    await insertImport(tx, 'demo', receivedImport('import-own'));
    await insertImport(tx, 'demo', receivedImport('import-incoming', 0));
    await insertImport(tx, 'demo', checkedImport('import-checked'));
    await insertImport(tx, 'other', receivedImport('import-other'));
    await tx.run(sql`delete from saved_views`);
    const kept = (id: string) => JSON.stringify({ id, name: 'Kept', table: 'customers' });
    const view = (partner: string, users: readonly string[], id: string) => sql`
      insert into saved_views (partner_id, user_id, view_id, sort_key, table_name, view)
      select ${partner}, holder, ${id}, 'kept', 'customers', ${kept(id)}::jsonb
      from unnest(${users}::text[]) as holder`;
    const users = askers.map((asker) => subjectOf(asker).user as string);
    await tx.run(view('demo', users, 'view-own'));
    await tx.run(view('demo', ['u-5'], 'view-5'));
    await tx.run(view('other', users, 'view-6'));
  });
}
