import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CustomerRow } from '@partnerkit/sdk';
import { tagsVersion } from '@partnerkit/sdk/rules';
import { contentVersion } from '@partnerkit/sdk/server';
import { createWorld } from '@partnerkit/testing';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import sql from 'sql-template-tag';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openDevelopmentTokens } from '../auth/development-tokens.ts';
import type { RegionDatabases } from '../storage/region-databases.ts';
import { oneKind } from '../storage/throw-away-databases.ts';
import type { AnsweredRequest, AppOptions } from './create-app.ts';
import { bodyLimits } from './json-body.ts';
import {
  openTestServer,
  type TestAnswer,
  type TestPartner,
  type TestRequest,
  type TestServer,
} from './test-server.ts';

const world = createWorld({ customers: 30, regions: ['US', 'EU'], weeks: false });
const otherWorld = createWorld({ seed: 2, customers: 9, regions: ['US'], weeks: false });
const ofUs = world.customers.filter(({ region }) => region === 'US');
const ofEu = world.customers.filter(({ region }) => region === 'EU');
const untagged = ofUs.filter(({ tags = [] }) => tags.length === 0).map(({ id }) => id);
const [one = '', two = ''] = untagged;

const partners: readonly TestPartner[] = [
  {
    id: 'demo',
    customers: world.customers,
    subscriptions: world.subscriptions,
    users: [
      { id: 'u-1001', name: 'Full', roles: ['partnerFullAdmin'] },
      { id: 'u-5', name: 'Guest', email: 'guest@partner.example', roles: ['helpdesk'] },
    ],
    assigned: { 'u-1002': ofUs.map(({ id }) => id) },
  },
  {
    id: 'other',
    customers: otherWorld.customers,
    subscriptions: otherWorld.subscriptions,
    users: [{ id: 'u-1001', name: 'Namesake', roles: ['partnerFullAdmin'] }],
    assigned: {},
  },
];

const bulk = (customerIds: readonly string[], tags: readonly string[], headers = {}): TestRequest => ({
  method: 'POST',
  headers,
  body: { customerIds, tags },
});
const replacing = (tags: readonly string[], headers: Record<string, string>): TestRequest => ({
  method: 'PUT',
  headers,
  body: { tags },
});
const fieldOf = ({ body }: TestAnswer): string | undefined => body?.fields?.[0]?.field;
const idsIn = ({ body }: TestAnswer) => body.items.map(({ id }: CustomerRow) => id);

// SQL, stack frames, files and packages of the server
const inside =
  /\b(select|insert|update|delete|relation|constraint)\b.*\b(from|into|where|customer_|_pkey)|\n\s*at |node_modules|\/src\/|\/work\/|\.ts\b|pg_|PGlite|DatabaseError/i;

