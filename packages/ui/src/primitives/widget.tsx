import { type ReactNode, useContext } from 'react';
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
    <WidgetBoundary title={t('state.brokenTitle')} retry={t('state.retry')} onError={partner?.report}>
      {children}
    </WidgetBoundary>
  );
}
