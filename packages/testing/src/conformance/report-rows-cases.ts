import { type CalendarDay, calendarDay, dayNumber } from '@partnerkit/sdk';
import { reportColumns } from '@partnerkit/sdk/csv';
import { type ConformanceCase, identityOf, signedIn } from './conformance-case.ts';
import { expectRefusal, expectSame, expectTrue } from './expectations.ts';
import { expectedUsage, inReportOrder, lastWeeks } from './expected-reports.ts';
import { allLines, type Line, regionOf } from './kept-reports.ts';

const nextDay = (day: CalendarDay, days: number) => calendarDay((dayNumber(day) as number) + days);

/** The rows of reports, page after page (REP-1 to REP-4). */
export const reportRowsCases: readonly ConformanceCase[] = [
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
];
