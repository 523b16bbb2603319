import { describe, expect, it, vi } from 'vitest';
import { createPartnerClient, type PartnerClient } from '../client/partner-client.ts';
import type { CustomerRow } from '../customers/customer.schema.ts';
import { memorySource } from '../sources/memory-source.ts';
import type { HubReports } from './hub-reports.ts';
import type { ImportReports } from './imports.memory.ts';

const header = 'Customer name,Organization ID,Location,Total calls';
const usage = (...rows: readonly string[]) => `${[header, ...rows].join('\r\n')}\r\n`;
const file = { path: 'EU/2026-11-15/usage.csv', content: usage('Acme,c1,Rome,7', 'New one,c2,Rome,7') };

function host(importReports?: ImportReports) {
  let customers: readonly CustomerRow[] = [{ id: 'c1', name: 'Acme', region: 'EU' }];
  const taken: HubReports[] = [];
  const take = (reports: HubReports) => {
    taken.push(reports);
    customers = [
      ...customers,
      ...reports.customers.filter(({ id }) => !customers.some((row) => row.id === id)),
    ];
  };
  const source = memorySource({
    customers: () => customers,
    weeklyUsage: [{ customerId: 'c1', week: '2026-11-08', location: 'Rome', calls: 1 }],
    importReports: importReports ?? take,
    viewer: { userId: 'u-1', name: 'Ada', roles: ['partnerFullAdmin'] },
  });
  return {
    client: createPartnerClient({ source, asOf: '2026-11-20', now: () => Date.UTC(2026, 10, 20) }),
    taken,
  };
}

async function until(client: PartnerClient, importId: string, state: string) {
  await vi.waitFor(async () => expect((await client.imports.get({ importId })).state).toBe(state));
  return client.imports.get({ importId });
}

describe('an import over rows in memory', () => {
  it('hands the host what the files say once it is confirmed, and its rows load again', async () => {
    const { client, taken } = host();
    const heard = vi.fn();
    client.subscribe(heard);
    const { id: importId } = await client.imports.send([file]);
    await client.imports.preview({ importId });
    const { revision, changes } = await until(client, importId, 'checked');
    expect(changes).toEqual({
      weeks: [{ region: 'EU', week: '2026-11-15', file: file.path }],
      ...{ customers: { added: 1, moved: 0 }, inventories: [], legs: 0 },
    });
    expect(taken).toEqual([]);
    expect((await client.customers.count()).total).toBe(1);
    await client.imports.start({ importId, revision });
    expect(await until(client, importId, 'done')).toMatchObject({
      startedBy: { id: 'u-1', name: 'Ada' },
      result: {
        isComplete: true,
        refused: 0,
        counts: [
          { what: 'newCustomers', count: 1 },
          { what: 'locationWeeks', count: 2 },
        ],
      },
    });
    expect(taken).toHaveLength(1);
    expect((await client.customers.count()).total).toBe(2);
    expect(heard).toHaveBeenCalled();
  });

  it('knows which weeks the rows tell already', async () => {
    const { client } = host();
    const { id: importId } = await client.imports.send([{ ...file, path: 'EU/2026-11-08/usage.csv' }]);
    await client.imports.preview({ importId });
    const { changes } = await until(client, importId, 'checked');
    expect(changes?.weeks).toMatchObject([{ week: '2026-11-08', replaces: '' }]);
  });

  it('says why it failed where the host does not take it', async () => {
    const { client } = host(() => Promise.reject(new Error('the disk is full')));
    const { id: importId } = await client.imports.send([file]);
    await client.imports.preview({ importId });
    const { revision } = await until(client, importId, 'checked');
    await client.imports.start({ importId, revision });
    expect((await until(client, importId, 'failed')).problem).toBe(
      'The files were not imported: the disk is full',
    );
  });

  it.each<[string, (settle: () => void, fail: () => void) => void]>([
    ['is taken', (settle) => settle()],
    ['fails', (_, fail) => fail()],
  ])('that is given up stays so, also where what the host was given already %s', async (_, end) => {
    let isAsked = false;
    let [settle, fail] = [() => {}, () => {}];
    const given = new Promise<void>((resolve, reject) => {
      settle = resolve;
      fail = () => reject(new Error('the disk is full'));
    });
    const { client } = host(() => {
      isAsked = true;
      return given;
    });
    const { id: importId } = await client.imports.send([file]);
    await client.imports.preview({ importId });
    const { revision } = await until(client, importId, 'checked');
    await client.imports.start({ importId, revision });
    await vi.waitUntil(() => isAsked);
    const cancelled = await client.imports.discard({ importId });
    end(settle, fail);
    await given.catch(() => {});
    await client.customers.count();
    expect(await client.imports.get({ importId })).toEqual(cancelled);
  });

  it('that is given up at once is not handed to the host', async () => {
    const { client, taken } = host();
    const { id: importId } = await client.imports.send([file]);
    await client.imports.preview({ importId });
    const { revision } = await until(client, importId, 'checked');
    await Promise.all([client.imports.start({ importId, revision }), client.imports.discard({ importId })]);
    const { id: other } = await client.imports.send([file]);
    await client.imports.preview({ importId: other });
    await until(client, other, 'checked');
    expect([(await client.imports.get({ importId })).state, taken]).toEqual(['cancelled', []]);
  });

  it('says of files of calls that they are not taken here', async () => {
    const { client } = host();
    const legs = 'id,callId,customerId,startAt,endAt,direction,endpoint\n';
    const { id: importId } = await client.imports.send([{ path: 'legs.csv', content: legs }]);
    await client.imports.preview({ importId });
    const { files, revision } = await until(client, importId, 'checked');
    expect(files[0]?.survey).toMatchObject({ outcome: 'leftOut', problem: expect.stringMatching(/calls/) });
    await expect(client.imports.start({ importId, revision })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is not offered without a host that takes it', () => {
    const client = createPartnerClient({ source: memorySource({ customers: [] }) });
    expect(client.supports('imports.begin')).toBe(false);
    expect(client.supports('imports.get')).toBe(false);
  });
});

describe('files that are sent', () => {
  it('go on where they broke off, in parts', async () => {
    const { client } = host();
    const content = new Uint8Array(2_500_000).fill(65);
    const failing = new AbortController();
    const told: number[] = [];
    const files = [file, { path: 'large.csv', content: new Blob([content]) }];
    const broken = client.imports.send(files, {
      signal: failing.signal,
      onProgress: (received) => {
        told.push(received);
        if (received > 1_000_000) failing.abort();
      },
    });
    await expect(broken).rejects.toThrow();
    const [{ id: importId } = { id: '' }] = (await client.imports.list()).items;
    const before = await client.imports.get({ importId });
    expect(before.files[1]?.received).toBe(1_048_576);
    const sent = await client.imports.send(files, { importId });
    expect(sent.files.every(({ size, received }) => size === received)).toBe(true);
    await expect(client.imports.send([file], { importId })).rejects.toMatchObject({ code: 'invalid' });
    await expect(client.imports.send([{ path: 'a' } as never])).rejects.toMatchObject({ code: 'invalid' });
  });
});
