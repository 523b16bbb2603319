import { type ReactNode, useContext } from 'react';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { createTranslate } from '../i18n/translate.ts';
import { PartnerContext } from '../provider/partner-context.ts';
import { FailureBoundary } from './failure-boundary.tsx';
import { useFailureParts } from './failure-parts.ts';
import { StateMessage } from './state-message.tsx';

const english = createTranslate('en', {});

/** The frame of every widget: what goes wrong inside is said there and stays there. */
export function Widget({ children }: { children: ReactNode }) {
  const partner = useContext(PartnerContext);
  return (
    <FailureBoundary
      onError={partner?.report}
      instead={(error, onRetry) => <BrokenWidget {...{ error, onRetry }} />}
    >
      {children}
    </FailureBoundary>
  );
}

function BrokenWidget({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) {
  const partner = useContext(PartnerContext);
  const parts = useFailureParts();
  const t = (partner?.t ?? english).with(stateTexts);
  return (
    <StateMessage
      state="failed"
      title={t('state.brokenTitle')}
      // without a provider nobody views it yet: whoever builds the page reads what is missing
      text={partner ? parts?.errorText(t, error) : String((error as Error).message)}
      action={{ label: t('state.retry'), onSelect: onRetry }}
    />
  );
}
