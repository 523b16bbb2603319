import type { AuditEntry } from '../audit/audit-entry.schema.ts';
import type { Viewer } from './viewer.contract.ts';

/** Who looks, as whoever does something (AUD-1); `viewer` where nobody tells who that is. */
export function actingViewer({ userId = 'viewer', name }: Viewer): AuditEntry['actor'] {
  return { id: userId, ...(name ? { name } : {}) };
}
