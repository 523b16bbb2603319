import { parseArgs } from 'node:util';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type CallLegColumns, callLegColumns } from '../../sdk/src/calling/call-leg-columns.ts';
import { sumCallLegs } from '../../sdk/src/calling/sum-call-legs.ts';
import { mediansInTurn } from '../in-turn.ts';
import { goal } from '../server/times.ts';
import { callLegs } from './call-legs.ts';
import { DuckDbLegs } from './duckdb.ts';
import { handWrittenValues } from './hand-written.ts';
import { partnerKitValues } from './partnerkit.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const { values: options } = parseArgs({
  options: {
    legs: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '9' },
  },
});
const columns = columnsOfLegs(Number(options.legs));
const names = `${columns.customerIds.length.toLocaleString('en')} customers in ${columns.weeks.length} weeks`;
console.log(`\nSums of ${columns.call.length.toLocaleString('en')} call legs of ${names}`);

const duckDb = await DuckDbLegs.open(columns);
collectGarbage();
const medians = await mediansInTurn(Number(options.rounds), {
  'PartnerKit, from columns': () => {
    const sums = sumCallLegs(columns);
    return () => partnerKitValues(sums, columns).found();
  },
  'by hand, one pass over the columns': () => {
    const values = handWrittenValues(columns);
    return () => values.found();
  },
  'DuckDB, from its table': async () => {
    const sums = await duckDb.sums();
    return () => duckDb.values(sums).found();
  },
});
duckDb.close();
const ours = medians['PartnerKit, from columns'];
console.log(goal('against one pass by hand', ours / medians['by hand, one pass over the columns'], 1.5));
console.log(goal('against DuckDB', ours / medians['DuckDB, from its table'], 0.3));

/** The rows are let go of: what is measured shares its memory with nothing that it does not need. */
function columnsOfLegs(count: number): CallLegColumns {
  const columns = callLegColumns(callLegs(count));
  if (columns.refused.length > 0) throw new Error(`${columns.refused.length} legs were refused`);
  return columns;
}
