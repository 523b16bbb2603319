import {
  type CalendarDay,
  calendarDay,
  dayNumber,
  nextReportRuns,
  type PartnerClient,
  type ReportRun,
  type ReportSchedule,
} from '@partnerkit/sdk';
import { type CsvTable, type ReportKind, readCsv, reportColumns } from '@partnerkit/sdk/csv';
import { type ConformanceCase, type ConformanceFixture, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';
import { expectedUsage, inReportOrder, lastWeeks } from './expected-reports.ts';

type Line = Awaited<ReturnType<PartnerClient['reports']['rows']>>['items'][number];

const template = {
  id: 'conformance-template',
  // what no file system and no spreadsheet should ever meet as it stands
  name: '=Nord/Sud \\ CON: è',
  report: 'devices',
  columns: ['mac', 'extension', 'customerName'],
} as const;
const schedule = {
  id: 'conformance-schedule',
  template: 'usage',
  cadence: { every: 'week', weekday: 1, time: '07:00', timeZone: 'Europe/Rome' },
  format: 'xlsx',
} as const;

const regionOf = ({ regions }: ConformanceFixture) => ({ region: regions[0] as string });
const nextDay = (day: CalendarDay, days: number) => calendarDay((dayNumber(day) as number) + days);

async function allLines(
  client: PartnerClient,
  input: {
    readonly report: ReportKind;
    readonly from?: string;
    readonly until?: string;
    readonly limit?: number;
  },
  region: string,
): Promise<Line[]> {
  const lines: Line[] = [];
  for await (const line of client.reports.all(input, { region })) lines.push(line);
  return lines;
}

/** Runs a case with a report that has run to its end; it is removed again. */
async function withRun(
  fixture: ConformanceFixture,
  input: Parameters<PartnerClient['reports']['run']>[0],
  run: (client: PartnerClient, run: ReportRun) => Promise<void>,
  known?: PartnerClient,
): Promise<void> {
  const client = known ?? (await signedIn(fixture));
  const place = regionOf(fixture);
  const { id } = await client.reports.run(input, place);
  try {
    await run(client, await client.reports.follow({ id }, place));
  } finally {
    await client.reports.removeRun({ id }, place).catch(() => {});
  }
}

async function withSchedule(
  fixture: ConformanceFixture,
  run: (client: PartnerClient, schedule: ReportSchedule) => Promise<void>,
): Promise<void> {
  const client = await signedIn(fixture);
  const place = regionOf(fixture);
  try {
    await run(client, await client.reports.saveSchedule(schedule, place));
  } finally {
    await client.reports.removeSchedule({ id: schedule.id }, place).catch(() => {});
  }
}

async function withTemplate(
  fixture: ConformanceFixture,
  run: (client: PartnerClient, version: string) => Promise<void>,
): Promise<void> {
  const client = await signedIn(fixture);
  try {
    const { version } = await client.reports.saveTemplate({ ...template, columns: [...template.columns] });
    await run(client, version);
  } finally {
    await client.reports.removeTemplate({ id: template.id }).catch(() => {});
  }
}

async function bytesOf(client: PartnerClient, id: string, place: { region: string }, offset?: number) {
  const file = await client.reports.file({ id, ...(offset === undefined ? {} : { offset }) }, place);
  return { ...file, bytes: new Uint8Array(await new Response(file.stream).arrayBuffer()) };
}

function tableOf(bytes: Uint8Array): CsvTable {
  return readCsv(new TextDecoder().decode(bytes), { profile: 'spreadsheet' });
}

const ownSchedules = async (client: PartnerClient, place: { region: string }) =>
  (await client.reports.schedules(place)).items.filter(({ id }) => id === schedule.id);

/** Reports: their rows, runs, files, templates and schedules (REP-1 to REP-6). */
export const reportsCases: readonly ConformanceCase[] = [
  {
    title: 'tells the usage of whole weeks by customer and location, as legs and weekly totals have it',
    operation: 'reports.rows',
    async run(fixture) {
      const { from, until } = lastWeeks(fixture, 2);
      for (const role of ['partnerFullAdmin', 'partnerAdmin'] as const) {
        const client = await signedIn(fixture, role);
        const { customerIds } = identityOf(fixture, role);
        for (const region of fixture.regions) {
          const { usage } = expectedUsage(fixture, region, from, until);
          const seen = [...usage.keys()].filter((id) => customerIds?.includes(id) ?? true);
          const lines = await allLines(client, { report: 'usage', from, until }, region);
          const told = new Map<string, Line[]>();
          for (const line of lines) told.set(line.customerId, [...(told.get(line.customerId) ?? []), line]);
          const sum = (id: string, field: string) =>
            (told.get(id) ?? []).reduce((all, line) => all + Number(line[field]), 0);
          expectSame(
            `the usage of ${region} to ${role}`,
            [...told.keys()].map((id) => [id, sum(id, 'legs'), sum(id, 'calls')]),
            inReportOrder(fixture, seen).map((id) => [id, usage.get(id)?.legs, usage.get(id)?.calls]),
          );
          const names = new Map(fixture.world.customers.map(({ id, name }) => [id, name]));
          expectTrue(
            'names',
            lines.every((line) => line.customerName === names.get(line.customerId)),
          );
          expectTrue(
            'whole minutes',
            lines.every(({ minutes }) => Number.isInteger(minutes)),
          );
        }
      }
    },
  },
  {
    title: 'tells single days by legs alone, and how many weeks of totals it leaves out for that',
    operation: 'reports.rows',
    async run(fixture) {
      const { region } = regionOf(fixture);
      const weeks = lastWeeks(fixture, 2);
      const [from, until] = [nextDay(weeks.from, 2), nextDay(weeks.until, -2)];
      const client = await signedIn(fixture);
      const { usage, partialWeeksLeftOut } = expectedUsage(fixture, region, from, until);
      expectTrue('weeks that are left out', partialWeeksLeftOut > 0);
      const lines = await allLines(client, { report: 'usage', from, until }, region);
      const legs = lines.reduce((all, line) => all + Number(line.legs), 0);
      expectSame(
        'the legs',
        legs,
        [...usage.values()].reduce((all, one) => all + one.legs, 0),
      );
      const page = await client.reports.rows({ report: 'usage', from, until, limit: 1 }, { region });
      expectSame('left out', page.partialWeeksLeftOut, partialWeeksLeftOut);
    },
  },
  {
    title: 'tells how many weeks of customers are not known since a row was refused, each once',
    operation: 'reports.rows',
    async run(fixture) {
      const client = await signedIn(fixture);
      const weeks = lastWeeks(fixture, 2);
      const days = [weeks, { ...weeks, from: nextDay(weeks.from, 2) }, lastWeeks(fixture, 1)];
      const told = await Promise.all(
        fixture.regions.flatMap((region) =>
          days.map(async ({ from, until }) => {
            const { weeksNotKnown } = expectedUsage(fixture, region, from, until);
            const page = await client.reports.rows({ report: 'usage', from, until, limit: 1 }, { region });
            expectSame(`of ${region} from ${from} until ${until}`, page.weeksNotKnown, weeksNotKnown);
            return weeksNotKnown;
          }),
        ),
      );
      const open = fixture.calling.weeksNotKnown?.length ?? 0;
      expectTrue('weeks that are not known', open === 0 || Math.max(...told) === open);
      const { region } = regionOf(fixture);
      const devices = await client.reports.rows({ report: 'devices', limit: 1 }, { region });
      expectSame('of what has no weeks', devices.weeksNotKnown, undefined);
    },
  },
  {
    title:
      'tells the devices and the phone numbers of the customers that one sees, each once, page after page',
    operation: 'reports.rows',
    async run(fixture) {
      const { region } = regionOf(fixture);
      for (const report of ['devices', 'phoneNumbers'] as const) {
        for (const role of ['partnerFullAdmin', 'partnerAdmin'] as const) {
          const client = await signedIn(fixture, role);
          const { customerIds } = identityOf(fixture, role);
          const customers = new Map(
            fixture.world.customers
              .filter((row) => row.region === region && (customerIds?.includes(row.id) ?? true))
              .map((row) => [row.id, row]),
          );
          const fields = reportColumns[report].map(({ field }) => field);
          const cells = (row: Readonly<Record<string, unknown>>) =>
            JSON.stringify(fields.map((field) => row[field] ?? null));
          const expected = fixture.inventory[report]
            .filter(({ customerId }) => customers.has(customerId))
            .map((row) => cells({ ...row, customerName: customers.get(row.customerId)?.name }));
          const lines = await allLines(client, { report }, region);
          expectSame(`the ${report} to ${role}`, lines.map(cells).sort(), expected.sort());
          const ids = [...new Set(lines.map(({ customerId }) => customerId))];
          expectSame('their order', ids, inReportOrder(fixture, ids));
          const inPages = await allLines(client, { report, limit: 9 }, region);
          expectSame('in pages', inPages, lines);
        }
      }
    },
  },
  {
    title: 'asks for the days of the usage report and of no other, and shows no report to who may not',
    operation: 'reports.rows',
    async run(fixture) {
      const place = regionOf(fixture);
      const { from, until } = lastWeeks(fixture, 1);
      const client = await signedIn(fixture);
      const rows = (input: object) => client.reports.rows(input as never, place);
      await expectRefusal('no first day', rows({ report: 'usage', until }), 'invalid', 'from');
      await expectRefusal('no last day', rows({ report: 'usage', from }), 'invalid', 'until');
      await expectRefusal(
        'turned around',
        rows({ report: 'usage', from: until, until: from }),
        'invalid',
        'until',
      );
      await expectRefusal('no day', rows({ report: 'usage', from: '2026-02-30', until }), 'invalid', 'from');
      await expectRefusal('days of devices', rows({ report: 'devices', from, until }), 'invalid', 'from');
      await expectRefusal('no such report', rows({ report: 'made-up' }), 'invalid', 'report');
      const helpdesk = await signedIn(fixture, 'helpdesk');
      await expectRefusal('to helpdesk', helpdesk.reports.rows({ report: 'devices' }, place), 'forbidden');
    },
  },
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
  {
    title: 'lists custom templates by name to who may run reports',
    operation: 'reports.templates',
    run: (fixture) =>
      withTemplate(fixture, async (client, version) => {
        const { userId } = identityOf(fixture, 'partnerFullAdmin');
        const { items } = await client.reports.templates();
        const found = items.find(({ id }) => id === template.id);
        expectSame('the template', found && { ...found, owner: found.owner.id }, {
          ...template,
          owner: userId,
          version,
        });
        const helpdesk = await signedIn(fixture, 'helpdesk');
        await expectRefusal('to helpdesk', helpdesk.reports.templates(), 'forbidden');
      }),
  },
  {
    title: 'saves a template in the place of the one that it started from',
    operation: 'reports.saveTemplate',
    run: (fixture) =>
      withTemplate(fixture, async (client, version) => {
        const content = { ...template, columns: ['extension', 'mac'] };
        const saved = await client.reports.saveTemplate({ ...content, version });
        expectSame('its columns', saved.columns, content.columns);
        const older = client.reports.saveTemplate({ ...content, name: 'Mine', version });
        const { current } = await expectRefusal('an older one', older, 'conflict');
        expectSame('the present one', current, saved);
        await expectRefusal('as if it were new', client.reports.saveTemplate(content), 'conflict');
        const reader = await signedIn(fixture, 'partnerReadOnlyAdmin');
        const call = reader.reports.saveTemplate({ ...content, version: saved.version });
        await expectRefusal('by who may not', call, 'forbidden');
      }),
  },
  {
    title: 'refuses a template whose fields do not fit, and names the field',
    operation: 'reports.saveTemplate',
    async run(fixture) {
      const client = await signedIn(fixture);
      const wrong: readonly (readonly [field: string, of: object])[] = [
        ['id', { id: '' }],
        ['id', { id: 'devices' }],
        ['name', { name: ' ' }],
        ['name', { name: 'x'.repeat(300) }],
        ['name', { name: '\u202eCSV' }],
        ['report', { report: 'made-up' }],
        ['columns', { columns: [] }],
        ['columns', { columns: ['mac', 'mac'] }],
        ['columns[1]', { columns: ['mac', 'poorLegs'] }],
      ];
      for (const [field, of] of wrong) {
        const call = client.reports.saveTemplate({ ...template, columns: ['mac'], ...of });
        await expectRefusal(`${field} of ${JSON.stringify(of)}`, call, 'invalid', field);
      }
      const { items } = await client.reports.templates();
      expectSame(
        'the templates',
        items.filter(({ id }) => id === template.id),
        [],
      );
    },
  },
  {
    title: 'removes a template, once',
    operation: 'reports.removeTemplate',
    run: (fixture) =>
      withTemplate(fixture, async (client) => {
        const { id } = template;
        expectSame('the answer', await client.reports.removeTemplate({ id }), { id });
        await expectRefusal('once more', client.reports.removeTemplate({ id }), 'notFound');
        const run = client.reports.run({ template: id, format: 'csv' }, regionOf(fixture));
        await expectRefusal('a run by it', run, 'notFound');
      }),
  },
  {
    title: 'lists the schedules that one may see, with their next run',
    operation: 'reports.schedules',
    run: (fixture) =>
      withSchedule(fixture, async (client, saved) => {
        const place = regionOf(fixture);
        expectSame('the schedules', await ownSchedules(client, place), [saved]);
        const other = await signedIn(fixture, 'partnerAdmin');
        expectSame('to somebody else', await ownSchedules(other, place), []);
        const helpdesk = await signedIn(fixture, 'helpdesk');
        await expectRefusal('to helpdesk', helpdesk.reports.schedules(place), 'forbidden');
      }),
  },
  {
    title: 'saves a schedule as it is, in the place of the one that it started from',
    operation: 'reports.saveSchedule',
    run: (fixture) =>
      withSchedule(fixture, async (client, { version, nextRunAt, owner, paused, ...content }) => {
        const place = regionOf(fixture);
        expectSame('the content', content, schedule);
        expectSame('the rest', [owner.id, paused], [identityOf(fixture, 'partnerFullAdmin').userId, null]);
        const dayBefore = new Date(Date.parse(nextRunAt ?? '') - 3_600_000).toISOString();
        expectSame('the next run', [nextRunAt], nextReportRuns(schedule.cadence, dayBefore, 1));
        const cadence = { every: 'month', day: 31, time: '23:30', timeZone: 'America/New_York' } as const;
        const changed = await client.reports.saveSchedule({ ...schedule, cadence, version }, place);
        expectSame('the cadence', changed.cadence, cadence);
        const listed = (await client.reports.schedules(place)).items.find(({ id }) => id === schedule.id);
        expectSame('the version that is read', listed?.version, changed.version);
        const older = client.reports.saveSchedule({ ...schedule, format: 'csv', version }, place);
        const { current } = await expectRefusal('an older one', older, 'conflict');
        expectSame('the present one', current, changed);
        await expectRefusal('as if it were new', client.reports.saveSchedule(schedule, place), 'conflict');
      }),
  },
  {
    title: 'refuses a schedule that never runs, without a day, or of no template, and names the field',
    operation: 'reports.saveSchedule',
    async run(fixture) {
      const place = regionOf(fixture);
      const client = await signedIn(fixture);
      const at = { time: '07:00', timeZone: 'Europe/Rome' };
      const wrong: readonly (readonly [field: string, of: object])[] = [
        ['startsOn', { startsOn: '2001-01-01' }],
        ['endsOn', { endsOn: '2001-01-01' }],
        ['endsOn', { startsOn: '2900-02-01', endsOn: '2900-01-01' }],
        ['endsOn', { endsOn: '2026-02-30' }],
        ['cadence.weekday', { cadence: { every: 'week', ...at } }],
        ['cadence.day', { cadence: { every: 'month', ...at } }],
        ['cadence.day', { cadence: { every: 'month', day: 32, ...at } }],
        ['cadence.time', { cadence: { every: 'day', ...at, time: '24:00' } }],
        ['cadence.timeZone', { cadence: { every: 'day', ...at, timeZone: 'Europe/Atlantis' } }],
        ['cadence.timeZone', { cadence: { every: 'day', ...at, timeZone: '+01:00' } }],
        ['cadence.every', { cadence: { every: 'hour', ...at } }],
        ['format', { format: 'pdf' }],
      ];
      for (const [field, of] of wrong) {
        const call = client.reports.saveSchedule({ ...schedule, ...of } as never, place);
        await expectRefusal(`${field} of ${JSON.stringify(of)}`, call, 'invalid', field);
      }
      const ofNone = client.reports.saveSchedule({ ...schedule, template: 'made-up' }, place);
      await expectRefusal('no template', ofNone, 'notFound');
      const reader = await signedIn(fixture, 'partnerReadOnlyAdmin');
      await expectRefusal('by who may not', reader.reports.saveSchedule(schedule, place), 'forbidden');
      expectSame('the schedules', await ownSchedules(client, place), []);
    },
  },
  {
    title: 'pauses a schedule, which then has no next run; pausing it again changes nothing',
    operation: 'reports.pauseSchedule',
    run: (fixture) =>
      withSchedule(fixture, async (client, saved) => {
        const place = regionOf(fixture);
        const { id } = saved;
        const paused = await client.reports.pauseSchedule({ id }, place);
        expectSame('the answer', paused, { ...saved, paused: 'paused', nextRunAt: null });
        expectSame('again', await client.reports.pauseSchedule({ id }, place), paused);
        expectSame('listed', await ownSchedules(client, place), [paused]);
        await expectRefusal('made up', client.reports.pauseSchedule({ id: 'made-up' }, place), 'notFound');
      }),
  },
  {
    title: 'has a paused schedule run again, unless its template is gone',
    operation: 'reports.resumeSchedule',
    run: (fixture) =>
      withSchedule(fixture, async (client, saved) => {
        const place = regionOf(fixture);
        const { id, version } = saved;
        await client.reports.pauseSchedule({ id }, place);
        expectSame('the answer', await client.reports.resumeSchedule({ id }, place), saved);
        await expectRefusal('made up', client.reports.resumeSchedule({ id: 'made-up' }, place), 'notFound');
        const own = await client.reports.saveTemplate({ ...template, columns: [...template.columns] });
        await client.reports.saveSchedule({ ...schedule, template: own.id, version }, place);
        await client.reports.pauseSchedule({ id }, place);
        await client.reports.removeTemplate({ id: own.id });
        await expectRefusal('without its template', client.reports.resumeSchedule({ id }, place), 'conflict');
      }),
  },
  {
    title: 'removes a schedule, once',
    operation: 'reports.removeSchedule',
    run: (fixture) =>
      withSchedule(fixture, async (client, { id }) => {
        const place = regionOf(fixture);
        const other = await signedIn(fixture, 'partnerAdmin');
        await expectRefusal('somebody else’s', other.reports.removeSchedule({ id }, place), 'notFound');
        expectSame('the answer', await client.reports.removeSchedule({ id }, place), { id });
        await expectRefusal('once more', client.reports.removeSchedule({ id }, place), 'notFound');
        expectSame('the schedules', await ownSchedules(client, place), []);
      }),
  },
];
