import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { queueTexts } from '../i18n/texts/queue-texts.ts';
import { NotKnown, NoValue } from '../primitives/unknown-value.tsx';
import {
  type CallingColumn,
  type CallingColumnOptions,
  customerColumn,
  numberColumn,
  percent,
  sourceColumn,
} from './calling-columns.tsx';
import type { CallingCustomer } from './use-calling-customers.ts';

/** The columns of customers and feature usage: the call queues of each (CAL-8). */
export function queueColumns(options: CallingColumnOptions): readonly CallingColumn[] {
  const { figureFormats } = options;
  const t = options.t.with(figureTexts, queueTexts);
  // no calls into queues, or nobody answered or left, is no value; what weekly totals do not tell is not known
  const missing = ({ queueCalls, from }: CallingCustomer) =>
    queueCalls === null || (queueCalls > 0 && from !== 'legs') ? <NotKnown t={t} /> : <NoValue t={t} />;
  const counted = { ...options, missing, width: 96 };
  const timed = { ...options, missing, write: figureFormats.duration, width: 124 };
  return [
    customerColumn(options),
    numberColumn('queueCalls', t('queue.columnCalls'), counted),
    numberColumn('answered', t('figure.queueAnswered'), counted),
    numberColumn('timedOut', t('queue.timedOut'), counted),
    numberColumn('overflowed', t('queue.overflowed'), counted),
    numberColumn('transferred', t('queue.transferred'), counted),
    numberColumn('abandoned', t('queue.abandoned'), counted),
    {
      ...numberColumn('abandonedShare', t('queue.columnAbandonedShare'), {
        ...counted,
        width: 112,
        write: figureFormats.share,
      }),
      value: ({ abandonedShare }) => percent(abandonedShare),
    },
    numberColumn('timeToAnswer', t('figure.timeToAnswer'), timed),
    numberColumn('waitBeforeAbandoning', t('queue.columnWait'), { ...timed, width: 152 }),
    sourceColumn(options),
  ];
}
