import { expect, it, vi } from 'vitest';
import { createPartnerClient } from '../client/partner-client.ts';
import { memorySource } from '../sources/memory-source.ts';

const full = { id: 'full', name: 'Ada', email: 'ada@bücher.example', roles: ['partnerFullAdmin'] };

function newClient(onInvite?: () => void) {
  const source = memorySource({ customers: [], users: [full], saveUsers: () => {}, onInvite });
  return createPartnerClient({ source });
}

const fitting = { id: 'u-1', name: 'Bo', roles: [] };
const marks = '\u200f\u200e\u061c\u200b';

it.each<[why: string, field: string, given: object]>([
  ['blanks for a name', 'name', { name: ' \t\u00a0\n' }],
  ['marks for the direction of writing alone', 'name', { name: marks }],
  ['a name of 300 characters', 'name', { name: 'x'.repeat(300) }],
  ['a name that turns around what stands behind it', 'name', { name: '\u202eoB' }],
  ['a name with a line break', 'name', { name: 'Bo\u0007Li' }],
  ['an address without a domain', 'email', { email: 'bo' }],
  ['an address of two', 'email', { email: 'bo@a.example,cy@a.example' }],
  ['an address of 321 characters', 'email', { email: `${'b'.repeat(64)}@${longDomain(256)}` }],
  ['an address with a mark nobody sees', 'email', { email: 'bo\u200b@a.example' }],
  ['an id with blanks around it', 'id', { id: ' u-1' }],
  ['an id that an address can not hold', 'id', { id: '..' }],
  ['a role that does not exist', 'roles[0]', { roles: ['superuser'] }],
  ['a role twice', 'roles', { roles: ['helpdesk', 'helpdesk'] }],
])('%s: refused by its field, and nobody is added', async (_why, field, given) => {
  const client = newClient();
  const add = client.users.add({ ...fitting, ...given } as never);
  await expect(add).rejects.toMatchObject({ code: 'invalid', fields: [{ field }] });
  expect((await client.users.list()).items).toHaveLength(1);
});

it.each<[why: string, given: object, kept: object]>([
  ['a domain in another script', { email: 'bo@παράδειγμα.example' }, { email: 'bo@παράδειγμα.example' }],
  [
    'an address of 320 characters',
    { email: `${'b'.repeat(64)}@${longDomain(255)}` },
    { email: `${'b'.repeat(64)}@${longDomain(255)}` },
  ],
  ['an Arabic name with its marks', { name: 'ليلى\u200f (Bo)' }, { name: 'ليلى\u200f (Bo)' }],
  ['a name with blanks around it and inside', { name: '  Bo   Li ' }, { name: 'Bo Li' }],
])('%s is taken', async (_why, given, kept) => {
  const client = newClient();
  expect(await client.users.add({ ...fitting, ...given })).toMatchObject(kept);
});

it('an e-mail address is one whatever its case and however its letters are composed', async () => {
  const client = newClient();
  const add = client.users.add({ ...fitting, email: 'Ada@BU\u0308CHER.example' });
  await expect(add).rejects.toMatchObject({ code: 'conflict', fields: [{ field: 'email' }] });
});

it('who is added is announced once: somebody has to write to them', async () => {
  const onInvite = vi.fn();
  const client = newClient(onInvite);
  await client.users.add({ ...fitting, email: 'bo@a.example' });
  await expect(client.users.add(fitting)).rejects.toMatchObject({ code: 'conflict' });
  expect(onInvite.mock.calls.map(([event]) => [event.kind, event.data.user.email])).toEqual([
    ['invited', 'bo@a.example'],
  ]);
});

function longDomain(length: number): string {
  const label = `${'d'.repeat(62)}.`;
  return `${label.repeat(Math.floor((length - 8) / 63))}${'e'.repeat(((length - 8) % 63) - 0)}.example`.slice(
    -length,
  );
}
