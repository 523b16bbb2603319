import type { Preview } from '@storybook/react-vite';
import { type ScenarioName, scenarioNames } from '../packages/testing/src/index.ts';
import { type ShippedLocale, shippedLocales } from '../packages/ui/src/i18n/locales.ts';

/** What the toolbar sets for all stories. */
export interface StoryGlobals {
  readonly theme: 'light' | 'dark';
  /** `auto`: that of the locale. */
  readonly dir: 'auto' | 'ltr' | 'rtl';
  readonly locale: ShippedLocale;
  readonly density: 'compact' | 'regular' | 'comfortable';
  readonly scenario: ScenarioName;
}

/** What the toolbar starts with. */
export const initialGlobals = {
  theme: 'light',
  dir: 'auto',
  locale: 'en',
  density: 'regular',
  scenario: 'ordinary',
} as const satisfies StoryGlobals;

/** The toolbar's menus. */
export const globalTypes: Preview['globalTypes'] = {
  theme: menu('Theme', 'contrast', ['light', 'dark']),
  dir: menu('Direction', 'transfer', ['auto', 'ltr', 'rtl']),
  locale: menu('Locale', 'globe', [...shippedLocales]),
  density: menu('Density', 'component', ['compact', 'regular', 'comfortable']),
  scenario: menu('Scenario', 'database', [...scenarioNames]),
};

function menu(
  title: string,
  icon: 'contrast' | 'transfer' | 'globe' | 'component' | 'database',
  items: string[],
) {
  return { description: title, toolbar: { title, icon, items, dynamicTitle: true } };
}
