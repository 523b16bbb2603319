import { useEffect, useState } from 'react';

/** How the viewer likes the portal; kept in this browser. */
export interface Preferences {
  readonly locale: 'en' | 'it' | 'ar';
  readonly theme: 'auto' | 'light' | 'dark';
  readonly density: 'compact' | 'regular' | 'comfortable';
  readonly userId: string | undefined;
}

const key = 'partner-portal';
const initial: Preferences = { locale: 'en', theme: 'auto', density: 'regular', userId: undefined };

function stored(): Preferences {
  try {
    return { ...initial, ...JSON.parse(localStorage.getItem(key) ?? '{}') };
  } catch {
    return initial;
  }
}

/** The viewer's preferences, and how to change some of them. */
export function usePreferences(): [Preferences, (change: Partial<Preferences>) => void] {
  const [preferences, setPreferences] = useState(stored);
  useEffect(() => localStorage.setItem(key, JSON.stringify(preferences)), [preferences]);
  return [preferences, (change) => setPreferences((before) => ({ ...before, ...change }))];
}
