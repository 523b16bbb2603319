import type { UserRow } from '../organization/user-rules.ts';
import type { SaveUsers } from '../organization/users.memory.ts';
import type { ViewRow } from '../views/view-rules.ts';
import type { SaveViews } from '../views/views.memory.ts';

/** What a host hands over of what is kept once for a partner. */
export interface PartnerWideOptions {
  /** Users of the partner organization (ORG-3); absent, the source does not tell of them. */
  readonly users?: readonly UserRow[] | undefined;
  /** Keeps the users in the host's own store, all of them after each change; absent, they are read-only. */
  readonly saveUsers?: SaveUsers | undefined;
  /** The viewer's own saved views of tables (FIL-3); absent, the source keeps none. */
  readonly views?: readonly ViewRow[] | undefined;
  /** Keeps the views in the host's own store, all of them after each change; absent, they are read-only. */
  readonly saveViews?: SaveViews | undefined;
}
