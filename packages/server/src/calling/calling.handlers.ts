import { callLegCsvReader } from '@partnerkit/sdk/calling';
import { customerNotFound, sentLegs, usualPageSize } from '@partnerkit/sdk/server';
import type { ActLog } from '../audit/act-log.ts';
import type { Handlers, StreamHandlers } from '../http/handlers.ts';
import { pagedList } from '../http/paged-list.ts';
import { streamedRows } from '../http/streamed-rows.ts';
import { customerAnswer } from './calling-pictures.ts';
import { rollUpAll } from './roll-up.ts';
import { takeLegStream } from './take-leg-stream.ts';
import { type TakenLegs, takeLegs } from './take-legs.ts';

/** Answers about calls (CAL), and takes them in. */
export const callingHandlers: Handlers['calling'] = {
  async overview({ week }, { tx, calling, licenses, ...reach }) {
    return (await calling.of(tx, { ...reach, week }, licenses)).overview();
  },

  async customers({ cursor, limit = usualPageSize, week, ...request }, context) {
    const { tx, cursors, calling, licenses, ...reach } = context;
    const { endpoint, withQueues, search, sort } = request;
    const list = pagedList(context, 'calling.customers', [week, endpoint, withQueues, search, sort]);
    const after = cursor ? String(cursors.read(list, cursor)) : undefined;
    const answers = await calling.of(tx, { ...reach, week }, licenses);
    const { next, ...page } = answers.customers({ ...request, limit, after });
    return { ...page, nextCursor: next === undefined ? null : cursors.sign(list, next) };
  },

  async customer({ customerId, week }, { tx, calling, ...reach }) {
    const answer = await customerAnswer(tx, { ...reach, week }, customerId, calling.rule);
    if (!answer) throw customerNotFound(customerId);
    return answer;
  },

  async send({ legs }, { tx, partner, region, calling, record }) {
    const answer = await takeLegs(tx, partner, legs);
    // the weeks are counted anew with the legs, in one transaction: nobody reads the one without the other
    await rollUpAll({ partner, rule: calling.rule, transaction: (run) => run(tx) });
    return recorded(region, answer, record);
  },
};

/** Answers to bodies that are streams (CAL). */
export const callingStreams: StreamHandlers = {
  'calling.send': (request, { partner, region, calling: { rule }, transaction }) =>
    takeLegStream(streamedRows(request, callLegCsvReader), {
      partner,
      rule,
      transaction,
      // each batch is in as a whole or not at all, and recorded with that
      take: (run) => transaction(async (tx, { record }) => recorded(region, await run(tx), record)),
    }),
};

/** Tells the audit trail of legs that were taken; answers what became of them all. */
function recorded(region: string, answer: TakenLegs, record: ActLog['record']): TakenLegs {
  const sent = sentLegs(region, answer);
  if (sent) record(sent);
  return answer;
}
