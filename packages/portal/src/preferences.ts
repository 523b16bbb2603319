import type { ColumnState } from '@partnerkit/ui';
import { type ShippedLocale, shippedLocaleFor } from '@partnerkit/ui/locales';
import { useEffect, useState } from 'react';

/** How the viewer likes the portal; kept in this browser. */
export interface Preferences {
  /** At first that of the browser. */
  readonly locale: ShippedLocale;
  readonly theme: 'auto' | 'light' | 'dark';
  readonly density: 'compact' | 'regular' | 'comfortable';
  readonly direction: 'ofLanguage' | 'ltr' | 'rtl';
  /** Whether single letters act on the page (WCAG 2.1.4). */
  readonly letters: 'on' | 'off';
  readonly userId: string | undefined;
  /** The region chosen last; pages of one region at a time open in it. */
  readonly region: string | undefined;
  /** How each user has arranged the columns of the customer list. */
  readonly columns: Readonly<Record<string, ColumnState>>;
}

const key = 'partner-portal';
const initial: Omit<Preferences, 'locale'> = {
  theme: 'auto',
  density: 'regular',
  direction: 'ofLanguage',
  letters: 'on',
  userId: undefined,
  region: undefined,
  columns: {},
};

/** What this browser has kept, and for the rest what a first visitor gets. */
export function storedPreferences(): Preferences {
  const kept = storedValues();
  return { ...initial, ...kept, locale: shippedLocaleFor([kept.locale, ...navigator.languages]) };
}

function storedValues(): Partial<Preferences> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}');
  } catch {
    return {};
  }
}

/** The viewer's preferences, and how to change some of them. */
export function usePreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  const [preferences, setPreferences] = useState(storedPreferences);
  useEffect(() => {
    try {
      localStorage.setItem(key, JSON.stringify(preferences));
    } catch {
      // a browser that keeps nothing: they hold until the page is left
    }
  }, [preferences]);
  return [preferences, (change) => setPreferences((before) => ({ ...before, ...change }))];
}
