import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { queueOutcomes } from '../../sdk/src/calling/call-leg.schema.ts';
import type { CallLegColumns } from '../../sdk/src/calling/call-leg-columns.ts';
import { duckDbTable } from '../duckdb/duckdb-table.ts';
import { WeekValues } from './week-values.ts';

/** DuckDB in memory, with the legs in a table. */
export class DuckDbLegs {
  readonly #connection: DuckDBConnection;
  readonly #columns: CallLegColumns;
  readonly #query: string;

  private constructor(connection: DuckDBConnection, columns: CallLegColumns) {
    this.#connection = connection;
    this.#columns = columns;
    this.#query = sumsQuery(columns);
  }

  static async open(columns: CallLegColumns): Promise<DuckDbLegs> {
    const connection = await (await DuckDBInstance.create(':memory:')).connect();
    const { customer, call, user, week, flags, answeredMs, endpoint, feature, outcome, queueSeconds } =
      columns;
    const measures = Object.fromEntries(measureNames.map((name, at) => [name, columns.measures[at]!]));
    const rows = { customer, call, user, week, flags, answeredMs, endpoint, feature, outcome, queueSeconds };
    await duckDbTable(connection, 'legs', { ...rows, ...measures });
    return new DuckDbLegs(connection, columns);
  }

  /** The sums in columns, as DuckDB hands them over. */
  async sums(): Promise<DuckDbSums> {
    return (await this.#connection.runAndReadAll(this.#query)).getColumnsObject() as DuckDbSums;
  }

  /** The sums as values. */
  values(sums: DuckDbSums): WeekValues {
    const values = new WeekValues(this.#columns);
    const { endpoints, features, weeks } = this.#columns;
    sums.customer!.forEach((customer, row) => {
      const slot = Number(customer) * weeks.length + Number(sums.week![row]);
      const of = (name: string) => Number(sums[name]![row] ?? 0);
      values.calls[slot] = of('calls');
      values.all[slot] = of('legs');
      values.poor[slot] = of('poor');
      values.rated[slot] = of('rated');
      values.ms[slot] = of('ms');
      values.videoMs[slot] = of('videoMs');
      values.audio[slot] = of('audio');
      values.video[slot] = of('video');
      values.users[slot] = of('users');
      endpoints.forEach((_, at) => {
        const pair = (slot * endpoints.length + at) * 3;
        ['good', 'poor', 'unrated'].forEach((rating, place) => {
          values.endpoints[pair + place] = of(`${rating}${at}`);
        });
      });
      features.forEach((_, at) => {
        values.features[slot * features.length + at] = of(`feature${at}`);
      });
      queueOutcomes.forEach((_, at) => {
        values.outcomes[slot * queueOutcomes.length + at] = of(`outcome${at}`);
      });
      values.answerSeconds[slot] = of('answerSeconds');
      values.waitSeconds[slot] = of('waitSeconds');
    });
    return values;
  }

  close(): void {
    this.#connection.closeSync();
  }
}

/** One column of the answer after the other. */
export type DuckDbSums = Readonly<Record<string, readonly unknown[]>>;

const measureNames = ['jitter', 'latency', 'loss', 'videoJitter', 'videoLatency', 'videoLoss'] as const;
const thresholds = [150, 400, 5, 150, 400, 5];

/** Everything in one query; the legs of a call come together once, which is faster than counting distinct ones. */
function sumsQuery({ endpoints, features }: CallLegColumns): string {
  const isMeasured = `coalesce(${measureNames.join(', ')}) IS NOT NULL`;
  const isAllOver = measureNames
    .map((name, at) => `(${name} IS NULL OR ${name} > ${thresholds[at]})`)
    .join(' AND ');
  const counted = (name: string, condition: string) => `count(*) FILTER (${condition}) ${name}`;
  const ofEndpoints = endpoints.flatMap((_, at) => [
    counted(`good${at}`, `endpoint = ${at} AND rating = 0`),
    counted(`poor${at}`, `endpoint = ${at} AND rating = 1`),
    counted(`unrated${at}`, `endpoint = ${at} AND rating = 2`),
  ]);
  const ofOutcomes = queueOutcomes.map((_, at) => counted(`outcome${at}`, `outcome = ${at + 1}`));
  const outcome = (name: (typeof queueOutcomes)[number]) => queueOutcomes.indexOf(name) + 1;
  return `
WITH sums AS (
  SELECT customer, week, count(*) legs, ${counted('poor', 'rating = 1')}, ${counted('rated', 'rating < 2')},
    sum(answeredMs) ms, sum(answeredMs) FILTER (flags & 4 > 0) videoMs,
    ${counted('audio', 'flags & 2 > 0')}, ${counted('video', 'flags & 4 > 0')},
    ${[...ofEndpoints, ...ofOutcomes].join(', ')},
    sum(queueSeconds) FILTER (outcome IN (${outcome('answered')}, ${outcome('transferred')})) answerSeconds,
    sum(queueSeconds) FILTER (outcome = ${outcome('abandoned')}) waitSeconds
  FROM (SELECT *, CASE WHEN NOT (${isMeasured}) THEN 2 WHEN ${isAllOver} THEN 1 ELSE 0 END AS rating FROM legs)
  GROUP BY customer, week
),
calls AS (
  SELECT customer, week, ${counted('calls', 'made')},
    ${features.map((_, at) => counted(`feature${at}`, `used${at}`)).join(', ')}
  FROM (
    SELECT any_value(customer) AS customer, week, bool_or(flags & 1 > 0) AS made,
      ${features.map((_, at) => `bool_or(feature = ${at + 1}) AS used${at}`).join(', ')}
    FROM legs GROUP BY call, week
  )
  GROUP BY customer, week
),
users AS (
  SELECT customer, week, count(*) users
  FROM (SELECT any_value(customer) AS customer, week FROM legs WHERE legs.user >= 0 GROUP BY legs.user, week)
  GROUP BY customer, week
)
SELECT * FROM sums JOIN calls USING (customer, week) LEFT JOIN users USING (customer, week)`;
}
