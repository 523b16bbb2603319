import { instantMs } from '../calendar/instant-ms.ts';
import { weekOf } from '../calendar/weeks.ts';
import { Places } from '../columns/places.ts';
import { resized } from '../columns/resized.ts';
import { checkList } from '../errors/check-argument.ts';
import { firstProblem } from '../operation/row.schema.ts';
import { type CallLeg, callLegSchema, queueOutcomes } from './call-leg.schema.ts';
import { isCalling, legKey } from './leg-key.ts';
import { legSurelyFits } from './leg-surely-fits.ts';

/** A call leg that was left out, and why. */
export interface RefusedCallLeg {
  /** Position of the leg among the rows. */
  readonly index: number;
  readonly field: string;
  readonly message: string;
}

/** What may be true of a leg: the number of its bit. */
export const legBit = { made: 0, withAudio: 1, withVideo: 2 } as const;

/** The measures of a leg, in the order of {@link CallLegColumns.measures}. */
const measureNames = ['jitterMs', 'latencyMs', 'lossPercent'] as const;

/**
 * Call legs in columns: what the figures are computed over. A leg that does not fit is refused as a whole and named; one
 * of another product than calling is left out and counted (SUB: "Call on" is not calling).
 */
export interface CallLegColumns {
  readonly customerIds: readonly string[];
  readonly endpoints: readonly string[];
  readonly features: readonly string[];
  /** The Sundays of the weeks in which legs started, as day numbers. */
  readonly weeks: readonly number[];
  /** How many different calls and users there are, each within its customer. */
  readonly calls: number;
  readonly users: number;
  /** Of each leg: the places of its customer, its call and its user (-1: none) … */
  readonly customer: Int32Array;
  readonly call: Int32Array;
  readonly user: Int32Array;
  /** … the place of its week, the milliseconds from answer to end, whole ones: their sum is the same in any order … */
  readonly week: Int32Array;
  readonly answeredMs: Float64Array;
  /** … bits of {@link legBit}, the place of its endpoint type, that of its feature plus one (0: none) … */
  readonly flags: Uint8Array;
  readonly endpoint: Int32Array;
  readonly feature: Int32Array;
  /** … the outcome of its queue plus one (0: no queue), and how long it was in it. */
  readonly outcome: Uint8Array;
  readonly queueSeconds: Float64Array;
  /** Three measures of audio, three of video, column after column; NaN was not measured. */
  readonly measures: readonly Float64Array[];
  readonly refused: readonly RefusedCallLeg[];
  /** Legs of another product. */
  readonly otherProducts: number;
}

/** Puts call legs into columns. A leg that comes twice (by customer and id) counts once, as it came last. */
export function callLegColumns(rows: readonly CallLeg[]): CallLegColumns {
  checkList('legs', rows);
  const refused: RefusedCallLeg[] = [];
  const good: CallLeg[] = [];
  const places = new Map<string, number>();
  let otherProducts = 0;
  for (let index = 0; index < rows.length; index++) {
    const leg = rows[index] as CallLeg;
    if (!legSurelyFits(leg)) {
      const parsed = callLegSchema.safeParse(leg);
      if (!parsed.success) {
        refused.push({ index, ...firstProblem(parsed.error, leg) });
        continue;
      }
    }
    const key = legKey(leg);
    const place = places.get(key) ?? good.length;
    places.set(key, place);
    good[place] = leg;
  }
  const writer = new LegWriter(good.length);
  for (const leg of good) {
    if (isCalling(leg)) writer.add(leg);
    else otherProducts++;
  }
  return { ...writer.columns(), refused, otherProducts };
}

/** Fills the columns leg by leg. */
class LegWriter {
  readonly #customers = new Places();
  readonly #endpoints = new Places();
  readonly #features = new Places();
  readonly #weeks = new Map<number, number>();
  readonly #calls = new PlacesWithin();
  readonly #users = new PlacesWithin();
  readonly #columns;
  readonly #measures: readonly Float64Array[];
  #length = 0;

  constructor(length: number) {
    this.#columns = {
      customer: new Int32Array(length),
      call: new Int32Array(length),
      user: new Int32Array(length),
      week: new Int32Array(length),
      answeredMs: new Float64Array(length),
      flags: new Uint8Array(length),
      endpoint: new Int32Array(length),
      feature: new Int32Array(length),
      outcome: new Uint8Array(length),
      queueSeconds: new Float64Array(length),
    };
    this.#measures = Array.from({ length: 2 * measureNames.length }, () => new Float64Array(length));
  }

  add(leg: CallLeg): void {
    const at = this.#length++;
    const columns = this.#columns;
    const { audio, video, answeredAt, queue } = leg;
    const customer = this.#customers.of(leg.customerId);
    columns.customer[at] = customer;
    columns.call[at] = this.#calls.of(customer, leg.callId);
    columns.user[at] = leg.userId ? this.#users.of(customer, leg.userId) : -1;
    columns.week[at] = this.#placeOf(weekOf(Math.floor(instantMs(leg.startAt) / msPerDay)));
    columns.flags[at] =
      (Number(leg.direction === 'made') << legBit.made) |
      (Number(Boolean(audio)) << legBit.withAudio) |
      (Number(Boolean(video)) << legBit.withVideo);
    columns.answeredMs[at] = answeredAt ? instantMs(leg.endAt) - instantMs(answeredAt) : 0;
    columns.endpoint[at] = this.#endpoints.of(leg.endpoint);
    columns.feature[at] = leg.feature ? this.#features.of(leg.feature) + 1 : 0;
    if (queue) {
      columns.outcome[at] = queueOutcomes.indexOf(queue.outcome) + 1;
      columns.queueSeconds[at] = (instantMs(queue.leftAt) - instantMs(queue.enteredAt)) / 1000;
    }
    this.#measures.forEach((column, place) => {
      const stream = place < measureNames.length ? audio : video;
      column[at] = stream?.[measureNames[place % measureNames.length]!] ?? Number.NaN;
    });
  }

  #placeOf(sunday: number): number {
    let place = this.#weeks.get(sunday);
    if (place === undefined) {
      place = this.#weeks.size;
      this.#weeks.set(sunday, place);
    }
    return place;
  }

  columns(): Omit<CallLegColumns, 'refused' | 'otherProducts'> {
    return {
      customerIds: this.#customers.names,
      endpoints: this.#endpoints.names,
      features: this.#features.names,
      weeks: [...this.#weeks.keys()],
      calls: this.#calls.names.length,
      users: this.#users.names.length,
      ...resized(this.#columns, this.#length),
      measures: this.#measures.map((column) => column.subarray(0, this.#length)),
    };
  }
}

/** Places of names that mean something only within an owner. */
class PlacesWithin {
  readonly names: string[] = [];
  readonly #owners: Map<string, number>[] = [];

  of(owner: number, name: string): number {
    this.#owners[owner] ??= new Map();
    const places = this.#owners[owner];
    let place = places.get(name);
    if (place === undefined) {
      place = this.names.push(name) - 1;
      places.set(name, place);
    }
    return place;
  }
}

const msPerDay = 86_400_000;
