import type { PartnerClient } from '@partnerkit/sdk';
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Formats } from '../i18n/formats.ts';
import type { Translate } from '../i18n/translate.ts';

/** How much a page shows at once. */
export type Density = 'compact' | 'regular' | 'comfortable';

/** A short message at the foot of the provider, with a way to take the change back. */
export interface Notice {
  readonly text: string;
  readonly tone?: 'neutral' | 'danger' | undefined;
  readonly undo?: (() => void) | undefined;
}

/** What the widgets share below a provider. */
export interface PartnerContextValue {
  readonly client: PartnerClient;
  readonly queryClient: QueryClient;
  /** Tells this provider's cache entries from those of another in the same query client. */
  readonly cacheKey: string;
  /** The day for which statuses are judged; absent, today. */
  readonly asOf: string | undefined;
  /** The chosen region; absent for all. */
  readonly region: string | undefined;
  readonly setRegion: (region: string | undefined) => void;
  readonly locale: string;
  readonly density: Density;
  readonly dir: 'ltr' | 'rtl';
  readonly t: Translate;
  readonly formats: Formats;
  readonly notify: (notice: Notice) => void;
  /** Takes the change back that the latest notice offers to undo; answers whether there was one. */
  readonly undo: () => boolean;
  /** Where menus and dialogs go, so that they keep the theme and the shadow root. */
  readonly container: HTMLElement | null;
}

export const PartnerContext = createContext<PartnerContextValue | undefined>(undefined);

/** What the nearest provider shares. Throws where there is none, saying what to add. */
export function usePartner(): PartnerContextValue {
  const value = useContext(PartnerContext);
  if (!value) {
    throw new Error(
      'PartnerKit: this widget has no provider. Put it inside <PartnerProvider source={memorySource({ customers })}>.',
    );
  }
  return value;
}
