import { expect, it } from 'vitest';
import type { ReportCadence } from './report-schedule.schema.ts';
import { scheduleVersion } from './schedule-rules.ts';

it('the version of a schedule is that of what it says, in whatever order a store tells it', () => {
  const cadence: ReportCadence = { every: 'week', weekday: 1, time: '07:00', timeZone: 'Europe/Rome' };
  const turned = Object.fromEntries(Object.entries(cadence).reverse()) as unknown as ReportCadence;
  const content = { template: 'usage', cadence, format: 'csv' } as const;
  const version = scheduleVersion(content);
  expect(scheduleVersion({ format: 'csv', cadence: turned, template: 'usage', startsOn: null })).toBe(
    version,
  );
  expect(scheduleVersion({ ...content, cadence: { ...cadence, weekday: 2 } })).not.toBe(version);
});
