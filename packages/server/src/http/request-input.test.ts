import { contract } from '@partnerkit/sdk/schemas';
import { describe, expect, it } from 'vitest';
import { bodyLimits } from './json-body.ts';
import { createInputReader } from './request-input.ts';

const list = createInputReader(contract.customers.list);
const add = createInputReader(contract.tags.add);
const setRoles = createInputReader(contract.users.setRoles);

const get = (search: string) => new Request(`http://server/eu/v1/customers${search}`);
const post = (body: BodyInit, type = 'application/json') =>
  new Request('http://server/eu/v1/tags/add', { method: 'POST', body, headers: { 'content-type': type } });
const put = (match: string | undefined) =>
  new Request('http://server/us/v1/users/u-1/roles', {
    method: 'PUT',
    body: '{"roles":["helpdesk"]}',
    headers: { 'content-type': 'application/json', ...(match === undefined ? {} : { 'if-match': match }) },
  });

describe('the input of an operation', () => {
  it('is read off the query string, by the kinds of its fields', async () => {
    const input = await list.read(get('?limit=20&query=acme%20status:trial&sort=-licenses&unknown=1'), {});
    expect(input).toEqual({ limit: 20, query: 'acme status:trial', sort: '-licenses' });
  });

  it('is read off the body', async () => {
    const input = await add.read(post('{"customerIds":["1"],"tags":["Gold"]}'), {});
    expect(input).toEqual({ customerIds: ['1'], tags: ['Gold'] });
  });

  it('takes the version that a replacement starts from off the header', async () => {
    expect(await setRoles.read(put('"v1"'), { id: 'u-1' })).toEqual({
      id: 'u-1',
      roles: ['helpdesk'],
      version: 'v1',
    });
  });

  it('is not changed by what a text means to JavaScript', async () => {
    const body = '{"customerIds":["1"],"tags":["Gold"],"__proto__":{"polluted":true},"constructor":{"x":1}}';
    expect(await add.read(post(body), {})).toEqual({ customerIds: ['1'], tags: ['Gold'] });
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it.each<[string, () => Promise<unknown>, object]>([
    ['a limit that is no number', () => list.read(get('?limit=many'), {}), { fields: [{ field: 'limit' }] }],
    ['a limit that is too large', () => list.read(get('?limit=1001'), {}), { fields: [{ field: 'limit' }] }],
    ['a field given twice', () => list.read(get('?limit=1&limit=2'), {}), { fields: [{ field: 'limit' }] }],
    ['a sort that is not known', () => list.read(get('?sort=size'), {}), { fields: [{ field: 'sort' }] }],
    ['a body that is not JSON', () => add.read(post('{"tags":'), {}), { fields: [{ field: 'body' }] }],
    ['a body that is no object', () => add.read(post('[1]'), {}), { fields: [{ field: 'body' }] }],
    ['a body of another type', () => add.read(post('{}', 'text/plain'), {}), { status: 415 }],
    [
      'a body that is no UTF-8',
      () => add.read(post(new Uint8Array([0x7b, 0xff])), {}),
      { fields: [{ field: 'body' }] },
    ],
    [
      'a body that is too large',
      () => add.read(post(`"${'x'.repeat(bodyLimits.bytes)}"`), {}),
      { status: 413 },
    ],
    [
      'a body that is too deep',
      () => add.read(post('['.repeat(100_000)), {}),
      { fields: [{ field: 'body', message: expect.stringMatching(/at most 64 levels/) }] },
    ],
    [
      'a field of another kind',
      () => add.read(post('{"customerIds":"1","tags":["a"]}'), {}),
      { fields: [{ field: 'customerIds' }] },
    ],
    [
      'a replacement without its version',
      () => setRoles.read(put(undefined), { id: 'u-1' }),
      { status: 428 },
    ],
    ['any version at all', () => setRoles.read(put('*'), { id: 'u-1' }), { fields: [{ field: 'if-match' }] }],
  ])('is refused: %s', async (_what, read, problem) => {
    await expect(read()).rejects.toMatchObject({ code: 'invalid', ...problem });
  });

  it('counts brackets in texts as text', async () => {
    const tag = '[[[{{{\\"'.repeat(20);
    expect(await add.read(post(JSON.stringify({ customerIds: ['1'], tags: [tag] })), {})).toMatchObject({
      tags: [tag],
    });
  });
});
