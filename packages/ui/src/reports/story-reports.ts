import type { PartnerDataSource, ReportRun, ReportSchedule, ReportTemplate } from '@partnerkit/sdk';
import { createSource } from '@partnerkit/sdk/sources/create';

/** A custom template, for stories. */
export const storyTemplate: ReportTemplate = {
  id: 't-1',
  name: 'Numbers for billing',
  report: 'phoneNumbers',
  columns: ['customerName', 'location', 'phoneNumber', 'extension', 'active', 'numberType'],
  owner: { id: 'u-1', name: 'Ada Verdi' },
  version: '1',
};

const plainRun: ReportRun = {
  id: 'r7k2m9x4',
  template: 'usage',
  templateName: null,
  report: 'usage',
  columns: [],
  format: 'csv',
  from: '2026-11-08',
  until: '2026-11-14',
  requestedAt: '2026-11-16T09:30:12.000Z',
  requestedBy: { id: 'u-1', name: 'Ada Verdi' },
  scheduleId: null,
  dueAt: null,
  isLate: false,
  state: 'done',
  startedAt: '2026-11-16T09:30:13.000Z',
  endedAt: '2026-11-16T09:30:40.000Z',
  rows: 12_431,
  totalRows: 12_431,
  size: 1_482_112,
  sha256: null,
  freshAt: '2026-11-16T06:12:00.000Z',
  partialWeeksLeftOut: 0,
  weeksNotKnown: 0,
  failure: null,
  expiresAt: '2026-12-16T09:30:40.000Z',
};

/** A run, for stories: of the last complete week, done. */
export function storyRun(other: Partial<ReportRun> = {}): ReportRun {
  return { ...plainRun, ...other };
}

const underWay = { size: null, freshAt: null, endedAt: null, expiresAt: null } as const;

/** A run of every kind, the last one first. */
export const storyRuns: readonly ReportRun[] = [
  storyRun({ ...underWay, id: 'r-1', state: 'waiting', startedAt: null, rows: 0, totalRows: null }),
  storyRun({
    ...underWay,
    id: 'r-2',
    report: 'devices',
    template: 'devices',
    from: null,
    until: null,
    state: 'running',
    rows: 48_200,
    totalRows: 120_000,
  }),
  storyRun({ id: 'r-3', format: 'xlsx', partialWeeksLeftOut: 4, weeksNotKnown: 3 }),
  storyRun({
    id: 'r-4',
    template: storyTemplate.id,
    templateName: storyTemplate.name,
    report: 'phoneNumbers',
    from: null,
    until: null,
    scheduleId: 's-2',
    dueAt: '2026-11-16T06:00:00.000Z',
    isLate: true,
    requestedBy: { id: 'u-2', name: 'Tomás Núñez' },
    rows: 1,
    totalRows: 1,
    size: 312,
  }),
  storyRun({
    ...underWay,
    id: 'r-5',
    state: 'failed',
    endedAt: '2026-11-15T09:30:40.000Z',
    failure: { code: 'unavailable', message: 'The disk of the server is full.' },
  }),
  storyRun({ ...underWay, id: 'r-6', state: 'cancelled', endedAt: '2026-11-14T09:30:40.000Z', rows: 310 }),
];

const plainSchedule: ReportSchedule = {
  id: 's-1',
  template: 'usage',
  cadence: { every: 'week', weekday: 1, time: '07:00', timeZone: 'Europe/Rome' },
  format: 'xlsx',
  language: 'it',
  owner: { id: 'u-1', name: 'Ada Verdi' },
  paused: null,
  nextRunAt: '2026-11-23T06:00:00.000Z',
  version: '1',
};

/** A schedule, for stories. */
export function storySchedule(other: Partial<ReportSchedule> = {}): ReportSchedule {
  return { ...plainSchedule, ...other };
}

/** Schedules of every kind, the next to run first. */
const storySchedules: readonly ReportSchedule[] = [
  storySchedule({
    id: 's-3',
    template: 'devices',
    cadence: { every: 'day', time: '18:30', timeZone: 'America/New_York' },
    nextRunAt: '2026-11-16T23:30:00.000Z',
  }),
  storySchedule(),
  storySchedule({
    id: 's-2',
    template: storyTemplate.id,
    cadence: { every: 'month', day: 31, time: '06:00', timeZone: 'Europe/Rome' },
    nextRunAt: '2026-11-30T05:00:00.000Z',
    owner: { id: 'u-2', name: 'Tomás Núñez' },
  }),
  storySchedule({ id: 's-4', template: 'phoneNumbers', paused: 'paused', nextRunAt: null }),
  storySchedule({ id: 's-5', paused: 'ownerLostRights', nextRunAt: null, owner: { id: 'u-9' } }),
  storySchedule({ id: 's-6', template: 'devices', endsOn: '2026-11-10', nextRunAt: null }),
];

type Handlers = NonNullable<Parameters<typeof createSource>[0]['reports']>;

/** A source with these answers; what is not among them is there and changes nothing. */
export function storySource(handlers: Handlers = {}): PartnerDataSource {
  return createSource({
    viewer: { get: () => ({ userId: 'u-1', partnerId: 'p-1', roles: ['partnerFullAdmin'] }) },
    reports: {
      templates: () => ({ items: [storyTemplate] }),
      runs: () => ({ items: [...storyRuns], nextCursor: null }),
      schedules: () => ({ items: [...storySchedules] }),
      run: () => storyRun(),
      getRun: () => storyRun(),
      cancelRun: ({ id }) => storyRun({ ...underWay, id, state: 'cancelled' }),
      removeRun: ({ id }) => ({ id }),
      file: () => ({ name: 'Calling Usage_r7k2m9x4_2026-11-16.csv', type: 'text/csv', stream: storyFile() }),
      saveSchedule: ({ version: _, ...saved }) => storySchedule({ ...saved, nextRunAt: null }),
      pauseSchedule: ({ id }) => storySchedule({ id, paused: 'paused', nextRunAt: null }),
      resumeSchedule: ({ id }) => storySchedule({ id }),
      removeSchedule: ({ id }) => ({ id }),
      saveTemplate: ({ version: _, ...saved }) => ({ ...storyTemplate, ...saved, version: '2' }),
      removeTemplate: ({ id }) => ({ id }),
      ...handlers,
    },
  });
}

function storyFile(): ReadableStream<Uint8Array<ArrayBuffer>> {
  return new Blob(['Customer name,Total calls\r\nAcqua Chiara,12\r\n']).stream();
}
