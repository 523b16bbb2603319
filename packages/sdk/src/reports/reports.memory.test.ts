import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createPartnerClient, type PartnerClient } from '../client/partner-client.ts';
import { pageTurn } from '../operation/page-turn.ts';
import { type MemorySourceOptions, memorySource } from '../sources/memory-source.ts';
import type { ReportRun } from './report-run.schema.ts';

const customers = [
  { id: 'b', name: 'Älpha', region: 'EU', tags: [], externalId: 'P-1' },
  { id: 'a', name: 'Beta', region: 'EU', tags: [] },
  { id: 'c', name: 'Gamma', region: 'US', tags: [] },
];
const devices = ['a', 'b', 'c', 'gone'].map((customerId) => ({
  customerId,
  mac: `00112233445${customerId}`,
}));
const usage = { template: 'usage', from: '2026-11-01', until: '2026-11-14', format: 'csv' } as const;

function clientOver(options: Partial<MemorySourceOptions> = {}): PartnerClient {
  const source = memorySource({ customers, devices, auditEntries: [], ...options });
  return createPartnerClient({ source, now: () => Date.parse('2026-11-16T09:00:00Z') });
}

const textOf = async (client: PartnerClient, run: ReportRun) =>
  new Response((await client.reports.file({ id: run.id })).stream).text();

