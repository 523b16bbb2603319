import type { UserRow } from '../organization/user-rules.ts';
import type { ViewRow } from '../views/view-rules.ts';
import { usersInMemory } from './users-in-memory.ts';
import { type SaveViews, viewsInMemory } from './views-in-memory.ts';

/** What a host hands over of what is kept once for a partner. */
export interface PartnerWideOptions {
  /** Users of the partner organization (ORG-3); absent, the source does not tell of them. */
  readonly users?: readonly UserRow[];
  /** The viewer's own saved views of tables (FIL-3); absent, the source keeps none. */
  readonly views?: readonly ViewRow[];
  /** Keeps the views in the host's own store, all of them after each change; a rejection takes the change back. */
  readonly saveViews?: SaveViews;
}

/** Answers by feature and verb. */
// biome-ignore lint/suspicious/noExplicitAny: an operation's id and its input go together, which the call's type has said
export type PartnerWide = Readonly<Record<string, Readonly<Record<string, (input: any) => unknown>>>>;

/** What is kept once for a partner whose rows are in memory. */
export function partnerWideInMemory({ users = [], views = [], saveViews }: PartnerWideOptions): PartnerWide {
  return { users: usersInMemory(users), views: viewsInMemory(views, saveViews) };
}
