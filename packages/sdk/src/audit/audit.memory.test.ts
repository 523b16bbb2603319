import { describe, expect, it, vi } from 'vitest';
import { createPartnerClient } from '../client/partner-client.ts';
import { type MemorySourceOptions, memorySource } from '../sources/memory-source.ts';
import type { AuditEntry } from './audit-entry.schema.ts';

const customers = [
  { id: 'c1', name: 'Alimentari Serrapiana', region: 'EU', tags: ['gold'] },
  { id: 'c2', name: 'Bottega Verde', region: 'US' },
];

function clientOver(options: Partial<MemorySourceOptions>) {
  const source = memorySource({
    customers,
    viewer: { userId: 'u-1', name: 'Ada', roles: ['partnerFullAdmin'] },
    saveTags: () => {},
    ...options,
  });
  return createPartnerClient({ source, now: () => Date.UTC(2026, 10, 16, 8, 30) });
}

describe('changes of rows in memory', () => {
  it('are handed to the host when they are kept: who, when, where, and from what to what', async () => {
    const saveAuditEntries = vi.fn<(entries: readonly AuditEntry[]) => void>();
    const client = clientOver({ saveAuditEntries });
    await client.tags.add({ customerIds: ['c1', 'c2', 'nobody'], tags: ['gold', 'new'] });
    const [entries = []] = saveAuditEntries.mock.calls[0] ?? [];
    expect(entries).toMatchObject([
      {
        at: '2026-11-16T08:30:00.000Z',
        actor: { id: 'u-1', name: 'Ada' },
        action: 'tags.add',
        subject: { kind: 'customer', id: 'c1', name: 'Alimentari Serrapiana' },
        customerId: 'c1',
        region: 'EU',
        changes: [{ field: 'tags', before: ['gold'], after: ['gold', 'new'] }],
      },
      { region: 'US', changes: [{ field: 'tags', before: [], after: ['gold', 'new'] }] },
    ]);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(2);
    await client.tags.add({ customerIds: ['c1'], tags: ['gold'] });
    expect(saveAuditEntries).toHaveBeenCalledTimes(1);
  });

  it('are not told of where the host could not keep them', async () => {
    const saveAuditEntries = vi.fn();
    const saveTags = async ({ customerId }: { customerId: string }) => {
      if (customerId === 'c1') throw new Error('disk full');
    };
    const client = clientOver({ saveAuditEntries, saveTags });
    await client.tags.add({ customerIds: ['c1', 'c2'], tags: ['new'] });
    const told = saveAuditEntries.mock.calls.flatMap(([entries]) => entries as AuditEntry[]);
    expect(told.map(({ customerId }) => customerId)).toEqual(['c2']);
  });

  it('are told again with the next one where the trail could not be kept', async () => {
    const told: string[][] = [];
    const saveAuditEntries = async (entries: readonly AuditEntry[]) => {
      told.push(entries.map(({ customerId }) => String(customerId)));
      if (told.length === 1) throw new Error('disk full');
    };
    const client = clientOver({ saveAuditEntries });
    const { results } = await client.tags.add({ customerIds: ['c1'], tags: ['new'] });
    expect(results[0]?.error).toBeUndefined();
    await client.tags.add({ customerIds: ['c2'], tags: ['new'] });
    await client.tags.remove({ customerIds: ['c2'], tags: ['new'] });
    expect(told).toEqual([['c1'], ['c1', 'c2'], ['c2']]);
  });

  it('are announced to the host: once more where it could not be told, by the same key', async () => {
    const told: { key: string; id: string }[] = [];
    const onInvite: MemorySourceOptions['onInvite'] = async ({ kind, key, at, actor, data: { user } }) => {
      expect({ kind, at, actor }).toEqual({
        kind: 'invited',
        at: '2026-11-16T08:30:00.000Z',
        actor: { id: 'u-1', name: 'Ada' },
      });
      told.push({ key, id: user.id });
      if (told.length === 1) throw new Error('no mail today');
    };
    const client = clientOver({ users: [], saveUsers: () => {}, onInvite });
    await client.users.add({ id: 'u-2', name: 'Grace', roles: ['helpdesk'] });
    await client.users.add({ id: 'u-3', name: 'Alan', roles: ['helpdesk'] });
    expect(told.map(({ id }) => id)).toEqual(['u-2', 'u-2', 'u-3']);
    expect(told[0]?.key).toBe(told[1]?.key);
    expect(new Set(told.map(({ key }) => key)).size).toBe(2);
  });

  it('tell users who come, change and go, and call legs by their number', async () => {
    const saveAuditEntries = vi.fn<(entries: readonly AuditEntry[]) => void>();
    const client = clientOver({
      saveAuditEntries,
      users: [{ id: 'u-1', name: 'Ada', roles: ['partnerFullAdmin'] }],
      saveUsers: () => {},
      callLegs: [],
      saveCallLegs: () => {},
    });
    const added = await client.users.add({ id: 'u-2', name: 'Grace', roles: ['helpdesk'] });
    await client.users.setRoles({ id: 'u-2', roles: [], version: added.version });
    await client.users.remove({ id: 'u-2' });
    const leg = {
      ...{ id: '1', callId: '1', customerId: 'c1', direction: 'made', endpoint: 'app' },
      ...{ startAt: '2026-11-10T08:00:00Z', endAt: '2026-11-10T08:01:00Z' },
    };
    await client.calling.send({ legs: [leg, { ...leg, id: '2', customerId: 'nobody' }] }, { region: 'EU' });
    const told = saveAuditEntries.mock.calls.flatMap(([entries]) => entries);
    expect(told.map(({ action, subject, changes }) => [action, subject.id, changes])).toEqual([
      [
        'users.add',
        'u-2',
        [
          { field: 'name', after: 'Grace' },
          { field: 'roles', after: ['helpdesk'] },
        ],
      ],
      ['users.setRoles', 'u-2', [{ field: 'roles', before: ['helpdesk'], after: [] }]],
      [
        'users.remove',
        'u-2',
        [
          { field: 'name', before: 'Grace' },
          { field: 'roles', before: [] },
        ],
      ],
      [
        'calling.send',
        'EU',
        [
          { field: 'legs', after: 1 },
          { field: 'refusedLegs', after: 1 },
        ],
      ],
    ]);
  });
});
