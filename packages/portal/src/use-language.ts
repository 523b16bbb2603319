import type { Messages } from '@partnerkit/ui';
import { directionOf, loadMessages, type ShippedLocale } from '@partnerkit/ui/locales';
import { useEffect, useState } from 'react';
import type { Preferences } from './preferences.ts';
import { type Texts, texts } from './texts.ts';

/** What a page says, and in which language. */
interface Language {
  readonly locale: ShippedLocale;
  readonly messages: Messages;
  readonly text: Texts;
}

/** The language of a locale, and the page in its direction unless another is wanted. Until its texts have come it is the one before, at first none. */
export function useLanguage(locale: ShippedLocale, wanted: Preferences['direction']): Language | undefined {
  const [language, setLanguage] = useState<Language>();
  useEffect(() => {
    let isWanted = true;
    loadMessages(locale).then(
      (messages) => isWanted && setLanguage({ locale, messages, text: texts[locale] }),
      (cause) => console.error(`The texts of ${locale} cannot be loaded.`, cause),
    );
    return () => {
      isWanted = false;
    };
  }, [locale]);
  useEffect(() => {
    if (language) setPageLanguage(language.locale, wanted);
  }, [language, wanted]);
  return language;
}

/** Tells the browser in which language the page is, and in which direction. */
export function setPageLanguage(locale: ShippedLocale, wanted: Preferences['direction']): void {
  document.documentElement.lang = locale;
  document.documentElement.dir = wanted === 'ofLanguage' ? directionOf(locale) : wanted;
}
