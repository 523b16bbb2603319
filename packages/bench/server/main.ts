import { availableParallelism, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { startTempPostgres } from '../../tooling/src/temp-postgres.ts';
import { measureAuditTrail } from './audit-trail.ts';
import { measureCallLegs, measureEmbeddedCallLegs } from './call-legs.ts';
import { measureCallingAnswers } from './calling-answers.ts';
import { measureCustomerPages } from './customer-pages.ts';
import { measureFlood } from './flood.ts';
import { measureLicenseFigures } from './license-figures.ts';
import { measureLongRun } from './long-run.ts';
import { measureReportRuns } from './report-runs.ts';
import { measureSecondStart } from './second-start.ts';
import { measureSeeding } from './seeding.ts';
import { measureUsageImport } from './usage-import.ts';

const { values: options } = parseArgs({
  options: {
    customers: { type: 'string', default: '100000' },
    rows: { type: 'string', default: '1000000' },
    legs: { type: 'string', default: '1000000' },
    entries: { type: 'string', default: '10000000' },
    // `long` takes an hour, and is asked for
    only: { type: 'string', default: 'pages,figures,calling,start,seed,import,legs,reports,audit,flood' },
    seconds: { type: 'string', default: '30' },
    minutes: { type: 'string', default: '60' },
    // reads a second of `long`
    rate: { type: 'string', default: '200' },
  },
});
const wanted = options.only.split(',');

const postgres = await startTempPostgres();
if (!postgres)
  throw new Error('The bench of the server needs the programs of Postgres (Debian: postgresql).');
try {
  if (wanted.includes('pages')) print(await measureCustomerPages(postgres.url, Number(options.customers)));
  if (wanted.includes('figures')) print(await measureLicenseFigures(postgres.url, Number(options.customers)));
  if (wanted.includes('calling')) print(await measureCallingAnswers(postgres.url, Number(options.customers)));
  if (wanted.includes('start')) print(await measureSecondStart());
  if (wanted.includes('seed')) print(await measureSeeding(postgres.url, Number(options.customers)));
  if (wanted.includes('import')) {
    print(await measureUsageImport(Number(options.rows), postgres.url));
    print(await measureUsageImport(Number(options.rows), undefined));
  }
  if (wanted.includes('reports')) print(await measureReportRuns(postgres.url, Number(options.rows)));
  if (wanted.includes('audit')) print(await measureAuditTrail(postgres.url, Number(options.entries)));
  if (wanted.includes('flood')) print(await measureFlood(postgres.url, Number(options.seconds)));
  if (wanted.includes('long')) {
    const [minutes, rate, customers] = [options.minutes, options.rate, options.customers].map(Number) as [
      number,
      number,
      number,
    ];
    print(await measureLongRun(postgres.url, { minutes, rate, customers }));
  }
  if (wanted.includes('legs')) {
    print(await measureCallLegs(postgres.url, Number(options.legs)));
    print(await measureEmbeddedCallLegs(Math.min(100_000, Number(options.legs))));
  }
} finally {
  await postgres.stop();
}

/** Beside what the machine had to do meanwhile: figures of the clock are those of this machine under this load, ratios less so. */
function print(lines: readonly string[]): void {
  const [minute = 0, minutes = 0] = loadavg();
  const load = `${minute.toFixed(1)} in the last minute, ${minutes.toFixed(1)} in the last five`;
  console.log(`\n${lines.join('\n')}\n  load of the machine: ${load}, ${availableParallelism()} processors`);
}
