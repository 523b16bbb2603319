import type { Decorator } from '@storybook/react-vite';
import { useLayoutEffect } from 'react';
import { directionOf } from '../packages/ui/src/i18n/direction.ts';
import type { StoryGlobals } from './globals.ts';

/** Stands a story on a host's page: its direction, language, colour scheme and background. */
export const withSurroundings: Decorator = (Story, { globals }) => {
  const { theme, dir, locale } = globals as unknown as StoryGlobals;
  useLayoutEffect(() => {
    const page = document.documentElement;
    page.dir = dir === 'auto' ? directionOf(locale) : dir;
    page.lang = locale;
    page.style.colorScheme = theme;
    page.style.background = theme === 'dark' ? '#0e1116' : '#f7f8fa';
    page.style.fontFamily = 'system-ui, sans-serif';
  }, [theme, dir, locale]);
  return <Story />;
};
