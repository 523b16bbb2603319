import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCsv } from '../../sdk/src/csv/read-csv.ts';
import { goal } from '../server/times.ts';
import { buildRuns } from './build-runs.ts';
import { contestants } from './contestant.ts';
import { run as writeOurCsv } from './csv/partnerkit.ts';
import { runsInTurn, type Taken } from './runs-in-turn.ts';

const { values: options } = parseArgs({
  options: {
    rows: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string', default: 'csv,read,xlsx' },
  },
});
const [rows, rounds] = [Number(options.rows), Number(options.rounds)];
const wanted = options.only.split(',');
const ofRows = `${rows.toLocaleString('en')} rows of 12 columns`;
const folder = await mkdtemp(join(tmpdir(), 'partnerkit-files-'));
const sink = '/dev/null';
const runs = await buildRuns();

try {
  if (wanted.includes('csv')) {
    await checkCells();
    title(`CSV of ${ofRows}, as a stream, formulas guarded`);
    const taken = await runsInTurn({ runs, task: 'csv', rows, path: sink, rounds }, contestants.csv);
    compare('csv-stringify', taken.partnerkit, taken['csv-stringify'], 0.5);
    compare('fast-csv', taken.partnerkit, taken['fast-csv'], 0.5);
    console.log(goal('peak memory, in 120 MB', taken.partnerkit.peak / 120e6, 1));
    const beyond = (taken.partnerkit.peak - taken['rows-alone'].peak) / 1e6;
    console.log(`        beyond a process that makes the rows alone: ${beyond.toFixed(0)} MB`);
  }
  if (wanted.includes('read')) {
    const path = join(folder, 'rows.csv');
    await writeOurCsv(rows, createWriteStream(path));
    title(`The same file, read as it comes along`);
    const taken = await runsInTurn({ runs, task: 'read', rows, path, rounds }, contestants.read);
    compare('Papa Parse by chunk', taken['partnerkit-by-chunk'], taken['papaparse-by-chunk'], 0.8);
    compare('Papa Parse by record', taken['partnerkit-by-record'], taken['papaparse-by-record'], 0.8);
  }
  if (wanted.includes('xlsx')) {
    title(`XLSX of ${ofRows}, as a stream`);
    const taken = await runsInTurn({ runs, task: 'xlsx', rows, path: sink, rounds }, contestants.xlsx);
    compare('exceljs', taken.partnerkit, taken.exceljs, 0.7);
    console.log(goal('peak memory, in 200 MB', taken.partnerkit.peak / 200e6, 1));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

function title(text: string): void {
  console.log(`\n${text} (load of the machine: ${loadavg()[0]?.toFixed(1)})`);
}

/** By the clock, which counts; and by what both computed, which others on the machine do not change. */
function compare(peer: string, ours: Taken, theirs: Taken, most: number): void {
  console.log(goal(`against ${peer}`, ours.milliseconds / theirs.milliseconds, most));
  console.log(`        computing: ${(ours.cpu / theirs.cpu).toFixed(2)} ×`);
}

/** All write the same cells, apart from which of them they guard. */
async function checkCells(): Promise<void> {
  let expected: string | undefined;
  for (const name of contestants.csv.filter((each) => each !== 'rows-alone')) {
    const path = join(folder, 'check.csv');
    const { run } = await import(`./csv/${name}.ts`);
    await run(1000, createWriteStream(path));
    const { header, records, problems } = readCsv(await readFile(path));
    const cells = records.map((record) => record.cells.map((cell) => cell.replace(/^'/, '')));
    const found = JSON.stringify([header, cells, problems]);
    expected ??= found;
    if (found !== expected) throw new Error(`${name} writes other cells than the first.`);
  }
}