describe('reports over rows in memory', () => {
  it('tell of customers that are there, in the order of their names, of the region that is chosen', async () => {
    const client = clientOver();
    const { items } = await client.reports.rows({ report: 'devices' });
    expect(items.map(({ customerName, externalId }) => [customerName, externalId])).toEqual([
      ['Älpha', 'P-1'],
      ['Beta', undefined],
      ['Gamma', undefined],
    ]);
    expect((await client.reports.rows({ report: 'devices' }, { region: 'US' })).items).toHaveLength(1);
  });

  it('tell a viewer of assigned customers of these alone, in files too', async () => {
    const client = clientOver({ viewer: { userId: 'u', roles: ['partnerAdmin'], customerIds: ['a'] } });
    const run = await client.reports.run({ template: 'devices', format: 'csv' });
    const text = await textOf(client, await client.reports.follow(run));
    expect(text).toContain('00112233445a');
    expect(text).not.toContain('00112233445b');
  });

  it('name rows that do not fit, and tell the others', async () => {
    const onProblem = vi.fn();
    const bad = [{ customerId: 'a', mac: null } as never, { mac: 'x' } as never];
    const client = clientOver({ devices: bad, phoneNumbers: bad, onProblem });
    for (const report of ['devices', 'phoneNumbers'] as const) {
      const { items, refused } = await client.reports.rows({ report });
      expect([items.length, refused]).toEqual([
        1,
        [expect.objectContaining({ index: 1, field: 'customerId' })],
      ]);
    }
    await vi.waitFor(() => expect(onProblem).toHaveBeenCalledTimes(2));
    const problem = { kind: 'refused', row: 2, field: 'customerId', count: 1 };
    for (const rows of ['devices', 'phoneNumbers'])
      expect(onProblem).toHaveBeenCalledWith(expect.objectContaining({ ...problem, rows }));
  });

  it('name the option without which a report has no rows', async () => {
    const client = clientOver();
    await expect(client.reports.run(usage)).rejects.toMatchObject({
      code: 'unsupported',
      message: expect.stringContaining('callLegs or weeklyUsage'),
    });
    const bare = clientOver({ devices: undefined });
    expect(bare.supports('reports.run')).toBe(false);
    await expect(bare.reports.templates()).rejects.toMatchObject({ code: 'unsupported' });
  });

  it('offer no templates or schedules that nobody keeps', () => {
    const client = clientOver({ reportTemplates: [], reportSchedules: [] });
    expect(client.supports('reports.templates')).toBe(true);
    expect(client.supports('reports.saveTemplate')).toBe(false);
    expect(client.supports('reports.saveSchedule')).toBe(false);
  });

  it('take in legs that were sent meanwhile', async () => {
    const client = clientOver({ callLegs: [], saveCallLegs: () => {} });
    const days = { report: 'usage', from: '2026-11-01', until: '2026-11-14' } as const;
    expect((await client.reports.rows(days)).items).toEqual([]);
    const at = '2026-11-02T08:00:00Z';
    const leg = {
      id: 'l',
      callId: 'c',
      customerId: 'a',
      startAt: at,
      endAt: at,
      direction: 'made',
      endpoint: 'app',
    };
    await client.calling.send({ legs: [leg as never] });
    expect((await client.reports.rows(days)).items).toMatchObject([{ customerId: 'a', calls: 1, legs: 1 }]);
  });

  it('load again when the source is told to', async () => {
    let rows = devices;
    const client = clientOver({ devices: () => rows });
    expect((await client.reports.rows({ report: 'devices' })).items).toHaveLength(3);
    rows = [];
    client.refresh();
    expect((await client.reports.rows({ report: 'devices' })).items).toEqual([]);
  });

  it('are written beside the page: a long one lets others have their turn, tells how far it is, and can be stopped', async () => {
    const many = Array.from({ length: 30_000 }, (_, at) => ({ customerId: 'a', mac: String(at) }));
    const client = clientOver({ devices: many });
    let run = await client.reports.run({ template: 'devices', format: 'csv' });
    while (run.rows === 0) {
      await pageTurn();
      run = await client.reports.getRun({ id: run.id });
    }
    expect(run).toMatchObject({ state: 'running', totalRows: 30_000 });
    const stopped = await client.reports.cancelRun({ id: run.id });
    expect(stopped.state).toBe('cancelled');
    await pageTurn();
    expect(await client.reports.getRun({ id: run.id })).toEqual(stopped);
    const { items } = await client.reports.runs();
    expect(items.map(({ state }) => state)).toEqual(['cancelled']);
    expect(items[0]?.rows).toBeLessThan(30_000);
  });

  it('have no file as long as they are written', async () => {
    const client = clientOver();
    const { id } = await client.reports.run({ template: 'devices', format: 'csv' });
    await expect(client.reports.file({ id })).rejects.toMatchObject({ code: 'conflict' });
    await client.reports.follow({ id });
    expect((await client.reports.file({ id })).size).toBeGreaterThan(0);
  });

  it('that fail say why', async () => {
    const client = clientOver({ devices: async () => Promise.reject(new Error('the inventory is closed')) });
    const { id } = await client.reports.run({ template: 'devices', format: 'csv' });
    expect(await client.reports.follow({ id })).toMatchObject({
      state: 'failed',
      failure: { code: 'unavailable', message: expect.stringContaining('the inventory is closed') },
    });
    await expect(client.reports.download({ template: 'devices', format: 'csv' })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('the inventory is closed'),
    });
  });

  it('of nobody have a file with its header', async () => {
    const client = clientOver({ devices: [] });
    const run = await client.reports.run({
      template: 'devices',
      format: 'csv',
      language: 'it',
      delimiter: ';',
    });
    const ended = await client.reports.follow(run);
    expect(ended).toMatchObject({ state: 'done', rows: 0, totalRows: 0 });
    expect(await textOf(client, ended)).toMatch(/^ID esterno;Cliente;[^\n]+\r\n$/);
  });

  it('run once for one intent', async () => {
    const client = clientOver();
    const ask = () => client.reports.run({ template: 'devices', format: 'csv' }, { idempotencyKey: 'once' });
    expect((await ask()).id).toBe((await ask()).id);
    expect((await client.reports.runs()).total).toBe(1);
  });

  it('are asked for, stopped and removed by somebody, as the trail says', async () => {
    const client = clientOver({ viewer: { userId: 'u', name: 'Ada', roles: ['partnerFullAdmin'] } });
    const { id } = await client.reports.run({ template: 'devices', format: 'csv' });
    await client.reports.cancelRun({ id });
    await client.reports.cancelRun({ id });
    await client.reports.removeRun({ id });
    const { items } = await client.audit.list({ sort: 'at' });
    expect(items.map(({ action, actor, subject }) => [action, actor.id, subject.name])).toEqual([
      ['reports.run', 'u', 'Devices'],
      ['reports.cancelRun', 'u', 'Devices'],
      ['reports.removeRun', 'u', 'Devices'],
    ]);
  });
});

