import { permissionScope, type Role } from '@partnerkit/sdk';
import type { RequestContext } from '../http/handlers.ts';

/** Whoever may remove all sees all; others their own, by this id (REP-1). */
export function ownAlone({ roles, user }: { readonly roles: readonly Role[]; readonly user: string }) {
  return permissionScope(roles, 'reports.schedule') === 'all' ? undefined : user;
}

/** The instant of a request, by the clock that runs and schedules go by. */
export function instantOf({ reports }: Pick<RequestContext, 'reports'>): string {
  return new Date(reports.now()).toISOString();
}
