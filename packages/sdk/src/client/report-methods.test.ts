import { afterEach, beforeEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { PartnerError } from '../errors/partner-error.ts';
import { type ReportKind, reportColumns } from '../imports/report-columns.ts';
import type { FileAnswer } from '../reports/report-file.ts';
import { type ReportRow, reportRowSchemas } from '../reports/report-row.schema.ts';
import type { ReportRun } from '../reports/report-run.schema.ts';
import { reportKinds } from '../reports/report-template.schema.ts';
import { createSource } from '../sources/create-source.ts';
import { createPartnerClient } from './partner-client.ts';

const waiting: ReportRun = {
  ...{ id: 'r', template: 'devices', templateName: null, report: 'devices', columns: ['mac'], format: 'csv' },
  ...{ from: null, until: null, requestedAt: '2026-11-16T09:00:00Z', requestedBy: { id: 'u' } },
  ...{ scheduleId: null, dueAt: null, isLate: false, state: 'waiting', startedAt: null, endedAt: null },
  ...{
    rows: 0,
    totalRows: null,
    size: null,
    sha256: null,
    freshAt: null,
    partialWeeksLeftOut: 0,
    weeksNotKnown: 0,
  },
  ...{ failure: null, expiresAt: null },
};
const running: ReportRun = { ...waiting, state: 'running', rows: 5 };
const done: ReportRun = { ...waiting, state: 'done', rows: 9, totalRows: 9, size: 3 };
const input = { template: 'devices', format: 'csv' } as const;
const unavailable = () => new PartnerError({ code: 'unavailable', message: 'Away.' });

/** A client whose runs go through states, or fail, one after the other; the last goes on for ever. */
function clientThrough(steps: readonly (ReportRun | PartnerError)[]) {
  const asked: string[] = [];
  let at = 0;
  const source = createSource({
    reports: {
      run: (_, { region }) => {
        asked.push(`run in ${region}`);
        return waiting;
      },
      getRun: () => {
        asked.push('getRun');
        const step = steps[Math.min(at++, steps.length - 1)] as ReportRun | PartnerError;
        if (step instanceof PartnerError) throw step;
        return step;
      },
      cancelRun: (_, { region }) => {
        asked.push(`cancelRun in ${region}`);
        return { ...waiting, state: 'cancelled' };
      },
      file: (): FileAnswer => ({ name: 'a.csv', type: 'text/csv', stream: new Blob(['mac']).stream() }),
    },
  });
  return { client: createPartnerClient({ source, timeoutMs: 1e9 }), asked };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Answers once all pauses are over. */
async function atOnce<Answer>(answer: Promise<Answer>): Promise<Answer> {
  let isOpen = true;
  const ended = answer.then(
    () => (isOpen = false),
    () => (isOpen = false),
  );
  // what loads with the first call comes in its own time
  await vi.dynamicImportSettled();
  while (isOpen) await vi.advanceTimersByTimeAsync(1000);
  await ended;
  return answer;
}

describe('a run that is followed', () => {
  it('is asked after until it has ended, and told of where it has changed', async () => {
    const { client, asked } = clientThrough([waiting, running, running, done]);
    const told: string[] = [];
    const ended = await atOnce(
      client.reports.follow(
        { id: 'r' },
        { onProgress: ({ state, rows }) => void told.push(`${state} ${rows}`) },
      ),
    );
    expect(ended).toEqual(done);
    expect(told).toEqual(['waiting 0', 'running 5', 'done 9']);
    expect(asked).toHaveLength(4);
  });

  it('is asked after less and less often, at least every three seconds', async () => {
    const { client, asked } = clientThrough([running]);
    const controller = new AbortController();
    const following = client.reports.follow({ id: 'r' }, { signal: controller.signal });
    following.catch(() => {});
    await vi.dynamicImportSettled();
    await vi.advanceTimersByTimeAsync(1000);
    const soon = asked.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(soon).toBeGreaterThan(3);
    expect(asked.length - soon).toBeGreaterThanOrEqual(20);
    expect(asked.length - soon).toBeLessThan(30);
    controller.abort();
    await expect(following).rejects.toMatchObject({ code: 'cancelled' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('goes on over what passes, and ends with what does not', async () => {
    const passing = clientThrough([unavailable(), unavailable(), running, unavailable(), done]);
    expect(await atOnce(passing.client.reports.follow({ id: 'r' }))).toEqual(done);
    const gone = clientThrough([running, new PartnerError({ code: 'notFound', message: 'Gone.' })]);
    await expect(atOnce(gone.client.reports.follow({ id: 'r' }))).rejects.toMatchObject({ code: 'notFound' });
    const away = clientThrough([unavailable()]);
    await expect(atOnce(away.client.reports.follow({ id: 'r' }))).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(away.asked).toHaveLength(6);
  });
});

describe('a report that is downloaded', () => {
  it('runs, is followed, and comes as its file', async () => {
    const { client, asked } = clientThrough([running, done]);
    const file = await atOnce(client.reports.download(input, { region: 'EU' }));
    expect([file.runId, await new Response(file.stream).text()]).toEqual(['r', 'mac']);
    expect(asked).toEqual(['run in EU', 'getRun', 'getRun']);
  });

  it('is cancelled where it runs, when nobody wants it any more', async () => {
    const { client, asked } = clientThrough([running]);
    const controller = new AbortController();
    const onProgress = () => controller.abort();
    const download = client.reports.download(input, { region: 'EU', signal: controller.signal, onProgress });
    await expect(atOnce(download)).rejects.toMatchObject({ code: 'cancelled' });
    expect(asked).toEqual(['run in EU', 'getRun', 'cancelRun in EU']);
  });

  it('does not begin for who wants it no more', async () => {
    const { client, asked } = clientThrough([done]);
    const download = client.reports.download(input, { signal: AbortSignal.abort() });
    await expect(atOnce(download)).rejects.toMatchObject({ code: 'cancelled' });
    expect(asked).toEqual([]);
  });

  it.each<[Partial<ReportRun>, object]>([
    [
      { state: 'failed', failure: { code: 'unavailable', message: 'No room.' } },
      { code: 'unavailable', message: 'No room.' },
    ],
    [
      { state: 'failed', failure: { code: 'ofANewerServer', message: 'New.' } },
      { code: 'unknown', message: 'New.' },
    ],
    [{ state: 'cancelled' }, { code: 'cancelled' }],
  ])('that ends as %j rejects with the reason', async (end, error) => {
    const { client } = clientThrough([{ ...waiting, ...end }]);
    await expect(atOnce(client.reports.download(input))).rejects.toMatchObject(error);
  });
});

describe('all rows of a report', () => {
  it('come page after page, also those that are alike', async () => {
    const pages = [[1, 1], [1], [2]].map((macs) =>
      macs.map((mac) => ({ customerId: 'a', mac: String(mac) })),
    );
    const cursors: unknown[] = [];
    const source = createSource({
      reports: {
        rows: ({ cursor }) => {
          cursors.push(cursor);
          const at = Number(cursor ?? 0);
          return { items: pages[at] ?? [], nextCursor: at < 2 ? String(at + 1) : null, freshAt: null };
        },
      },
    });
    const macs: unknown[] = [];
    for await (const { mac } of createPartnerClient({ source }).reports.all({ report: 'devices' })) {
      expectTypeOf(mac).toEqualTypeOf<string | undefined>();
      macs.push(mac);
    }
    expect(macs).toEqual(['1', '1', '1', '2']);
    expect(cursors).toEqual([null, '1', '2']);
  });

  const fields = { calls: 1, mac: '00', active: true } as const;
  it('are what their report tells, and a row that is something else is an error', async () => {
    const rowsOf = (row: Readonly<Record<string, unknown>>) => {
      const page = { items: [{ customerId: 'a', ...row }], nextCursor: null, freshAt: null };
      return createPartnerClient({ source: createSource({ reports: { rows: () => page } }) }).reports;
    };
    for await (const row of rowsOf(fields).all({ report: 'usage' })) {
      expectTypeOf(row.calls).toEqualTypeOf<number | undefined>();
      expectTypeOf(row.customerName).toEqualTypeOf<string | undefined>();
      expect(row.calls).toBe(1);
    }
    for await (const row of rowsOf(fields).all({ report: 'phoneNumbers' })) {
      expectTypeOf(row.active).toEqualTypeOf<boolean | undefined>();
      expectTypeOf(row.customerId).toEqualTypeOf<string>();
      expect(row.active).toBe(true);
    }
    const report = 'devices' as ReportKind;
    for await (const row of rowsOf(fields).all({ report })) expectTypeOf(row).toEqualTypeOf<ReportRow>();
    for (const [kind, row, field] of [
      ['usage', { calls: '1' }, 'calls'],
      ['devices', { mac: 1122334455 }, 'mac'],
      ['phoneNumbers', { active: 'yes' }, 'active'],
    ] as const)
      await expect(rowsOf(row).all({ report: kind }).next()).rejects.toMatchObject({
        ...{ code: 'malformed', message: expect.stringContaining(field) },
      });
  });

  it.each(reportKinds)('have each field of the columns of %s', (kind) => {
    const known = Object.keys(reportRowSchemas[kind].shape);
    expect([...known].sort()).toEqual(reportColumns[kind].map(({ field }) => field).sort());
  });
});
