export type {
  CellProps,
  FailedSlotProps,
  FooterSlotProps,
  HeaderSlotProps,
  NoMatchSlotProps,
  TableCells,
  TableSlots,
} from '../primitives/data-table/table-slots.ts';
export type { AuditFilter } from './audit-filters.tsx';
export { AuditTrail, type AuditTrailProps } from './audit-trail.tsx';
export { type AuditQuery, type AuditRows, type AuditSort, useAuditTrail } from './use-audit-trail.ts';
