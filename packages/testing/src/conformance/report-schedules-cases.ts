import type { PartnerClient } from '@partnerkit/sdk';
import { nextReportRuns } from '@partnerkit/sdk/rules';
import { type ConformanceCase, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame } from './expectations.ts';
import { regionOf, schedule, template, withSchedule } from './kept-reports.ts';

const ownSchedules = async (client: PartnerClient, place: { region: string }) =>
  (await client.reports.schedules(place)).items.filter(({ id }) => id === schedule.id);

/** Schedules of reports (REP-5). */
export const reportSchedulesCases: readonly ConformanceCase[] = [
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
    title: 'tells one schedule to who may see it',
    operation: 'reports.getSchedule',
    run: (fixture) =>
      withSchedule(fixture, async (client, { id }) => {
        const place = regionOf(fixture);
        const [listed] = await ownSchedules(client, place);
        expectSame('the schedule', await client.reports.getSchedule({ id }, place), listed);
        const other = await signedIn(fixture, 'partnerAdmin');
        await expectRefusal('to somebody else', other.reports.getSchedule({ id }, place), 'notFound');
        await expectRefusal('of nobody', client.reports.getSchedule({ id: 'x' }, place), 'notFound');
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
