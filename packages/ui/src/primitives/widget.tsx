import { type ReactNode, useContext } from 'react';
import { errorText } from '../i18n/error-text.ts';
import { stateTexts } from '../i18n/texts/state-texts.ts';
import { createTranslate } from '../i18n/translate.ts';
import { PartnerContext } from '../provider/partner-context.ts';
import { WidgetBoundary } from './widget-boundary.tsx';

const english = createTranslate('en', {});

/** The frame of every widget: what goes wrong inside is said there and stays there. */
export function Widget({ children }: { children: ReactNode }) {
  const partner = useContext(PartnerContext);
  const t = (partner?.t ?? english).with(stateTexts);
  return (
    <WidgetBoundary
      title={t('state.brokenTitle')}
      // without a provider nobody views it yet: whoever builds the page reads what is missing
      textOf={(error) => (partner ? errorText(t, error) : String((error as Error).message))}
      retry={t('state.retry')}
      onError={partner?.report}
    >
      {children}
    </WidgetBoundary>
  );
}