describe.each([oneKind])('what a caller does wrong (%s)', (kind) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await openTestServer(kind, partners);
  });
  afterAll(() => server.close());

  const ask: TestServer['ask'] = async (path, request, app) => {
    const answer = await server.ask(path, request, app);
    if (answer.status >= 400) expectProblem(answer);
    return answer;
  };
  /** A key is free again when what was refused is rolled back; until then one is told to come back. */
  const askWithUsedKey: TestServer['ask'] = async (path, request) => {
    for (let tries = 0; ; tries++) {
      const answer = await ask(path, request);
      if (answer.headers.get('retry-after') === null || tries === 200) return answer;
    }
  };
  const tagsOf = async (id: string): Promise<string[]> => (await ask(`/us/v1/customers/${id}`)).body.tags;
  const changes = async () =>
    (
      await server.inEach((tx) =>
        tx.first<{ n: number }>(sql`select count(*)::int as n from idempotency_keys`),
      )
    ).map((found) => found?.n);

  afterEach(async () => {
    await server.inEach(async (tx) => {
      await tx.run(sql`
        update customer_summaries set tags = '{}', tag_keys = '{}'
        where customer_id = any(${untagged}::text[]) and tags <> '{}'`);
      await tx.run(sql`delete from idempotency_keys`);
      await tx.run(sql`delete from saved_views`);
      await tx.run(sql`delete from users where user_id not in ('u-1001', 'u-5')`);
    });
  });

  describe('a token', () => {
    it('of another partner shows that partner’s customers, whoever’s are asked for', async () => {
      const as = { partner: 'other' };
      const listed = await ask('/us/v1/customers?limit=1000', { as });
      expect(idsIn(listed).sort()).toEqual(otherWorld.customers.map(({ id }) => id).sort());
      expect((await ask(`/us/v1/customers/${one}`, { as })).status).toBe(404);
      const tagged = await ask('/us/v1/tags/add', { ...bulk([one], ['Theirs']), as });
      expect(tagged.body.results[0].error.code).toBe('notFound');
      expect(await tagsOf(one)).toEqual([]);
    });

    it('of another region is not good here', async () => {
      for (const path of ['/us/v1/customers', `/us/v1/customers/${one}`, '/us/v1/viewer']) {
        const answer = await ask(path, { as: { regions: ['EU'] } });
        expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated']);
      }
      expect((await ask('/eu/v1/customers', { as: { regions: ['EU'] } })).status).toBe(200);
      expect((await ask('/us/v1/customers', { as: { regions: [] } })).status).toBe(401);
    });

    it('that does not count is refused, and says why', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'partnerkit-tokens-'));
      const subject = { partner: 'demo', user: 'u-1001', roles: ['partnerFullAdmin'] };
      const claims = {
        ...subject,
        sub: 'u-1001',
        exp: 9e9,
        iss: server.tokens.trust.issuer,
        aud: 'partnerkit',
      };
      const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const strangers = await openDevelopmentTokens(folder);
      const good = await server.token();
      const [header = '', payload = '', signature = ''] = good.split('.');
      const { publicKey } = await generateKeyPair('ES256', { extractable: true });
      const signed = async (claims: object, alg = 'HS256') =>
        new SignJWT({ ...claims })
          .setProtectedHeader({ alg })
          .sign(new TextEncoder().encode(JSON.stringify(await exportJWK(publicKey))));
      const tokens: Record<string, string> = {
        expired: await server.tokens.sign(subject, -60),
        unsigned: `${part({ alg: 'none' })}.${part(claims)}.`,
        'unsigned, in capitals': `${part({ alg: 'NONE' })}.${part(claims)}.`,
        'without its signature': `${header}.${payload}.`,
        'with another payload': `${header}.${part({ ...claims, partner: 'other' })}.${signature}`,
        'signed with a shared secret': await signed(claims),
        'signed by another key': await strangers.sign(subject, 60),
        'without a partner': await server.tokens.sign({ ...subject, partner: '' }, 60),
        'without a user': await server.tokens.sign({ ...subject, user: '' }, 60),
        'with a partner that is no text': await server.tokens.sign({ ...subject, partner: 7 as never }, 60),
        'with roles that are no list': await server.tokens.sign({ ...subject, roles: 'all' as never }, 60),
        'with regions that are no list': await server.tokens.sign({ ...subject, regions: 'US' as never }, 60),
        garbage: 'garbage',
        'three dots': '...',
        long: 'x'.repeat(100_000),
      };
      await rm(folder, { recursive: true });
      for (const [what, as] of Object.entries(tokens)) {
        const answer = await ask('/us/v1/customers', { as });
        expect({ what, status: answer.status, code: answer.body.code }).toEqual({
          what,
          status: 401,
          code: 'unauthenticated',
        });
        expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      }
      expect((await ask('/us/v1/customers', { as: good })).status).toBe(200);
    });

    it('of another issuer or for another audience is refused', async () => {
      const { privateKey, publicKey } = await generateKeyPair('ES256');
      const { tokenVerifier } = await import('../auth/token-verifier.ts');
      const trust = { issuer: 'https://login.example', audience: 'partnerkit', key: async () => publicKey };
      const app = server.app({
        authenticate: tokenVerifier({ ...trust, now: () => new Date() }).verify,
      });
      const token = (issuer: string, audience: string) =>
        new SignJWT({ partner: 'demo', roles: ['partnerFullAdmin'] })
          .setProtectedHeader({ alg: 'ES256' })
          .setSubject('u-1001')
          .setIssuer(issuer)
          .setAudience(audience)
          .setExpirationTime('1m')
          .sign(privateKey);
      const status = async (issuer: string, audience: string) =>
        (await ask('/us/v1/customers', { as: await token(issuer, audience) }, app)).status;
      expect(await status(trust.issuer, trust.audience)).toBe(200);
      expect(await status('https://login.example.evil', trust.audience)).toBe(401);
      expect(await status(trust.issuer, 'another-audience')).toBe(401);
    });

    it('with a role that is not known permits nothing, with none only who one is', async () => {
      const unknown = await ask('/us/v1/viewer', { as: { roles: ['superuser' as never] } });
      expect([unknown.status, unknown.body.code]).toEqual([403, 'forbidden']);
      expect((await ask('/us/v1/customers', { as: { roles: [] } })).status).toBe(403);
      expect((await ask('/us/v1/viewer', { as: { roles: [] } })).status).toBe(200);
    });

    it('is taken from the authorization header alone', async () => {
      const token = await server.token();
      const elsewhere: [string, Record<string, string>][] = [
        [`/us/v1/customers?access_token=${token}`, {}],
        ['/us/v1/customers', { cookie: `token=${token}` }],
        ['/us/v1/customers', { authorization: `Basic ${token}` }],
        ['/us/v1/customers', { authorization: token }],
        ['/us/v1/customers', { authorization: `Bearer ${token}, Bearer ${token}` }],
      ];
      for (const [path, headers] of elsewhere) {
        expect((await ask(path, { as: null, headers })).status).toBe(401);
      }
    });
  });

  describe('a cursor', () => {
    const list = 'sort=-licenses&limit=3&query=-status:trial';
    const cursorOf = async (path: string, request?: TestRequest) => {
      const { nextCursor } = (await ask(path, request)).body;
      expect(typeof nextCursor).toBe('string');
      return encodeURIComponent(nextCursor);
    };

    it('leads on in its own list only', async () => {
      const cursor = await cursorOf(`/us/v1/customers?${list}`);
      expect((await ask(`/us/v1/customers?${list}&cursor=${cursor}`)).status).toBe(200);
      expect((await ask(`/us/v1/customers?${list.replace('3', '7')}&cursor=${cursor}`)).status).toBe(200);
      const wrong: [string, string, TestRequest?][] = [
        ['of another partner', list, { as: { partner: 'other' } }],
        ['of another user’s reach', list, { as: { user: 'u-1002', roles: ['partnerAdmin'] } }],
        ['of another query', list.replace('trial', 'active')],
        ['of another sort order', list.replace('-licenses', 'licenses')],
        ['of no sort order', list.replace('sort=-licenses&', '')],
        ['of another day', `${list}&asOf=2026-11-17`],
      ];
      for (const [what, search, request] of wrong) {
        const answer = await ask(`/us/v1/customers?${search}&cursor=${cursor}`, request);
        expect({ what, status: answer.status, field: fieldOf(answer) }).toEqual({
          what,
          status: 400,
          field: 'cursor',
        });
      }
      const elsewhere = await ask(`/eu/v1/customers?${list}&cursor=${cursor}`);
      expect([elsewhere.status, fieldOf(elsewhere)]).toEqual([400, 'cursor']);
    });

    it('of one partner administrator is not another’s', async () => {
      const as = (user: string) => ({ as: { user, roles: ['partnerAdmin' as const] } });
      const cursor = await cursorOf('/us/v1/customers?limit=3', as('u-1002'));
      const answer = await ask(`/us/v1/customers?limit=3&cursor=${cursor}`, as('u-1003'));
      expect([answer.status, fieldOf(answer)]).toEqual([400, 'cursor']);
    });

    it('that was changed or made up is refused', async () => {
      const cursor = decodeURIComponent(await cursorOf(`/us/v1/customers?${list}`));
      const [mark = '', place = ''] = cursor.split('.');
      const bytes = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const wrong = [
        'x',
        '.',
        '..',
        mark,
        `.${place}`,
        `${mark}.`,
        `${mark}.${place}=`,
        `${mark}.${place}.x`,
        `${mark}.${bytes([9e9, one])}`,
        `${mark}.${bytes(["' or 1=1", "'--"])}`,
        ` ${cursor}`,
        cursor.toUpperCase(),
        '0',
        'null',
        '\0',
        'x'.repeat(20_000),
      ];
      for (const made of wrong) {
        const answer = await ask(`/us/v1/customers?${list}&cursor=${encodeURIComponent(made)}`);
        expect([made.slice(0, 40), answer.status, fieldOf(answer)]).toEqual([
          made.slice(0, 40),
          400,
          'cursor',
        ]);
      }
    });

    it('of a server with another secret is refused', async () => {
      const cursor = await cursorOf(`/us/v1/customers?${list}`);
      const app = server.app({ secret: 'another secret, of another server altogether' });
      const answer = await ask(`/us/v1/customers?${list}&cursor=${cursor}`, {}, app);
      expect([answer.status, fieldOf(answer)]).toEqual([400, 'cursor']);
    });
  });

  describe('a body', () => {
    const post = (body: unknown, headers: Record<string, string> = {}) =>
      ask('/us/v1/tags/add', { method: 'POST', body, headers });
    const chunked = (total: number) => {
      let sent = 0;
      return new ReadableStream<Uint8Array>({
        pull(controller) {
          if (sent >= total) return controller.close();
          sent += 65_536;
          controller.enqueue(new Uint8Array(65_536).fill(0x20));
        },
      });
    };

    it('that does not fit is refused, and says what was expected', async () => {
      const good = JSON.stringify({ customerIds: [one], tags: ['Fine'] });
      const wrong: [
        what: string,
        body: unknown,
        status: number,
        field: string,
        headers?: Record<string, string>,
      ][] = [
        ['too large', `"${'x'.repeat(bodyLimits.bytes)}"`, 413, 'body'],
        ['too large, and of no declared length', chunked(bodyLimits.bytes + 1), 413, 'body'],
        [
          'much larger than declared',
          `"${'x'.repeat(bodyLimits.bytes)}"`,
          413,
          'body',
          { 'content-length': '2' },
        ],
        ['too deep', '['.repeat(bodyLimits.depth + 1) + ']'.repeat(bodyLimits.depth + 1), 400, 'body'],
        ['deep beyond any stack', '{"a":'.repeat(200_000), 400, 'body'],
        ['no JSON', '{"customerIds":', 400, 'body'],
        ['nothing', '', 400, 'body'],
        ['a list', '[]', 400, 'body'],
        ['null', 'null', 400, 'body'],
        ['a text', '"text"', 400, 'body'],
        ['two values', `${good}${good}`, 400, 'body'],
        ['of a byte order mark only', new Uint8Array([0xef, 0xbb, 0xbf]), 400, 'body'],
        ['no UTF-8', new Uint8Array([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]), 400, 'body'],
        ['half a surrogate pair as bytes', new Uint8Array([0x22, 0xed, 0xa0, 0x80, 0x22]), 400, 'body'],
        ['of another type', good, 415, 'content-type', { 'content-type': 'text/plain' }],
        ['a form', 'tags=x', 415, 'content-type', { 'content-type': 'application/x-www-form-urlencoded' }],
        ['of a type like JSON', good, 415, 'content-type', { 'content-type': 'application/jsonx' }],
        ['of no type', good, 415, 'content-type', { 'content-type': '' }],
        ['without its fields', '{}', 400, 'customerIds'],
        ['a field of another kind', '{"customerIds":{"length":1,"0":"x"},"tags":["a"]}', 400, 'customerIds'],
        ['a number for a tag', `{"customerIds":["${one}"],"tags":["a",7]}`, 400, 'tags[1]'],
        ['an empty id', '{"customerIds":[""],"tags":["a"]}', 400, 'customerIds[0]'],
      ];
      for (const [what, body, status, field, headers] of wrong) {
        const answer = await post(body, headers);
        expect({ what, status: answer.status, field: fieldOf(answer) }).toEqual({ what, status, field });
      }
      expect(await tagsOf(one)).toEqual([]);
    });

    it('may say more than is asked: what is not known is not looked at', async () => {
      const { body } = await post({
        customerIds: [one],
        tags: ['Fine'],
        color: 'red',
        partner: 'other',
        id: two,
      });
      expect(body).toEqual({ results: [{ customerId: one, tags: ['Fine'], changed: ['Fine'] }] });
    });

    it('changes nothing by names that mean something to JavaScript', async () => {
      const evil = '"__proto__":{"polluted":"yes"},"constructor":{"prototype":{"polluted":"yes"}}';
      const tagged = await post(`{${evil},"customerIds":["${one}"],"tags":["Fine"]}`);
      expect(tagged.status).toBe(200);
      const view = await ask('/us/v1/views/v1', {
        method: 'PUT',
        body: `{"name":"V","table":"customers","columns":{${evil},"order":["name"]},${evil}}`,
      });
      expect(view.status).toBe(200);
      const { items } = (await ask('/us/v1/views')).body;
      expect(items).toHaveLength(1);
      expect(items[0].columns.order).toEqual(['name']);
      for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
        expect((await ask(`/us/v1/customers/${name}`)).status).toBe(404);
        expect((await ask(`/us/v1/customers?sort=${name}`)).status).toBe(400);
        expect((await ask(`/us/v1/customers?query=${name}:1`)).status).toBe(400);
        expect((await ask(`/us/v1/customers?${name}=1`)).status).toBe(200);
      }
      expect(({} as { polluted?: string }).polluted).toBeUndefined();
    });

    it('of ten thousand customers is refused as a whole', async () => {
      const many = [one, ...Array.from({ length: 9999 }, (_, index) => `c${index}`)];
      const answer = await post({ customerIds: many, tags: ['Fine'] });
      expect([answer.status, fieldOf(answer)]).toEqual([400, 'customerIds']);
      expect(await tagsOf(one)).toEqual([]);
    });

    it('of ten thousand tags is refused as a whole, and nobody else waits for it', async () => {
      const many = Array.from({ length: 10_000 }, (_, index) => `tag ${index}`);
      for (const verb of ['add', 'remove']) {
        const answer = await ask(`/us/v1/tags/${verb}`, bulk([one], many));
        expect([answer.status, fieldOf(answer)]).toEqual([400, 'tags']);
      }
      const replaced = await ask(`/us/v1/customers/${one}/tags`, replacing(many, { 'if-match': '"x"' }));
      expect([replaced.status, fieldOf(replaced)]).toEqual([400, 'tags']);
    });
  });

  describe('a query string', () => {
    it.each([
      ['a limit of none', 'limit=0', 'limit'],
      ['a limit below', 'limit=-5', 'limit'],
      ['a limit above', 'limit=1001', 'limit'],
      ['a limit that is no whole number', 'limit=2.5', 'limit'],
      ['a limit that is no number', 'limit=ten', 'limit'],
      ['an infinite limit', 'limit=Infinity', 'limit'],
      ['an empty limit', 'limit=', 'limit'],
      ['a limit given twice', 'limit=5&limit=5', 'limit'],
      ['a query given twice', 'query=a&query=b', 'query'],
      ['a sort given twice', 'sort=name&sort=-name', 'sort'],
      ['a day given twice', 'asOf=2026-11-16&asOf=2026-11-17', 'asOf'],
      ['a sort that is not known', 'sort=size', 'sort'],
      ['a sort with SQL in it', 'sort=name;drop table customers', 'sort'],
      ['a day that is none', 'asOf=2026-02-30', 'asOf'],
      ['a day before the year 1', 'asOf=0000-12-31', 'asOf'],
      ['a day with a time', 'asOf=2026-11-16T00:00:00Z', 'asOf'],
      ['an empty day', 'asOf=', 'asOf'],
      ['a query that is too long', `query=${'x'.repeat(2001)}`, 'query'],
      ['a query of too many terms', `query=${'x%20'.repeat(51)}`, 'query'],
      ['a query that cannot be read', 'query=status:', 'query'],
      ['a query with an operator of SQL', "query=name='x'", 'query'],
    ])('is refused: %s', async (_what, search, field) => {
      const answer = await ask(`/us/v1/customers?${search}`);
      expect([answer.status, answer.body.code, fieldOf(answer)]).toEqual([400, 'invalid', field]);
    });

    it.each(['0001-01-01', '9999-12-31'])('is answered for the day %s', async (day) => {
      expect((await ask(`/us/v1/customers?asOf=${day}&query=status:expired`)).status).toBe(200);
      expect((await ask(`/us/v1/customer-facets?asOf=${day}`)).status).toBe(200);
    });

    it.each([
      'expires<99999999999999d',
      'added>-9007199254740991d',
      'licenses>=9007199254740991',
      '"\'; drop table customers; --"',
      '100%_\\\\x',
      `id:${'x'.repeat(1900)}`,
      'region:__proto__',
      '"‮ \u200b \ufeff"',
      `-"${'ä'.repeat(1900)}"`,
      'x '.repeat(50),
    ])('finds what there is: %j', async (query) => {
      const { status, body } = await ask(`/us/v1/customers?query=${encodeURIComponent(query)}`);
      expect(status).toBe(200);
      expect((await ask(`/us/v1/customer-count?query=${encodeURIComponent(query)}`)).body.total).toBe(
        body.items.length,
      );
    });
  });

  describe('text that cannot be stored', () => {
    const unstorable = ['a\0b', '\0', 'a\ud800b', '\udfff'];
    const json = (value: unknown) => JSON.stringify(value);

    it.each(unstorable)('%j in a body is refused where it stands, and changes nothing', async (text) => {
      const before = await server.fingerprint();
      const wrong: [path: string, method: string, body: object, field: string][] = [
        ['/tags/add', 'POST', { customerIds: [one, text], tags: ['Fine'] }, 'customerIds[1]'],
        ['/tags/add', 'POST', { customerIds: [one], tags: ['Fine', text] }, 'tags[1]'],
        ['/tags/remove', 'POST', { customerIds: [one], tags: [text] }, 'tags[0]'],
        ['/users', 'POST', { id: text, name: 'N', roles: [] }, 'id'],
        ['/users', 'POST', { id: 'u-7', name: text, roles: [] }, 'name'],
        ['/users', 'POST', { id: 'u-7', name: 'N', email: `${text}@x.example`, roles: [] }, 'email'],
        ['/views/v1', 'PUT', { name: 'V', table: 'customers', query: text }, 'query'],
        [
          '/views/v1',
          'PUT',
          { name: 'V', table: 'customers', columns: { order: ['a', text] } },
          'columns.order[1]',
        ],
        ['/views/v1', 'PUT', { name: 'V', table: 'customers', columns: { [text]: 1 } }, 'columns'],
      ];
      for (const [path, method, body, field] of wrong) {
        const answer = await ask(`/us/v1${path}`, {
          method,
          body: json(body),
          headers: { 'idempotency-key': 'k' },
        });
        expect([path, answer.status, fieldOf(answer)]).toEqual([path, 400, field]);
      }
      expect(await server.fingerprint()).toBe(before);
    });

    it('in an address is refused, or not found', async () => {
      for (const id of ['a%00b', '%00']) {
        const answer = await ask(`/us/v1/customers/${id}`);
        expect([answer.status, fieldOf(answer)]).toEqual([400, 'id']);
        expect((await ask(`/us/v1/views/${id}`, { method: 'DELETE' })).status).toBe(400);
        expect((await ask(`/us/v1/users/${id}`, { method: 'DELETE' })).status).toBe(400);
      }
      for (const id of ['%ED%A0%80', '%', '%zz', '%C3%28', '%2e%2e%2f', '..%2f..%2fetc%2fpasswd']) {
        expect((await ask(`/us/v1/customers/${id}`)).status).toBe(404);
      }
    });

    it('in a query string is refused where it stands', async () => {
      for (const [search, field] of [
        ['query=a%00b', 'query'],
        ['cursor=%00', 'cursor'],
        ['sort=%00', 'sort'],
      ]) {
        const answer = await ask(`/us/v1/customers?${search}`);
        expect([answer.status, fieldOf(answer)]).toEqual([400, field]);
      }
    });
  });

  describe('a text that is too long to be looked up by', () => {
    const chance = Array.from({ length: 900 }, (_, index) => ((index * 2654435761) >>> 0).toString(36)).join(
      '',
    );

    it.each<[string, string, string, object, string]>([
      ['a user’s id', '/users', 'POST', { id: chance, name: 'N', roles: [] }, 'id'],
      [
        'a user’s e-mail address',
        '/users',
        'POST',
        { id: 'u-7', name: 'N', email: `a@${chance}.example`, roles: [] },
        'email',
      ],
      ['a view’s id', `/views/${chance}`, 'PUT', { name: 'V', table: 'customers' }, 'id'],
    ])('is refused: %s', async (_what, path, method, body, field) => {
      const answer = await ask(`/us/v1${path}`, { method, body });
      expect([answer.status, fieldOf(answer)]).toEqual([400, field]);
    });

    it('is not found', async () => {
      expect((await ask(`/us/v1/customers/${chance}`)).status).toBe(404);
      expect((await ask(`/us/v1/users/${chance}`, { method: 'DELETE' })).status).toBe(404);
    });
  });

  describe('an idempotency key', () => {
    const keyed = (key: string, tags: readonly string[], ids: readonly string[] = [one]) =>
      bulk(ids, tags, { 'idempotency-key': key });

    it('brings the same answer again, and the change once', async () => {
      const first = await ask('/us/v1/tags/add', keyed('key-1', ['Once']));
      await ask('/us/v1/tags/remove', bulk([one], ['Once']));
      const again = await ask('/us/v1/tags/add', keyed('key-1', ['Once']));
      expect([again.status, again.body]).toEqual([first.status, first.body]);
      expect(first.body.results[0].changed).toEqual(['Once']);
      expect(await tagsOf(one)).toEqual([]);
    });

    it('with another request is refused', async () => {
      await ask('/us/v1/tags/add', keyed('key-1', ['Once']));
      for (const [path, request] of [
        ['/us/v1/tags/add', keyed('key-1', ['Twice'])],
        ['/us/v1/tags/add', keyed('key-1', ['Once'], [one, two])],
        ['/us/v1/tags/remove', keyed('key-1', ['Once'])],
      ] as const) {
        const answer = await askWithUsedKey(path, request);
        expect([answer.status, fieldOf(answer)]).toEqual([422, 'idempotency-key']);
      }
      expect(await tagsOf(one)).toEqual(['Once']);
    });

    it('is its user’s alone', async () => {
      await ask('/us/v1/tags/add', keyed('key-1', ['Once']));
      const as = { user: 'u-9' };
      const other = await ask('/us/v1/tags/add', { ...keyed('key-1', ['Other'], [two]), as });
      expect(other.body.results[0].changed).toEqual(['Other']);
      const stranger = await ask('/us/v1/tags/add', {
        ...keyed('key-1', ['Once']),
        as: { partner: 'other' },
      });
      expect(stranger.body.results[0].error.code).toBe('notFound');
    });

    it('comes true once, however many send it at the same time', async () => {
      const user = {
        method: 'POST',
        body: { id: 'u-7', name: 'N', roles: [] },
        headers: { 'idempotency-key': 'p' },
      };
      const answers = await Promise.all(Array.from({ length: 8 }, () => ask('/us/v1/users', user)));
      const made = answers.filter(({ status }) => status === 200);
      expect(made.length).toBeGreaterThan(0);
      expect(new Set(made.map(({ body }) => JSON.stringify(sorted(body)))).size).toBe(1);
      for (const answer of answers.filter(({ status }) => status !== 200)) {
        expect([answer.status, answer.body.code, answer.headers.get('retry-after')]).toEqual([
          409,
          'conflict',
          '1',
        ]);
      }
      expect((await ask('/us/v1/users', user)).body).toEqual(made[0]?.body);
      expect((await ask('/us/v1/users')).body.items).toHaveLength(3);
      expect(await changes()).toEqual([1, 0]);
    });

    it('keeps nothing of a change that was refused', async () => {
      const taken = { body: { id: 'u-5', name: 'N', roles: [] }, headers: { 'idempotency-key': 'refused' } };
      expect((await ask('/us/v1/users', taken)).status).toBe(409);
      expect(await changes()).toEqual([0, 0]);
      const fine = { ...taken, body: { id: 'u-7', name: 'N', roles: [] } };
      expect((await askWithUsedKey('/us/v1/users', fine)).status).toBe(200);
    });

    it('that is none is refused', async () => {
      for (const key of ['', 'x'.repeat(201), 'a b', 'a\tb', 'schlüssel', '\u00a0']) {
        const answer = await ask('/us/v1/tags/add', keyed(key, ['Once']));
        expect([key, answer.status, fieldOf(answer)]).toEqual([key, 400, 'idempotency-key']);
      }
      expect(await tagsOf(one)).toEqual([]);
      expect((await ask('/us/v1/tags/add', keyed('x'.repeat(200), ['Once']))).status).toBe(200);
    });

    it('on what changes nothing is not looked at', async () => {
      const answer = await ask('/us/v1/customers', { headers: { 'idempotency-key': 'ü' } });
      expect(answer.status).toBe(200);
    });
  });

  describe('a replacement', () => {
    const path = `/us/v1/customers/${one}/tags`;

    it('names the version that it starts from, in the header', async () => {
      const answer = await ask(path, replacing(['New'], {}));
      expect([answer.status, fieldOf(answer)]).toEqual([428, 'version']);
      const inBody = await ask(path, { method: 'PUT', body: { tags: ['New'], version: tagsVersion([]) } });
      expect(inBody.status).toBe(428);
      expect(await tagsOf(one)).toEqual([]);
    });

    it('names one version, a strong one', async () => {
      const version = tagsVersion([]);
      for (const match of [
        '*',
        `W/"${version}"`,
        `"${version}", "other"`,
        version,
        `'${version}'`,
        '',
        '"',
        '"""',
      ]) {
        const answer = await ask(path, replacing(['New'], { 'if-match': match }));
        expect([match, answer.status, fieldOf(answer)]).toEqual([match, 400, 'if-match']);
      }
      expect(await tagsOf(one)).toEqual([]);
    });

    it('that comes too late has failed its precondition, and is shown what stands now', async () => {
      await ask('/us/v1/tags/add', bulk([one], ['Theirs']));
      for (const match of [`"${tagsVersion([])}"`, '"made-up"', '""']) {
        const answer = await ask(path, replacing(['Mine'], { 'if-match': match }));
        expect([answer.status, answer.body.code]).toEqual([412, 'conflict']);
        expect(answer.body.current).toEqual({
          customerId: one,
          tags: ['Theirs'],
          version: tagsVersion(['Theirs']),
        });
      }
      expect(await tagsOf(one)).toEqual(['Theirs']);
    });

    it('answers the version of what stands then, for the next one', async () => {
      const first = await ask(path, replacing(['New'], { 'if-match': `"${tagsVersion([])}"` }));
      const etag = first.headers.get('etag') as string;
      expect(etag).toBe(`"${tagsVersion(['New'])}"`);
      expect((await ask(path, replacing(['Newer'], { 'if-match': etag }))).status).toBe(200);
      expect((await ask(path, replacing(['Newest'], { 'if-match': etag }))).status).toBe(412);
    });

    it('of a user’s roles and of a view is held to the same', async () => {
      const version = contentVersion(['helpdesk']);
      const roles = (headers: Record<string, string>) =>
        ask('/us/v1/users/u-5/roles', { method: 'PUT', body: { roles: ['helpdesk'] }, headers });
      expect((await roles({})).status).toBe(428);
      expect((await roles({ 'if-match': '"made-up"' })).status).toBe(412);
      expect((await roles({ 'if-match': `"${version}"` })).status).toBe(200);
      const view = (headers: Record<string, string>) =>
        ask('/us/v1/views/v1', { method: 'PUT', body: { name: 'V', table: 'customers' }, headers });
      expect((await view({})).status).toBe(200);
      expect((await view({})).status).toBe(409);
      expect((await view({ 'if-match': '"made-up"' })).status).toBe(412);
    });
  });

  describe('too many requests', () => {
    it('of one user are refused, and told when to come back; others go on', async () => {
      const app = server.app({ limits: { perUser: 3, changesPerUser: 100, perAddress: 100 } });
      const status = async (request: TestRequest = {}) => (await ask('/us/v1/viewer', request, app)).status;
      expect([await status(), await status(), await status()]).toEqual([200, 200, 200]);
      const refused = await ask('/us/v1/viewer', {}, app);
      expect([refused.status, refused.body.code]).toEqual([429, 'rateLimited']);
      const seconds = Number(refused.headers.get('retry-after'));
      expect(seconds).toBeGreaterThan(0);
      expect(seconds).toBeLessThanOrEqual(60);
      expect(refused.body.retryAfterMs).toBeLessThanOrEqual(seconds * 1000);
      expect(await status({ as: { user: 'u-5', roles: ['helpdesk'] } })).toBe(200);
      expect(await status({ as: { partner: 'other' } })).toBe(200);
    });

    it('that change something have a limit of their own, and one of many customers counts once', async () => {
      const app = server.app({ limits: { perUser: 100, changesPerUser: 2, perAddress: 100 } });
      const add = () =>
        ask(
          '/us/v1/tags/add',
          bulk(
            ofUs.map(({ id }) => id),
            ['Fine'],
          ),
          app,
        );
      // what came and went again is told by the audit trail alone
      const state = async () => (await server.fingerprint()).replaceAll(/"audit_\w+":"\w+",/g, '');
      const before = await state();
      expect([(await add()).status, (await add()).status, (await add()).status]).toEqual([200, 200, 429]);
      expect((await ask('/us/v1/customers', {}, app)).status).toBe(200);
      await ask(
        '/us/v1/tags/remove',
        bulk(
          ofUs.map(({ id }) => id),
          ['Fine'],
        ),
      );
      expect(await state()).toBe(before);
    });

    it('of all users of a partner together have a limit, and those of another partner do not count', async () => {
      const app = server.app({ limits: { perPartner: 2 } });
      const status = async (as: TestRequest['as']) => (await ask('/us/v1/viewer', { as }, app)).status;
      const of = (user: string) => ({ user, roles: ['helpdesk' as const] });
      expect([await status(of('u-1')), await status(of('u-2'))]).toEqual([200, 200]);
      expect(await status(of('u-3'))).toBe(429);
      expect(await status({ partner: 'other' })).toBe(200);
    });

    it('beyond what is answered at the same moment are sent away at once, and the next is let in', async () => {
      let open = () => {};
      const gate = new Promise<void>((resolve) => {
        open = resolve;
      });
      let entered = 0;
      const limits = { underWay: 3, underWayPerPartner: 2 };
      const standing: AppOptions['standing'] = {
        narrowed: async (principal) => {
          entered++;
          await gate;
          return principal;
        },
        changed: () => {},
      };
      const app = server.app({ limits, standing });
      const viewer = (partner: string) => ask('/us/v1/viewer', { as: { partner } }, app);
      const inside = [viewer('demo'), viewer('demo')];
      await expect.poll(() => entered).toBe(2);
      const third = await viewer('demo');
      expect([third.status, third.body.code, third.headers.get('retry-after')]).toEqual([
        503,
        'unavailable',
        '1',
      ]);
      inside.push(viewer('other'));
      await expect.poll(() => entered).toBe(3);
      expect((await viewer('other')).status).toBe(503);
      open();
      expect((await Promise.all(inside)).map(({ status }) => status)).toEqual([200, 200, 200]);
      expect((await viewer('demo')).status).toBe(200);
    });

    it('from one address are refused, also without a token', async () => {
      const app = server.app({
        limits: { perUser: 100, changesPerUser: 100, perAddress: 2 },
        addressOf: (context) => context.req.header('x-test-address') ?? '',
      });
      const from = async (address: string, as?: null) =>
        (
          await ask(
            '/us/v1/viewer',
            { headers: { 'x-test-address': address }, ...(as === null ? { as } : {}) },
            app,
          )
        ).status;
      expect([await from('a', null), await from('a', null)]).toEqual([401, 401]);
      expect([await from('a', null), await from('a')]).toEqual([429, 429]);
      expect(await from('b')).toBe(200);
    });
  });

  describe('an address', () => {
    // of a newer contract, for all that this server knows: who asks learns that it is not supported
    it.each(['/us/v1/', '/us/v1/customers/', '/us/v1//customers', '/us/v1/customers/a/b', '/us/v1/made-up'])(
      'of a region where no operation is: %s',
      async (path) => {
        for (const as of [null, undefined]) {
          const answer = await ask(path, as === null ? { as } : {});
          expect([answer.status, answer.body.code]).toEqual([404, 'unsupported']);
        }
      },
    );

    it.each([
      '/',
      '/us',
      '/us/v1',
      '/us/v2/customers',
      '/US/v1/customers',
      '/ca/v1/customers',
      '/development/session',
      '/openapi.yaml',
      '/%2e%2e/etc/passwd',
    ])('where nothing is: %s', async (path) => {
      for (const as of [null, undefined]) {
        const answer = await ask(path, as === null ? { as } : {});
        expect([answer.status, answer.body.code]).toEqual([404, 'notFound']);
      }
    });

    it.each([
      ['POST', '/us/v1/customers', 'GET, HEAD'],
      ['DELETE', `/us/v1/customers/${one}`, 'GET, HEAD'],
      ['DELETE', '/us/v1/tags/add', 'GET, HEAD, POST, PUT'],
      ['PATCH', '/us/v1/users/u-5/roles', 'PUT'],
      ['POST', '/eu/v1/views/v1', 'GET, HEAD, PUT, DELETE'],
      ['GET', '/us/v1/users/u-5/roles', 'PUT'],
    ])('does not take every method: %s %s', async (method, path, allowed) => {
      const answer = await ask(path, { method, ...(method === 'GET' ? {} : { body: {} }) });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, allowed]);
    });

    it('answers HEAD as GET, without the body', async () => {
      const get = await ask('/us/v1/customers?limit=2');
      const head = await server.ask('/us/v1/customers?limit=2', { method: 'HEAD' });
      expect([head.status, head.text]).toEqual([200, '']);
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
      expect((await server.ask('/us/v1/customers', { method: 'HEAD', as: null })).status).toBe(401);
      expect((await server.ask('/us/v1/made-up', { method: 'HEAD' })).status).toBe(404);
    });

    it('tells nothing of a partner in health, readiness and metrics', async () => {
      await ask(`/us/v1/customers/${one}`);
      const texts = await Promise.all(
        ['/health', '/ready', '/metrics'].map((path) => ask(path, { as: null })),
      );
      expect(texts.map(({ status }) => status)).toEqual([200, 200, 200]);
      for (const { text } of texts) expect(text).not.toMatch(new RegExp(`${one}|demo|u-1001`));
    });
  });

  describe('a page of another origin', () => {
    const origin = 'https://portal.example';
    const preflight = (from: string) => ({
      method: 'OPTIONS',
      as: null,
      headers: {
        origin: from,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'authorization,if-match',
      },
    });

    it('may ask where it is configured, and reads refusals too', async () => {
      const app = server.app({ origins: [origin] });
      const allowed = await server.ask('/us/v1/customers', preflight(origin), app);
      expect(allowed.status).toBe(204);
      expect(allowed.headers.get('access-control-allow-origin')).toBe(origin);
      expect(allowed.headers.get('access-control-allow-methods')).toContain('PUT');
      expect(allowed.headers.get('access-control-allow-headers')).toMatch(/if-match/);
      expect(allowed.headers.get('access-control-allow-credentials')).toBeNull();
      for (const [path, request, status] of [
        ['/us/v1/customers', {}, 200],
        ['/us/v1/customers', { as: null }, 401],
        ['/us/v1/customers/made-up', {}, 404],
        ['/us/v1/made-up', {}, 404],
      ] as const) {
        const answer = await ask(path, { ...request, headers: { origin } }, app);
        expect(answer.status).toBe(status);
        expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
        expect(answer.headers.get('access-control-expose-headers')).toMatch(/x-request-id/);
        expect(answer.headers.get('vary')).toMatch(/origin/i);
      }
    });

    it('may not where it is not', async () => {
      const some = server.app({ origins: [origin] });
      for (const app of [some, server.app()]) {
        for (const from of [
          'https://evil.example',
          'null',
          `${origin}.evil.example`,
          'http://portal.example',
        ]) {
          const refused = await server.ask('/us/v1/customers', preflight(from), app);
          expect(refused.headers.get('access-control-allow-origin')).toBeNull();
          const answer = await ask('/us/v1/customers', { headers: { origin: from } }, app);
          expect(answer.headers.get('access-control-allow-origin')).toBeNull();
        }
      }
    });
  });

  describe('an error', () => {
    it('has the id of its request: the caller’s own, where it is one', async () => {
      const idOf = async (headers: Record<string, string>) =>
        (await ask('/us/v1/customers/made-up', { headers })).body.requestId;
      expect(await idOf({ 'x-request-id': 'my-request.42_a' })).toBe('my-request.42_a');
      for (const wrong of [
        'short',
        'x'.repeat(101),
        'with blanks in it',
        '<script>alert(1)</script>',
        'ümlaut-ümlaut',
      ]) {
        const id = await idOf({ 'x-request-id': wrong });
        expect(id).not.toBe(wrong);
        expect(id).toMatch(/^[\w-]{36}$/);
      }
      const listed = await ask('/us/v1/customers', { headers: { 'x-request-id': 'my-request.43' } });
      expect(listed.headers.get('x-request-id')).toBe('my-request.43');
    });

    it('of the server’s own tells nothing of the inside, and is logged', async () => {
      const logged: AnsweredRequest[] = [];
      const secret = 'select * from customers where password = 1 at /work/src/secret.ts:1';
      const failing = (cause: unknown) =>
        server.app({
          databases: { ...server.store.databases, of: () => Promise.reject(cause) } as RegionDatabases,
          log: (answered) => logged.push(answered),
        });
      const database = Object.assign(new Error(secret), { detail: secret, query: secret, code: '42P01' });
      for (const cause of [new Error(secret), database, new TypeError(secret, { cause: secret })]) {
        const answer = await ask('/us/v1/customers', {}, failing(cause));
        expect([answer.status, answer.body.code]).toEqual([500, 'unknown']);
        expect(answer.text).not.toContain('secret');
        expect(logged.at(-1)).toMatchObject({ status: 500, requestId: answer.body.requestId });
      }
      expect(logged[0]?.cause).toMatchObject({ message: secret });
    });
  });
});

/** What every error answer has, and what none has. */
function expectProblem({ status, headers, body, text }: TestAnswer): void {
  expect(headers.get('content-type')).toBe('application/problem+json');
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toMatchObject({ type: 'about:blank', status });
  expect(body.requestId).toBe(headers.get('x-request-id'));
  expect(body.requestId).toMatch(/^[\w.-]{8,100}$/);
  expect(body.detail).not.toBe('');
  expect(text).not.toMatch(inside);
}

function sorted(record: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

// the world is as the tests need it
it('has customers of both regions, two of them without tags', () => {
  expect([untagged.length > 1, ofEu.length > 0]).toEqual([true, true]);
});
