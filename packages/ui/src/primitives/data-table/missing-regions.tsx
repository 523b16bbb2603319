import { stateTexts } from '../../i18n/texts/state-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { FailureLine } from '../failure-line.tsx';
import { useFailureParts } from '../failure-parts.ts';
import type { MissingRegionLinesProps } from './missing-region-lines.tsx';

/** What {@link MissingRegions} takes. */
export interface MissingRegionsProps extends MissingRegionLinesProps {
  /** Asks for everything again. */
  readonly refresh: () => void;
}

/** That rows of some regions are missing: each with a way to try it alone, as soon as what tells of failures has come. */
export function MissingRegions({ missing, tryRegion, refresh }: MissingRegionsProps) {
  const { t } = usePartner(stateTexts);
  const parts = useFailureParts();
  if (parts) return <parts.MissingRegionLines missing={missing} tryRegion={tryRegion} />;
  return <FailureLine error={undefined} text={t('state.regionMissing')} onRetry={refresh} />;
}
