import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { CallLeg } from '../../sdk/src/calling-entry.ts';
import { legRow } from '../../server/src/calling/call-leg-row.ts';
import { copyTexts, type RowTexts } from '../../server/src/storage/row-texts.ts';
import { createCallLegs } from '../../testing/src/create-call-legs.ts';

const usersOfEach = 32;
const legsOfEach = 1000;

/** The ids of the customers whose legs {@link writeLegFiles} writes. */
export function legCustomers(legs: number): string[] {
  const count = Math.ceil(legs / legsOfEach) + 1;
  return Array.from({ length: count }, (_, at) => `bench-${String(at).padStart(6, '0')}`);
}

/** The same legs twice, never held: as NDJSON and as the text that `copy` takes. */
export async function writeLegFiles(
  legs: number,
  partner: string,
  ndjson: string,
  copy: string,
): Promise<void> {
  await pipeline(Readable.from(lines(legsOf(legs))), createWriteStream(ndjson));
  await pipeline(Readable.from(copyTexts(rowsOf(legs, partner))), createWriteStream(copy));
}

function* legsOf(count: number): Generator<CallLeg> {
  const customers = legCustomers(count).map((id) => ({ id, region: 'US', users: usersOfEach }));
  let made = 0;
  for (const leg of createCallLegs(customers, { asOf: '2026-11-16' })) {
    if (made++ === count) return;
    yield leg;
  }
  if (made < count) throw new Error(`${count} legs were wanted, ${made} were made.`);
}

function* rowsOf(count: number, partner: string): Generator<RowTexts> {
  for (const leg of legsOf(count)) yield legRow(partner, leg);
}

function* lines(legs: Iterable<CallLeg>): Generator<string> {
  let text = '';
  for (const leg of legs) {
    text += `${JSON.stringify(leg)}\n`;
    if (text.length < 262_144) continue;
    yield text;
    text = '';
  }
  yield text;
}
