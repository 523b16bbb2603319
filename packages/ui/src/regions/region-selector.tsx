import { isPartnerError } from '@partnerkit/sdk';
import { useId } from 'react';
import { domainName } from '../i18n/domain-names.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { regionsTexts } from '../i18n/texts/regions-texts.ts';
import { FailureLine } from '../primitives/failure-line.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { Icon } from '../primitives/icon.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useRegions } from './use-regions.ts';

/** What {@link RegionSelector} takes. */
export interface RegionSelectorProps {
  /** Whether all regions at once can be chosen; analytics and reports show one at a time (REG-1). */
  readonly allowAll?: boolean | undefined;
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
  const { t } = usePartner(regionTexts, regionsTexts);
  const { regions, region, setRegion, query } = useRegions();
  const id = useId();
  if (query.isError && !regions) return <Failure error={query.error} onRetry={() => query.refetch()} />;
  // an element of its own: one that stops to pulse counts as moved
  if (!regions) return <span key="waiting" className="pk-skeleton pk-select-skeleton" aria-hidden="true" />;
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

/** One line where the selector would stand; what another try can't mend keeps its words. */
function Failure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = usePartner(regionsTexts);
  const isFinal = isPartnerError(error) && (error.code === 'forbidden' || error.code === 'unsupported');
  if (isFinal) return <FailureState error={error} onRetry={onRetry} t={t} />;
  return <FailureLine error={error} text={`${t('regions.label')}:`} onRetry={onRetry} />;
}
