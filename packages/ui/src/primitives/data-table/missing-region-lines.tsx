import { type MissingRegion, PartnerError } from '@partnerkit/sdk';
import { useRef, useState } from 'react';
import { stateTexts } from '../../i18n/texts/state-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { ExplainedFailureLine } from '../explained-failure-line.tsx';

/** What {@link MissingRegionLines} takes. */
export interface MissingRegionLinesProps {
  readonly missing: readonly MissingRegion[];
  /** Asks one region alone, and for everything again once it answers. */
  readonly tryRegion: (region: string) => Promise<void>;
}

/** The regions whose rows are missing, a line for each, with a way to try it alone. */
export function MissingRegionLines({ missing, tryRegion }: MissingRegionLinesProps) {
  return missing.map((one) => <Missing key={one.region} one={one} tryRegion={tryRegion} />);
}

function Missing({
  one,
  tryRegion,
}: {
  one: MissingRegion;
  tryRegion: MissingRegionLinesProps['tryRegion'];
}) {
  const { t } = usePartner(stateTexts);
  const [isTrying, setTrying] = useState(false);
  const [failure, setFailure] = useState<{ readonly of: MissingRegion; readonly error: unknown }>();
  const isAsking = useRef(false);
  const retry = async () => {
    if (isAsking.current) return;
    isAsking.current = true;
    setTrying(true);
    try {
      await tryRegion(one.region);
    } catch (error) {
      setFailure({ of: one, error });
    }
    isAsking.current = false;
    setTrying(false);
  };
  const error = failure?.of === one ? failure.error : new PartnerError(one);
  return (
    <ExplainedFailureLine error={error} text={t('state.regionMissing')} onRetry={retry} isTrying={isTrying} />
  );
}
