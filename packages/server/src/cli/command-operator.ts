import { userInfo } from 'node:os';
import type { AuditActor } from '@partnerkit/sdk';

/** Who runs a command, as the audit trail names them: `operator:` and the user of the operating system (AUD-1). */
export function commandOperator(): AuditActor {
  try {
    return { id: `operator:${userInfo().username}` };
  } catch {
    // a container may run as a number that has no name
    return { id: 'operator' };
  }
}