describe('templates and schedules that a host keeps', () => {
  const keep = vi.fn();
  const cadence = { every: 'day', time: '07:00', timeZone: 'Europe/Rome' } as const;
  const theirs = {
    ...({ id: 's', template: 't', cadence, format: 'csv', owner: { id: 'other' }, paused: null } as const),
  };
  const template = {
    id: 't',
    name: 'MACs',
    report: 'devices',
    columns: ['mac'],
    owner: { id: 'other' },
  } as const;
  const kept = {
    reportTemplates: [{ ...template, columns: ['mac'] }],
    reportSchedules: [theirs],
    saveReportTemplates: keep,
    saveReportSchedules: keep,
  };
  const own = { userId: 'u', roles: ['partnerAdmin'] } as const;
  const viewer = { userId: own.userId, roles: [...own.roles], customerIds: ['a'] };
  beforeEach(() => {
    keep.mockReset();
  });

  it('are handed over whole after each change', async () => {
    const client = clientOver(kept);
    const saved = await client.reports.saveTemplate({
      ...template,
      id: 'n',
      columns: ['mac'],
      name: ' New  one ',
    });
    expect(saved.name).toBe('New one');
    expect(keep.mock.lastCall?.[0]).toMatchObject([
      { id: 't' },
      { id: 'n', name: 'New one', version: saved.version },
    ]);
    const schedule = await client.reports.pauseSchedule({ id: 's' });
    expect(keep.mock.lastCall?.[0]).toEqual([schedule]);
    expect(schedule).toMatchObject({ paused: 'paused', nextRunAt: null });
  });

  it('stay as they were where the host cannot keep a change', async () => {
    const client = clientOver(kept);
    keep.mockRejectedValue(new Error('full'));
    const before = [await client.reports.templates(), await client.reports.schedules()];
    await expect(client.reports.removeTemplate({ id: 't' })).rejects.toMatchObject({ code: 'unavailable' });
    await expect(client.reports.removeSchedule({ id: 's' })).rejects.toMatchObject({ code: 'unavailable' });
    expect([await client.reports.templates(), await client.reports.schedules()]).toEqual(before);
    expect((await client.audit.list()).items).toEqual([]);
  });

  it('of others are seen by who may see all; templates by all, changed by their owner', async () => {
    const client = clientOver({ ...kept, viewer });
    expect((await client.reports.schedules()).items).toEqual([]);
    await expect(client.reports.pauseSchedule({ id: 's' })).rejects.toMatchObject({ code: 'notFound' });
    const [seen] = (await client.reports.templates()).items;
    expect(seen?.id).toBe('t');
    await expect(client.reports.removeTemplate({ id: 't' })).rejects.toMatchObject({ code: 'forbidden' });
    expect((await clientOver(kept).reports.schedules()).items).toHaveLength(1);
  });

  it('belong to who saved them last, whose rights they then run with', async () => {
    const rows = [{ ...theirs, paused: 'ownerLostRights' } as const];
    const client = clientOver({ ...kept, reportSchedules: rows });
    await expect(client.reports.resumeSchedule({ id: 's' })).rejects.toMatchObject({ code: 'conflict' });
    const [{ version, owner, paused, nextRunAt, ...content } = {} as never] = (
      await client.reports.schedules()
    ).items;
    const saved = await client.reports.saveSchedule({ ...content, version });
    expect(saved).toMatchObject({ owner: { id: 'viewer' }, paused: 'ownerLostRights' });
    expect(await client.reports.resumeSchedule({ id: 's' })).toMatchObject({
      paused: null,
      nextRunAt: '2026-11-17T06:00:00.000Z',
    });
  });
});
