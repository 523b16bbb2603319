import type { KpiName } from '@partnerkit/sdk/kpis';
import { kpiIds, kpiRegistry } from '@partnerkit/sdk/rules';
import { domainName } from '../i18n/domain-names.ts';
import { listFormat } from '../i18n/intl-formats.ts';
import { isolated } from '../i18n/isolated.ts';
import { figureTexts } from '../i18n/texts/figure-texts.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { regionsTexts } from '../i18n/texts/regions-texts.ts';
import { rollUpTexts } from '../i18n/texts/roll-up-texts.ts';
import { withoutTexts } from '../i18n/texts/without-texts.ts';
import { PeopleTable } from '../organization/people-table.tsx';
import { CardSkeleton } from '../primitives/card-skeleton.tsx';
import { FailureLine } from '../primitives/failure-line.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { useHostCall } from '../primitives/use-host-call.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { RollUpCell } from './roll-up-cell.tsx';
import { RollUpExplained } from './roll-up-explained.tsx';
import { type RolledUpRegion, useRegionRollUp } from './use-region-roll-up.ts';

/** What {@link RegionRollUp} takes; nothing is needed. */
export interface RegionRollUpProps {
  /** Makes the name of a region a button: opens it. */
  readonly onOpenRegion?: ((region: string) => void) | undefined;
  /** Makes a number a button: shows the customers it counts, of a region or, without one, of all. */
  readonly onShowCustomers?: ((kpi: KpiName, region: string | undefined) => void) | undefined;
}

/** Counts and the five KPIs of every region side by side and in sum; no row of a customer leaves its region (ROL-1). */
export function RegionRollUp(props: RegionRollUpProps) {
  return (
    <Widget>
      <RollUp {...props} />
    </Widget>
  );
}

function RollUp({ onOpenRegion, onShowCustomers }: RegionRollUpProps) {
  const { t, client, locale } = usePartner(figureTexts, regionTexts, regionsTexts, rollUpTexts, withoutTexts);
  const call = useHostCall();
  const { regions, total, withoutRegion, failure, refresh } = useRegionRollUp();
  if (!client.supports('regions.list') || !client.supports('subscriptions.figures'))
    return <UnsupportedState />;
  if (failure) return <FailureState error={failure} onRetry={refresh} t={t} />;
  if (!regions) return <CardSkeleton />;
  if (regions.length === 0)
    return <StateMessage state="empty" title={t('rollUp.noneTitle')} text={t('rollUp.noneText')} />;
  const nameOf = ({ id, name }: RolledUpRegion) => name ?? domainName(t, 'region', id);
  const namesOf = (some: readonly RolledUpRegion[]) =>
    listFormat(locale).format(some.map((region) => isolated(nameOf(region))));
  const failed = regions.filter(({ failure }) => failure !== undefined);
  const isWithout = (region: RolledUpRegion | undefined) =>
    region ? region.failure !== undefined : failed.length === regions.length;
  // of a single region the sum is the region
  const lines = regions.length > 1 ? [...regions, undefined] : regions;
  const lineName = (region: RolledUpRegion | undefined) => (region ? nameOf(region) : t('regions.all'));
  return (
    <div className="pk-widget pk-roll-up">
      <PeopleTable
        label={t('rollUp.title')}
        people={lines}
        keyOf={(region) => region?.id ?? ''}
        columns={[
          {
            id: 'region',
            label: t('regions.label'),
            cell: (region) => (
              <span className="pk-person">
                {region && onOpenRegion ? (
                  <button
                    form=""
                    type="button"
                    className="pk-link-button pk-name"
                    onClick={() => call(() => onOpenRegion(region.id))}
                  >
                    <bdi>{nameOf(region)}</bdi>
                  </button>
                ) : (
                  <bdi>{lineName(region)}</bdi>
                )}
                {region?.failure !== undefined && (
                  <FailureLine error={region.failure} onRetry={region.retry} isTrying={region.isTrying} />
                )}
                {!region && failed.length > 0 && (
                  <span className="pk-muted">{t('rollUp.without', { regions: namesOf(failed) })}</span>
                )}
              </span>
            ),
          },
          {
            id: 'customers',
            label: t('rollUp.customers'),
            isNumber: true,
            cell: (region) => (
              <RollUpCell
                isFailed={isWithout(region)}
                count={region ? region.figures?.customers : total?.customers}
              />
            ),
          },
          ...kpiIds.map((id) => ({
            id,
            label: t(`figure.${id}`),
            isNumber: true,
            cell: (region: RolledUpRegion | undefined) => (
              <RollUpCell
                isFailed={isWithout(region)}
                id={id}
                kpis={region ? region.figures?.kpis : total?.kpis}
                of={lineName(region)}
                onShow={
                  onShowCustomers && (() => call(() => onShowCustomers(kpiRegistry[id].kpi, region?.id)))
                }
              >
                {region === lines.at(-1) && total && (
                  <RollUpExplained id={id} total={total} regions={regions} namesOf={namesOf} />
                )}
              </RollUpCell>
            ),
          })),
        ]}
      />
      {withoutRegion !== undefined && withoutRegion > 0 && (
        <p className="pk-chart-note">{t('rollUp.noRegion', { count: withoutRegion })}</p>
      )}
    </div>
  );
}
