import type { KpiName } from '@partnerkit/sdk/kpis';
import { kpiIds, kpiRegistry } from '@partnerkit/sdk/rules';
import { kpiTexts } from '../i18n/texts/kpi-texts.ts';
import { FailureState } from '../primitives/failure-state.tsx';
import { useHostCall } from '../primitives/use-host-call.ts';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { LicenseFigureTile } from './license-figure-tile.tsx';
import { useLicenseFigures } from './use-license-figures.ts';
import { wasteKind } from './waste-words.ts';

/** One of the five KPIs (KPI-1 to KPI-5), as a query names it: `kpi:expiring` finds the customers that it counts. */
export type SubscriptionKpi = KpiName;

/** What {@link SubscriptionKpis} takes; nothing is needed. */
export interface SubscriptionKpisProps {
  /** Whose peers explain low assignment; the figures themselves do not depend on it. Absent: meetings. */
  readonly product?: string | undefined;
  /** Makes the tiles buttons: shows the customers that one counts. */
  readonly onShowCustomers?: ((kpi: SubscriptionKpi) => void) | undefined;
  /** Whose customers are shown at the moment; that tile says so. */
  readonly shown?: SubscriptionKpi | null | undefined;
}

/** The five key figures of all customers with calling or meetings, each with how it is computed (KPI-1 to KPI-5). */
export function SubscriptionKpis(props: SubscriptionKpisProps) {
  return (
    <Widget>
      <Kpis {...props} />
    </Widget>
  );
}

function Kpis({ product = 'meetings', onShowCustomers, shown }: SubscriptionKpisProps) {
  const { t } = usePartner(kpiTexts);
  const call = useHostCall();
  const { data, failure, refresh } = useLicenseFigures(product);
  if (failure) {
    return (
      <div className="pk-figure-failure">
        <FailureState error={failure} onRetry={refresh} t={t} />
      </div>
    );
  }
  return (
    <div className="pk-kpis">
      <ul className="pk-tiles" aria-label={t('kpi.title')} aria-busy={!data}>
        {kpiIds.map((id) => (
          <LicenseFigureTile
            key={id}
            id={id}
            figure={data?.kpis.find((figure) => figure.id === id)}
            figures={data}
            waste={data?.waste?.kpis[kpiRegistry[id].kpi]}
            wasteKind={wasteKind(kpiRegistry[id].kpi)}
            onShow={onShowCustomers && (() => call(() => onShowCustomers(kpiRegistry[id].kpi)))}
            isShown={shown === undefined ? undefined : shown === kpiRegistry[id].kpi}
          />
        ))}
      </ul>
    </div>
  );
}
