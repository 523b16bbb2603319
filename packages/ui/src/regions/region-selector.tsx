import { useId } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { FailureState } from '../primitives/failure-state.tsx';
import { Icon } from '../primitives/icon.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useRegions } from './use-regions.ts';

/** What {@link RegionSelector} takes. */
export interface RegionSelectorProps {
  /** Whether all regions at once can be chosen; analytics and reports show one at a time (REG-1). */
  readonly allowAll?: boolean;
}

/** Chooses the region whose data is shown (REG-1). With one region or none there is nothing to choose (REG-3). */
export function RegionSelector(props: RegionSelectorProps) {
  return (
    <Widget>
      <Selector {...props} />
    </Widget>
  );
}

function Selector({ allowAll = true }: RegionSelectorProps) {
  const { t } = usePartner();
  const { regions, region, setRegion, query } = useRegions();
  const id = useId();
  if (query.isError) return <FailureState error={query.error} onRetry={() => query.refetch()} t={t} />;
  if (!regions) return <span className="pk-skeleton pk-select-skeleton" aria-hidden="true" />;
  if (regions.length < 2) return null;
  return (
    <span className="pk-select">
      <label className="pk-visually-hidden" htmlFor={id}>
        {t('regions.label')}
      </label>
      <select
        form=""
        id={id}
        value={region ?? ''}
        onChange={({ target }) => setRegion(target.value || undefined)}
      >
        {allowAll && <option value="">{t('regions.all')}</option>}
        {regions.map(({ id: value, name }) => (
          <option key={value} value={value}>
            {name ?? domainName(t, 'region', value)}
          </option>
        ))}
      </select>
      <Icon name="chevronDown" />
    </span>
  );
}
