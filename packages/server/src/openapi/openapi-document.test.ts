import type { Operation } from '@partnerkit/sdk';
import { contract } from '@partnerkit/sdk/schemas';
import { createWorld, demoIdentities } from '@partnerkit/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openTestServer, type TestServer } from '../http/test-server.ts';
import { oneKind } from '../storage/throw-away-databases.ts';
import { openApiDocument } from './openapi-document.ts';

// biome-ignore lint/suspicious/noExplicitAny: a document is looked into as it comes
type Json = any;

const regions = ['US', 'EU'];
const document: Json = JSON.parse(JSON.stringify(openApiDocument(regions)));
const operations: readonly Operation[] = Object.values(contract).flatMap((verbs): Operation[] =>
  Object.values(verbs),
);
const described = (operation: Operation): Json =>
  document.paths[`/{region}/v1${operation.path}`]?.[operation.method.toLowerCase()];

/** Every object of the document, with the place where it stands. */
function* everything(value: Json, place = '#'): Generator<[place: string, value: Json]> {
  if (typeof value !== 'object' || value === null) return;
  yield [place, value];
  for (const [name, inner] of Object.entries(value)) yield* everything(inner, `${place}/${name}`);
}

function resolved(reference: string): Json {
  return reference
    .slice(2)
    .split('/')
    .reduce<Json>((inner, name) => inner?.[name.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}

describe('the description of the server', () => {
  it('is OpenAPI 3.1', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    expect(Object.keys(document).sort()).toEqual(
      ['components', 'info', 'openapi', 'paths', 'security', 'servers'].sort(),
    );
    const [scheme] = Object.keys(document.security[0]);
    expect(document.components.securitySchemes).toHaveProperty(String(scheme));
  });

  it('refers to nothing that is not in it', () => {
    const references = [...everything(document)].flatMap(([, value]) =>
      typeof value.$ref === 'string' ? [value.$ref] : [],
    );
    expect(references.length).toBeGreaterThan(0);
    for (const reference of references) {
      expect(reference).toMatch(/^#\//);
      expect(resolved(reference), reference).toBeTypeOf('object');
    }
  });

  it('names the values that a field may have', () => {
    const list = document.paths['/{region}/v1/customers'].get;
    const sort = list.parameters.find(({ name }: Json) => name === 'sort');
    expect(sort.schema.enum).toContain('-licenses');
    const user = document.paths['/{region}/v1/users'].post.requestBody.content['application/json'].schema;
    expect(user.properties.roles.items.enum).toContain('helpdesk');
  });

  it('has nothing in it that the contract does not have', () => {
    const places = Object.entries<Json>(document.paths).flatMap(([path, item]) =>
      Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(places.sort()).toEqual(
      operations.map(({ method, path }) => `${method} /{region}/v1${path}`).sort(),
    );
    const ids = Object.values<Json>(document.paths).flatMap((item) =>
      Object.values<Json>(item).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('gives every schema in a form that JSON Schema 2020-12 reads', () => {
    const types = ['string', 'number', 'integer', 'boolean', 'array', 'object', 'null'];
    for (const [place, value] of everything(document)) {
      if (typeof value.type === 'string' && /schema/i.test(place)) {
        const isScheme = place.includes('/securitySchemes/');
        if (!isScheme) expect(types, place).toContain(value.type);
      }
      if (/\/schema$/.test(place) && !value.$ref) expect(() => z.fromJSONSchema(value), place).not.toThrow();
      expect(value, place).not.toHaveProperty('nullable');
      expect(value, place).not.toHaveProperty('$schema');
    }
  });

  describe.each(operations)('of $id', (operation) => {
    const { method, path, permission, replaces, changes } = operation;
    const parameters = () => described(operation).parameters as Json[];
    const named = (where: string) =>
      parameters().flatMap((one) => (one.in === where ? [one.name as string] : []));

    it('stands where it is answered, with its permission', () => {
      expect(described(operation)).toMatchObject({ operationId: operation.id, tags: [expect.any(String)] });
      expect(described(operation)['x-permission']).toBe(permission ?? undefined);
    });

    it('declares what its path holds, each parameter once and with a schema', () => {
      const inPath = [...`/{region}/v1${path}`.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
      expect(named('path').sort()).toEqual(inPath.sort());
      for (const parameter of parameters()) {
        expect(parameter).toMatchObject({ name: expect.any(String), schema: expect.any(Object) });
        if (parameter.in === 'path') expect(parameter.required).toBe(true);
      }
      const keys = parameters().map((one) => `${one.in} ${one.name}`);
      expect(new Set(keys).size).toBe(keys.length);
      expect(parameters().find(({ name }) => name === 'region').schema.enum).toEqual(['us', 'eu']);
    });

    it('tells all of its input, each field in one place', () => {
      const input = z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }) as Json;
      const content = described(operation).requestBody?.content;
      const bytes = { type: 'object', properties: { content: {} } };
      const body = content?.['application/octet-stream'] ? bytes : content?.['application/json'].schema;
      expect(content?.['application/octet-stream'] !== undefined).toBe(operation.body === 'bytes');
      const hasBody = method !== 'GET' && method !== 'DELETE';
      expect(body !== undefined).toBe(hasBody);
      // beside them the region and the day of the whole request
      const parameterNames = [...named('path'), ...named('query')].filter(
        (name) => name !== 'region' && name !== 'asOf',
      );
      const told = [...parameterNames, ...Object.keys(body?.properties ?? {})];
      const fields = Object.keys(input.properties ?? {}).filter((name) => !(replaces && name === 'version'));
      expect(told.sort()).toEqual(fields.sort());
      expect(named('header').sort()).toEqual(
        [
          ...(changes ? ['Idempotency-Key'] : []),
          ...(replaces ? ['If-Match'] : []),
          ...(operation.answer === 'bytes' ? ['Range'] : []),
        ].sort(),
      );
    });

    it('tells its answer, and what a refusal looks like', () => {
      const { responses } = described(operation);
      if (operation.answer === 'bytes') {
        for (const status of ['200', '206'])
          expect(responses[status].content).toHaveProperty('application/octet-stream');
      } else expect(responses['200'].content['application/json'].schema).toMatchObject({ type: 'object' });
      const refusal = resolved(responses.default.$ref);
      expect(refusal.content).toHaveProperty('application/problem+json');
    });
  });
});

describe('a real answer is the one that is described', () => {
  const world = createWorld({ customers: 40, regions, weeks: false });
  let server: TestServer;
  let importId: string;
  let runId: string;
  // what each of these addresses names
  const named: Record<string, string> = {
    '/views/': 'v1',
    '/users/': 'u-1001',
    '/report-templates/': 't1',
    '/report-schedules/': 's1',
  };
  const here = world.customers.filter(({ region }) => region === 'US').map(({ id }) => id);
  const trial = world.subscriptions.find(
    ({ kind, customerId }) => kind === 'trial' && here.includes(customerId),
  );
  beforeAll(async () => {
    const users = demoIdentities(world).map(({ userId, name, roles }) => ({ id: userId, name, roles }));
    const { customers, subscriptions } = world;
    const demo = { id: 'demo', customers, subscriptions, users, assigned: {} };
    server = await openTestServer(oneKind, [demo]);
    await server.ask('/us/v1/views/v1', {
      method: 'PUT',
      body: { name: 'V', table: 'customers', columns: {} },
    });
    const put = (path: string, body: unknown) => server.ask(path, { method: 'PUT', body });
    await server.ask('/us/v1/tags/add', { body: { customerIds: [here[0]], tags: ['T'] } });
    await put('/us/v1/report-templates/t1', { name: 'T', report: 'devices', columns: ['mac'] });
    const cadence = { every: 'day', time: '07:00', timeZone: 'Europe/Rome' };
    await put('/us/v1/report-schedules/s1', { template: 'devices', cadence, format: 'csv' });
    const files = [{ path: 'usage.csv', size: 1 }];
    importId = (await server.ask('/us/v1/imports', { body: { files } })).body.id;
    runId = (await server.ask('/us/v1/report-runs', { body: { template: 'devices', format: 'csv' } })).body
      .id;
  });
  afterAll(() => server.close());

  const fits = (schema: Json, value: unknown) => {
    const parsed = z.fromJSONSchema(schema).safeParse(value);
    return parsed.success ? [] : parsed.error.issues;
  };

  // a file may be anything
  const asked = operations.filter(({ method, answer }) => method === 'GET' && answer !== 'bytes');
  it.each(asked)('to $id', async (operation) => {
    const id = operation.path.includes('/trials/') ? trial?.customerId : here[0];
    const path = operation.path
      .replace(/(\/[a-z-]+\/)\{id\}$/, (whole, of) => (named[of] ? `${of}${named[of]}` : whole))
      .replace('/trials/{id}', `/trials/${trial?.id}`)
      .replace('{name}', 'T')
      .replace('{report}', 'devices')
      .replace('/report-runs/{id}', `/report-runs/${runId}`)
      .replace(/\{(id|customerId)\}/, String(id))
      .replace('{section}', 'expiring')
      .replace('{importId}', importId);
    const search = operation.id.startsWith('subscriptions.')
      ? '?product=calling'
      : operation.id === 'customers.counts'
        ? '?queries=type:trial'
        : '';
    const { status, body, headers } = await server.ask(`/us/v1${path}${search}`);
    expect(status).toBe(200);
    const answer = described(operation).responses['200'];
    expect(headers.has('etag')).toBe(Boolean(answer.headers?.ETag));
    const { schema } = answer.content['application/json'];
    expect(fits(schema, body)).toEqual([]);
    const [field] = schema.required as string[];
    // the check itself finds what is missing
    expect(fits(schema, { ...body, [String(field)]: undefined })).not.toEqual([]);
  });

  it.each([
    ['/us/v1/customers?limit=0', {}],
    ['/us/v1/customers?query=status:', {}],
    ['/us/v1/customers/made-up', {}],
    ['/us/v1/customers', { as: null }],
    ['/us/v1/users', { as: { roles: ['helpdesk' as const] } }],
    ['/us/v1/made-up', {}],
  ])('where it is refused: %s', async (path, request) => {
    const { status, body } = await server.ask(path, request);
    expect(body.status).toBe(status);
    expect(fits(document.components.schemas.Problem, body)).toEqual([]);
  });

  it('is the document that the server gives', async () => {
    const { status, body } = await server.ask('/openapi.json', { as: null });
    expect(status).toBe(200);
    expect(body).toEqual(document);
  });
});
