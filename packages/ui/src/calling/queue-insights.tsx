import { isPartnerError } from '@partnerkit/sdk';
import { queueFigureIds } from '@partnerkit/sdk/rules';
import { callingTexts } from '../i18n/texts/calling-texts.ts';
import { queueTexts } from '../i18n/texts/queue-texts.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { FailureLine } from '../primitives/failure-line.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { CallingTable } from './calling-table.tsx';
import type { CallingTableProps, CallingTableSpec } from './calling-table-props.ts';
import { queueColumns } from './queue-columns.tsx';
import { customersNotTold, QueueFigureTile } from './queue-figure-tile.tsx';
import { useCallingOverview } from './use-calling.ts';

const queues: CallingTableSpec = {
  title: 'queue.title',
  table: 'queue.table',
  empty: 'calling.noQueuesText',
  fileName: 'call-queues',
  columns: queueColumns,
  sort: '-queueCalls',
  withQueues: true,
};

/** Call queues in a week: key figures of all, and how calls into queues went at each customer (CAL-7, CAL-8). */
export function QueueInsights(props: CallingTableProps) {
  return (
    <Widget>
      <CallingTable
        {...props}
        spec={queues}
        figures={(headingId) => <QueueKpis week={props.week} headingId={headingId} />}
      />
    </Widget>
  );
}

function QueueKpis({ week, headingId }: { week: string | undefined; headingId: string }) {
  const { t } = usePartner(callingTexts, queueTexts, stateTexts);
  const { data, failure, refresh } = useCallingOverview(week);
  if (failure) {
    return isSaidByTable(failure) ? null : (
      <FailureLine error={failure} text={t('state.failedTitle')} onRetry={refresh} />
    );
  }
  const times = data?.figures.find(({ id }) => id === 'timeToAnswer');
  const unknown = times && data && data.from.totals > 0 ? customersNotTold(times) : 0;
  return (
    <>
      <ul className="pk-section-figures" aria-labelledby={headingId} aria-busy={!data}>
        {queueFigureIds.map((id) => (
          <QueueFigureTile key={id} id={id} overview={data} />
        ))}
      </ul>
      {unknown > 0 && <p className="pk-section-note">{t('queue.caveat', { count: unknown })}</p>}
    </>
  );
}

/** What stands in the place of the rows, too, and is said once. */
function isSaidByTable(failure: unknown): boolean {
  return isPartnerError(failure) && ['forbidden', 'unsupported', 'invalid'].includes(failure.code);
}
