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
});
