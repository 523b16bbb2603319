import type { PartnerClient, ReportRun, ReportSchedule } from '@partnerkit/sdk';
import type { ReportKind } from '@partnerkit/sdk/csv';
import { type ConformanceFixture, signedIn } from './conformance-case.ts';

/** A line of a report as it is told. */
export type Line = Awaited<ReturnType<PartnerClient['reports']['rows']>>['items'][number];

/** A template of a user's own, under a name that no file system and no spreadsheet should ever meet as it stands. */
export const template = {
  id: 'conformance-template',
  name: '=Nord/Sud \\ CON: è',
  report: 'devices',
  columns: ['mac', 'extension', 'customerName'],
} as const;

/** A schedule that every back end takes. */
export const schedule = {
  id: 'conformance-schedule',
  template: 'usage',
  cadence: { every: 'week', weekday: 1, time: '07:00', timeZone: 'Europe/Rome' },
  format: 'xlsx',
} as const;

/** Where reports are asked for in a case: the first region. */
export const regionOf = ({ regions }: ConformanceFixture) => ({ region: regions[0] as string });

/** All lines of a report in one region, page after page. */
export async function allLines(
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
export async function withRun(
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

/** Runs a case with a schedule, which is removed again. */
export async function withSchedule(
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

/** Runs a case with a template of a user's own, which is removed again. */
export async function withTemplate(
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

/** The file of a run, from a byte on. */
export async function bytesOf(client: PartnerClient, id: string, place: { region: string }, offset?: number) {
  const file = await client.reports.file({ id, ...(offset === undefined ? {} : { offset }) }, place);
  return { ...file, bytes: new Uint8Array(await new Response(file.stream).arrayBuffer()) };
}
