import type { ReportSchedule } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { isolated } from '../i18n/isolated.ts';
import { pauseReasonTexts } from '../i18n/texts/pause-reason-texts.ts';
import { peopleTexts } from '../i18n/texts/people-texts.ts';
import { reportsTexts } from '../i18n/texts/reports-texts.ts';
import { PeopleTable } from '../organization/people-table.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useViewerId } from '../provider/use-viewer.ts';
import type { ActingProps } from './acting-props.ts';
import { useKeptOrder } from './use-kept-order.ts';
import { useReportWords } from './use-report-words.ts';
import { useToldAttempt } from './use-told-attempt.ts';

interface ScheduleTableProps extends ActingProps {
  readonly schedules: readonly ReportSchedule[];
}

/** Schedules, the next to run first as they came: what, when in words, whose, and why one is paused. */
export function ScheduleTable({ schedules, ...acting }: ScheduleTableProps) {
  const { t } = usePartner(peopleTexts, reportsTexts);
  const words = useReportWords();
  const viewerId = useViewerId();
  // one that is paused under the pointer does not hand its place to another
  const inOrder = useKeptOrder(schedules);
  return (
    <PeopleTable
      label={t('reports.schedules')}
      people={inOrder}
      keyOf={({ id }) => id}
      columns={[
        {
          id: 'report',
          label: t('reports.report'),
          cell: ({ template, cadence, format }) => (
            <span className="pk-person">
              <bdi>{words.template(template, acting.templates)}</bdi>
              <span className="pk-muted">
                {[words.cadence(cadence), format.toUpperCase()].join(t('reports.parted'))}
              </span>
            </span>
          ),
        },
        {
          id: 'next',
          label: t('reports.next'),
          cell: (schedule) => <NextRun schedule={schedule} />,
        },
        {
          id: 'owner',
          label: t('reports.owner'),
          cell: ({ owner }) => (
            <span>
              <bdi>{owner.name ?? owner.id}</bdi>
              {owner.id === viewerId && <span className="pk-muted"> {t('reports.yours')}</span>}
            </span>
          ),
        },
        {
          id: 'actions',
          label: t('people.actions'),
          isQuiet: true,
          cell: (schedule) => <ScheduleActions {...acting} schedule={schedule} />,
        },
      ]}
    />
  );
}

function NextRun({ schedule: { paused, nextRunAt, cadence } }: { readonly schedule: ReportSchedule }) {
  const { t } = usePartner(pauseReasonTexts, reportsTexts);
  const words = useReportWords();
  if (paused !== null)
    return (
      <span className="pk-run-standing">
        <span className="pk-badge" data-tone={paused === 'paused' ? 'neutral' : 'warning'}>
          <span>{t('reports.paused')}</span>
        </span>
        {paused !== 'paused' && (
          <span className="pk-muted pk-person-note">{domainName(t, 'pauseReason', paused)}</span>
        )}
      </span>
    );
  if (nextRunAt === null) return <span className="pk-muted">{t('reports.over')}</span>;
  return <time dateTime={nextRunAt}>{words.instantIn(Date.parse(nextRunAt), cadence.timeZone)}</time>;
}

function ScheduleActions({
  schedule,
  state,
  templates,
  onAct,
  onAhead,
}: ActingProps & { readonly schedule: ReportSchedule }) {
  const { t, client, notify } = usePartner(peopleTexts, reportsTexts);
  const words = useReportWords();
  const turning = useToldAttempt();
  if (!state.mayChange(schedule)) return null;
  const name = isolated(words.template(schedule.template, templates));
  const isPaused = schedule.paused !== null;
  const isOver = !isPaused && schedule.nextRunAt === null;
  const canTurn = !isOver && client.supports(isPaused ? 'reports.resumeSchedule' : 'reports.pauseSchedule');
  const turn = () =>
    turning.attempt(async () => {
      await (isPaused ? state.resume(schedule) : state.pause(schedule));
      notify({ text: t(isPaused ? 'reports.resumedNotice' : 'reports.pausedNotice', { name }) });
    });
  const button = (kind: 'change' | 'removeSchedule', label: string, full: string) => (
    <button
      form=""
      type="button"
      className="pk-button"
      aria-haspopup="dialog"
      aria-label={full}
      onPointerEnter={onAhead}
      onFocus={onAhead}
      onClick={() => onAct({ kind, schedule })}
    >
      {label}
    </button>
  );
  return (
    <span className="pk-people-actions">
      {canTurn && (
        <button
          form=""
          type="button"
          className="pk-button"
          aria-disabled={turning.isBusy}
          aria-label={t(isPaused ? 'reports.resumeNamed' : 'reports.pauseNamed', { name })}
          onClick={() => void turn()}
        >
          {t(isPaused ? 'reports.resume' : 'reports.pause')}
        </button>
      )}
      {state.maySchedule && button('change', t('reports.change'), t('reports.changeSchedule', { name }))}
      {button('removeSchedule', t('people.remove'), t('people.removeNamed', { name }))}
    </span>
  );
}
