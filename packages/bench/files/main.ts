import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readCsv } from '../../sdk/src/csv/read-csv.ts';
import { goal } from '../server/times.ts';
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

try {
  if (wanted.includes('csv')) {
    await checkCells();
    title(`CSV of ${ofRows}, as a stream, formulas guarded`);
    const taken = await runsInTurn({ task: 'csv', rows, path: sink, rounds }, contestants.csv);
    console.log(goal('against csv-stringify', ratio(taken.partnerkit, taken['csv-stringify']), 0.5));
    console.log(goal('against fast-csv', ratio(taken.partnerkit, taken['fast-csv']), 0.5));
    console.log(goal('peak memory, in 120 MB', taken.partnerkit.peak / 120e6, 1));
  }
  if (wanted.includes('read')) {
    const path = join(folder, 'rows.csv');
    await writeOurCsv(rows, createWriteStream(path));
    title(`The same file, read as it comes along`);
    const taken = await runsInTurn({ task: 'read', rows, path, rounds }, contestants.read);
    const [byRecord, byChunk] = [taken['papaparse-by-record'], taken['papaparse-by-chunk']];
    console.log(goal('against Papa Parse by record', ratio(taken.partnerkit, byRecord), 0.8));
    console.log(goal('against Papa Parse by chunk', ratio(taken.partnerkit, byChunk), 0.8));
  }
  if (wanted.includes('xlsx')) {
    title(`XLSX of ${ofRows}, as a stream`);
    const taken = await runsInTurn({ task: 'xlsx', rows, path: sink, rounds }, contestants.xlsx);
    console.log(goal('against exceljs', ratio(taken.partnerkit, taken.exceljs), 0.7));
    console.log(goal('peak memory, in 200 MB', taken.partnerkit.peak / 200e6, 1));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

function title(text: string): void {
  console.log(`\n${text} (load of the machine: ${loadavg()[0]?.toFixed(1)})`);
}

function ratio(ours: Taken, theirs: Taken): number {
  return ours.milliseconds / theirs.milliseconds;
}

/** All write the same cells, apart from which of them they guard. */
async function checkCells(): Promise<void> {
  let expected: string | undefined;
  for (const name of contestants.csv) {
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
