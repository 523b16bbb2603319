import type { MutationHooks, PartnerClient, PartnerError } from '@partnerkit/sdk';
import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { Formats } from '../i18n/formats.ts';
import type { Texts } from '../i18n/texts.ts';
import type { IdIn, MessageId, Translate } from '../i18n/translate.ts';
import type { Painting } from './painting.ts';
import type { PartnerEvent } from './partner-event.ts';
import type { Announce } from './use-announcements.ts';
import type { WhenOnline } from './waiting-change.ts';

/** How much a page shows at once. */
export type Density = 'compact' | 'regular' | 'comfortable';

/** Signs the viewer in again; the error names the region that asked for it. What failed is asked again once it is done. */
export type SignIn = (error: PartnerError) => void | PromiseLike<void>;

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
  /** Has a text read out to who does not see the page, together with what else the same act led to. */
  readonly announce: Announce;
  /**
   * Runs a change, and then has everything asked for again, once: where the source has told of the change itself, that was
   * enough. `only` names what the change touches; absent, everything.
   */
  readonly changing: <Answer>(change: () => Promise<Answer>, only?: string) => Promise<Answer>;
  /**
   * Makes a change, or, where the page has no connection, has it wait until that is back, after a reload too; the viewer sees what
   * waits and may take it back. Rejects with what it failed with. Each try carries the same key, so that it is done once.
   */
  readonly whenOnline: WhenOnline;
  /** Hands what failed to the host, who learns what the viewer is not told. */
  readonly report: (cause: unknown) => void;
  /** Who is asked before an action of the host's own, as before every change of the client's. */
  readonly hooks: MutationHooks;
  /** Tells the host what happened. */
  readonly tell: (event: PartnerEvent) => void;
  /** The host's sign-in, offered where a read fails since the viewer's has ended; absent, it offers none. */
  readonly onSignIn: SignIn | undefined;
  /** Takes the change back that the latest notice offers to undo; answers whether there was one. */
  readonly undo: () => boolean;
  /** Until the first rows are painted nothing else is asked for. */
  readonly painting: Painting;
}

export const PartnerContext = createContext<PartnerContextValue | undefined>(undefined);

/** What the nearest provider shares, to one who says the texts of some areas. */
export interface PartnerSaying<Id extends MessageId> extends Omit<PartnerContextValue, 't'> {
  readonly t: Translate<Id>;
}

/**
 * What the nearest provider shares; its `t` says the texts that are named, areas of `@partnerkit/ui/texts` or a whole catalog.
 * Throws where there is none, saying what to add.
 */
export function usePartner<T extends readonly Texts[]>(...texts: T): PartnerSaying<IdIn<T[number]>> {
  const value = useContext(PartnerContext);
  if (!value) {
    throw new Error(
      'PartnerKit: this widget has no provider. Put it inside <PartnerProvider source={memorySource({ customers })}>.',
    );
  }
  value.t.with(...texts);
  return value as PartnerSaying<IdIn<T[number]>>;
}
