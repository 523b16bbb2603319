import type { CalendarDay, LicensePool, Trial } from '@partnerkit/sdk';
import { dayNumber } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { detailTexts } from '../i18n/texts/detail-texts.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { queryTexts } from '../i18n/texts/query-texts.ts';
import { trialsTexts } from '../i18n/texts/trials-texts.ts';
import { typeTexts } from '../i18n/texts/type-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import { Icon } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { TrialAct } from './trial-dialog-props.ts';
import type { TrialStanding } from './use-customer-trials.ts';

const looks = {
  runs: { tone: 'success', message: 'detail.runs' },
  starts: { tone: 'info', message: 'detail.starts' },
  ended: { tone: 'neutral', message: 'detail.ended' },
} as const;

interface TrialCardProps {
  readonly trial: Trial;
  readonly standing: TrialStanding;
  readonly today: CalendarDay;
  /** What the viewer may do and the source can. */
  readonly offers: Readonly<Record<TrialAct, boolean>>;
  readonly onAct: (act: TrialAct) => void;
  /** The code of what opens may be loaded: one of the buttons is pointed at. */
  readonly onAhead: () => void;
}

/** One trial: how it stands, until when, and its licenses. What ended is folded. */
export function TrialCard({ trial, standing, today, offers, onAct, onAhead }: TrialCardProps) {
  const { t } = usePartner(detailTexts, trialsTexts, typeTexts);
  const { tone, message } = looks[standing];
  const acts = (['extend', 'change', 'end'] as const).filter(
    // what has yet to begin can't be ended
    (act) => offers[act] && standing !== 'ended' && !(act === 'end' && standing === 'starts'),
  );
  return (
    <details className="pk-card" open={standing !== 'ended'}>
      <summary className="pk-card-head">
        <span className="pk-card-chevron">
          <Icon name="chevronDown" />
        </span>
        <h3 className="pk-card-title">
          {t('type.trial')} <bdi>{trial.id}</bdi>
        </h3>
        <span className="pk-badge" data-tone={tone}>
          <span>{t(message)}</span>
        </span>
      </summary>
      <Facts trial={trial} standing={standing} today={today} />
      <Licenses licenses={trial.licenses} />
      {acts.length > 0 && (
        <div className="pk-card-actions">
          {acts.map((act) => (
            <button
              key={act}
              form=""
              type="button"
              className="pk-button"
              aria-haspopup="dialog"
              data-tone={act === 'end' ? 'danger' : undefined}
              onPointerEnter={onAhead}
              onFocus={onAhead}
              onClick={() => onAct(act)}
            >
              {t(`trials.${act}`)} <span className="pk-visually-hidden">{trial.id}</span>
            </button>
          ))}
        </div>
      )}
    </details>
  );
}

function Facts({ trial, standing, today }: Pick<TrialCardProps, 'trial' | 'standing' | 'today'>) {
  const { t, formats } = usePartner(detailTexts, queryTexts, trialsTexts);
  const { startDate, endDate } = trial;
  const days = (dayNumber(endDate) ?? 0) - (dayNumber(today) ?? 0);
  return (
    <dl className="pk-facts">
      <div>
        <dt>{t('detail.period')}</dt>
        <dd>{t('detail.fromTo', { from: formats.day(startDate), to: formats.day(endDate) })}</dd>
      </div>
      <div>
        <dt>{t(standing === 'ended' ? 'detail.endedOn' : 'detail.endsOn')}</dt>
        <dd>
          {formats.day(endDate)}{' '}
          <span className="pk-muted">
            {days === 0
              ? t('filter.today')
              : t(days < 0 ? 'filter.daysAgo' : 'filter.days', { days: Math.abs(days) })}
          </span>
        </dd>
      </div>
      {trial.endedOn !== undefined && (
        <div>
          <dt>{t('trials.endedEarly')}</dt>
          <dd>{formats.day(trial.endedOn)}</dd>
        </div>
      )}
    </dl>
  );
}

function Licenses({ licenses }: { licenses: readonly LicensePool[] }) {
  const { t, formats } = usePartner(detailTexts, productTexts, valueTexts);
  if (licenses.length === 0) return <p className="pk-muted">{t('detail.licensesNone')}</p>;
  const number = (value: number | undefined) =>
    value === undefined ? <span className="pk-unknown">{t('value.unknown')}</span> : formats.number(value);
  return (
    <div className="pk-side-scroll">
      <table className="pk-plain-table pk-trial-licenses">
        <thead>
          <tr>
            <th scope="col">{t('detail.product')}</th>
            <th scope="col" data-align="end">
              {t('detail.licenses')}
            </th>
            <th scope="col" data-align="end">
              {t('detail.assigned')}
            </th>
            <th scope="col" data-align="end">
              {t('detail.used')}
            </th>
          </tr>
        </thead>
        <tbody>
          {licenses.map(({ product, purchased, assigned, used }) => (
            <tr key={product}>
              <th scope="row">{domainName(t, 'product', product)}</th>
              <td data-align="end">{formats.number(purchased)}</td>
              <td data-align="end">
                {assigned !== undefined && assigned > purchased ? (
                  <span className="pk-over">{formats.number(assigned)}</span>
                ) : (
                  number(assigned)
                )}
              </td>
              <td data-align="end">{number(used)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
