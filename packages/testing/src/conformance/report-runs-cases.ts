import type { PartnerClient, ReportRun } from '@partnerkit/sdk';
import { type CsvTable, readCsv, reportColumns } from '@partnerkit/sdk/csv';
import { type ConformanceCase, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';
import { lastWeeks } from './expected-reports.ts';
import { allLines, bytesOf, regionOf, template, withRun, withTemplate } from './kept-reports.ts';

function tableOf(bytes: Uint8Array): CsvTable {
  return readCsv(new TextDecoder().decode(bytes), { profile: 'spreadsheet' });
}

/** Runs of reports and their files (REP-2, REP-5). */
export const reportRunsCases: readonly ConformanceCase[] = [
  {
    title: 'runs a report to its end and keeps its file, which says what the rows say',
    operation: 'reports.run',
    async run(fixture) {
      const place = regionOf(fixture);
      const days = lastWeeks(fixture, 1);
      await withRun(
        fixture,
        { template: 'usage', format: 'csv', language: 'it', ...days },
        async (client, run) => {
          const lines = await allLines(client, { report: 'usage', ...days }, place.region);
          const columns = reportColumns.usage;
          expectSame(
            'the run',
            [
              run.state,
              run.template,
              run.templateName,
              run.report,
              run.from,
              run.until,
              run.rows,
              run.totalRows,
            ],
            ['done', 'usage', null, 'usage', days.from, days.until, lines.length, lines.length],
          );
          expectSame(
            'its columns',
            run.columns,
            columns.map(({ field }) => field),
          );
          const { userId, name } = identityOf(fixture, 'partnerFullAdmin');
          expectSame('who asked', [run.requestedBy.id, run.scheduleId, run.isLate], [userId, null, false]);
          expectTrue('their name', run.requestedBy.name === undefined || run.requestedBy.name === name);
          const { bytes, size, type, name: fileName } = await bytesOf(client, run.id, place);
          expectSame('its size', [size ?? bytes.length, run.size], [bytes.length, bytes.length]);
          expectTrue('a CSV', type.startsWith('text/csv'));
          const alphanumeric = run.id.replace(/[^A-Za-z0-9]/g, '');
          expectTrue(`a name by REP-2: ${fileName}`, fileName.startsWith(`Calling Usage_${alphanumeric}_`));
          expectTrue(`a day in ${fileName}`, /_\d{4}-\d{2}-\d{2}\.csv$/.test(fileName));
          const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
          const sum = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
          expectSame('its checksum', run.sha256, sum);
          const { header, records } = tableOf(bytes);
          expectSame(
            'the header',
            header,
            columns.map(({ it }) => it),
          );
          expectSame(
            'the cells',
            records.map(({ cells }) => cells),
            lines.map((line) => columns.map(({ field }) => String(line[field] ?? ''))),
          );
        },
      );
    },
  },
  {
    title:
      'runs a custom template: its columns in its order, its name in that of a workbook that any system takes',
    operation: 'reports.run',
    run: (fixture) =>
      withTemplate(fixture, async (client) => {
        const place = regionOf(fixture);
        const check = async (_: PartnerClient, run: ReportRun) => {
          expectSame(
            'the run',
            [run.state, run.templateName, run.report, run.columns, run.from],
            ['done', template.name, 'devices', template.columns, null],
          );
          const { bytes, name } = await bytesOf(client, run.id, place);
          expectSame('a workbook', [...bytes.slice(0, 4)], [0x50, 0x4b, 3, 4]);
          expectTrue(
            `a safe name: ${name}`,
            /^[^=+\-@.\\/:*?"<>|]+[^\\/:*?"<>|]*_[A-Za-z0-9]+_.*\.xlsx$/.test(name),
          );
        };
        await withRun(fixture, { template: template.id, format: 'xlsx' }, check, client);
      }),
  },
  {
    title: 'refuses what it cannot run, by name',
    operation: 'reports.run',
    async run(fixture) {
      const place = regionOf(fixture);
      const client = await signedIn(fixture);
      const run = (input: object) => client.reports.run(input as never, place);
      await expectRefusal('no such template', run({ template: 'made-up', format: 'csv' }), 'notFound');
      await expectRefusal('no days', run({ template: 'usage', format: 'csv' }), 'invalid', 'from');
      await expectRefusal('no such format', run({ template: 'devices', format: 'pdf' }), 'invalid', 'format');
      const helpdesk = await signedIn(fixture, 'helpdesk');
      const call = helpdesk.reports.run({ template: 'devices', format: 'csv' }, place);
      await expectRefusal('by helpdesk', call, 'forbidden');
    },
  },
  {
    title: 'lists the runs that one may see, the last first, page after page',
    operation: 'reports.runs',
    run: (fixture) =>
      withRun(fixture, { template: 'devices', format: 'csv' }, async (client, first) => {
        const place = regionOf(fixture);
        const second = await client.reports.run({ template: 'phoneNumbers', format: 'csv' }, place);
        try {
          await client.reports.follow({ id: second.id }, place);
          const page = await client.reports.runs({ limit: 1 }, place);
          expectSame(
            'the last',
            page.items.map(({ id }) => id),
            [second.id],
          );
          const next = await client.reports.runs({ limit: 1, cursor: page.nextCursor }, place);
          expectSame(
            'the one before',
            next.items.map(({ id }) => id),
            [first.id],
          );
          const turned = await client.reports.runs({ sort: 'requestedAt', limit: 1000 }, place);
          const ids = turned.items.map(({ id }) => id).filter((id) => id === first.id || id === second.id);
          expectSame('the first first', ids, [first.id, second.id]);
          const ofNone = await client.reports.runs({ scheduleId: 'made-up' }, place);
          expectSame('of a schedule that is none', ofNone.items, []);
          for (const role of ['partnerAdmin', 'partnerReadOnlyAdmin'] as const) {
            const other = await signedIn(fixture, role);
            const seen = (await other.reports.runs({ limit: 1000 }, place)).items;
            expectTrue(
              `to ${role}`,
              seen.every(({ id }) => id !== first.id && id !== second.id),
            );
          }
        } finally {
          await client.reports.removeRun({ id: second.id }, place);
        }
      }),
  },
  {
    title: 'tells how far a run is, and nothing of one that is not there or is somebody else’s',
    operation: 'reports.getRun',
    run: (fixture) =>
      withRun(fixture, { template: 'devices', format: 'csv' }, async (client, run) => {
        const place = regionOf(fixture);
        expectSame('the run', await client.reports.getRun({ id: run.id }, place), run);
        await expectRefusal('made up', client.reports.getRun({ id: 'made-up' }, place), 'notFound');
        const other = await signedIn(fixture, 'partnerAdmin');
        await expectRefusal('somebody else’s', other.reports.getRun({ id: run.id }, place), 'notFound');
      }),
  },
  {
    title: 'stops a run, which then has no file; one that has ended stays as it is',
    operation: 'reports.cancelRun',
    async run(fixture) {
      const place = regionOf(fixture);
      const client = await signedIn(fixture);
      const { id } = await client.reports.run({ template: 'phoneNumbers', format: 'xlsx' }, place);
      const stopped = await client.reports.cancelRun({ id }, place);
      expectTrue(`an end: ${stopped.state}`, stopped.state === 'cancelled' || stopped.state === 'done');
      expectSame('the same once more', await client.reports.cancelRun({ id }, place), stopped);
      expectSame('read again', await client.reports.follow({ id }, place), stopped);
      if (stopped.state === 'cancelled')
        await expectRefusal('its file', client.reports.file({ id }, place), 'conflict');
      await client.reports.removeRun({ id }, place);
      await expectRefusal('removed', client.reports.cancelRun({ id }, place), 'notFound');
    },
  },
  {
    title: 'removes a run and its file, once',
    operation: 'reports.removeRun',
    run: (fixture) =>
      withRun(fixture, { template: 'devices', format: 'csv' }, async (client, { id }) => {
        const place = regionOf(fixture);
        const reader = await signedIn(fixture, 'partnerReadOnlyAdmin');
        await expectRefusal('by who may not', reader.reports.removeRun({ id }, place), 'forbidden');
        const other = await signedIn(fixture, 'partnerAdmin');
        await expectRefusal('somebody else’s', other.reports.removeRun({ id }, place), 'notFound');
        expectSame('the answer', await client.reports.removeRun({ id }, place), { id });
        await expectRefusal('once more', client.reports.removeRun({ id }, place), 'notFound');
        await expectRefusal('its file', client.reports.file({ id }, place), 'notFound');
      }),
  },
  {
    title: 'goes on with a file from a byte on, to the same bytes',
    operation: 'reports.file',
    run: (fixture) =>
      withRun(
        fixture,
        { template: 'devices', format: 'csv', byteOrderMark: true },
        async (client, { id }) => {
          const place = regionOf(fixture);
          const { bytes } = await bytesOf(client, id, place);
          expectSame('a mark', [...bytes.slice(0, 3)], [0xef, 0xbb, 0xbf]);
          const half = Math.floor(bytes.length / 2);
          const rest = await bytesOf(client, id, place, half);
          expectSame('the rest', [...rest.bytes], [...bytes.slice(half)]);
          expectTrue('how many are to come', rest.size === undefined || rest.size === bytes.length - half);
          expectSame('at its end', (await bytesOf(client, id, place, bytes.length)).bytes.length, 0);
          const behind = client.reports.file({ id, offset: bytes.length + 1 }, place);
          await expectRefusal('behind its end', behind, 'invalid', 'offset');
          await expectRefusal('made up', client.reports.file({ id: 'made-up' }, place), 'notFound');
        },
      ),
  },
];
