import { isPartnerError } from '@partnerkit/sdk';
import { useState } from 'react';
import { viewerTexts } from '../i18n/texts/viewer-texts.ts';
import { FailureLine } from '../primitives/failure-line.tsx';
import { usePartner } from './partner-context.ts';
import { useViewerQuery } from './use-viewer.ts';

/** Says, while it is asked again, that it is not known what the viewer may do: what waits for that is not on the page. */
export function ViewerLine() {
  const { t } = usePartner(viewerTexts);
  const { error, isFetching, refetch } = useViewerQuery();
  // a try begins without one
  const [last, setLast] = useState(error);
  if (error && error !== last) setLast(error);
  if (!isPartnerError(last) || !last.retryable) return null;
  return (
    <div className="pk-notice" data-tone="neutral">
      <FailureLine
        error={last}
        text={t('viewer.notKnown')}
        onRetry={() => void refetch()}
        isTrying={isFetching}
      />
    </div>
  );
}
