import type { FigureId } from '@partnerkit/sdk/kpis';
import type { MessageId } from '../i18n/translate.ts';
import type { SectionColumnId } from './section-columns.tsx';
import type { SectionId } from './use-section-rows.ts';

/** A section of the subscription analytics: one component draws them all. */
export interface Section {
  readonly id: SectionId;
  readonly title: MessageId;
  /** What its table is called. */
  readonly table: MessageId;
  /** Why there is no row. */
  readonly empty: MessageId;
  readonly figures: readonly FigureId[];
  readonly columns: readonly SectionColumnId[];
}

/** All sections in order (SUB-1 to SUB-5). One more is an entry here, and its messages. */
export const sections: readonly Section[] = [
  {
    id: 'recentlyAdded',
    title: 'section.recentlyAdded',
    table: 'section.recentlyAddedTable',
    empty: 'section.recentlyAddedEmpty',
    figures: ['recentlyAdded.newCustomers', 'recentlyAdded.totalLicenses'],
    columns: ['customer', 'id', 'daysSinceAdded', 'total', 'distribution', 'assignedChange', 'usedChange'],
  },
  {
    id: 'expiring',
    title: 'section.expiring',
    table: 'section.expiringTable',
    empty: 'section.expiringEmpty',
    figures: ['expiring.customers', 'expiring.assignedShare', 'expiring.usedShare'],
    columns: ['customer', 'id', 'daysToExpiry', 'total', 'distribution', 'used3Months'],
  },
  {
    id: 'renewing',
    title: 'section.renewing',
    table: 'section.renewingTable',
    empty: 'section.renewingEmpty',
    figures: ['renewing.customers', 'renewing.assignedShare', 'renewing.usedShare'],
    columns: ['customer', 'id', 'daysToRenewal', 'total', 'distribution', 'used3Months'],
  },
  {
    id: 'lowAssignment',
    title: 'section.lowAssignment',
    table: 'section.lowAssignmentTable',
    empty: 'section.lowAssignmentEmpty',
    figures: [
      'lowAssignment.customers',
      'lowAssignment.assignedShare',
      'lowAssignment.usedShare',
      'lowAssignment.unassigned',
    ],
    columns: ['customer', 'id', 'monthsSinceAdded', 'assigned', 'total', 'distribution', 'assignedChange'],
  },
  {
    id: 'overLimit',
    title: 'section.overLimit',
    table: 'section.overLimitTable',
    empty: 'section.overLimitEmpty',
    figures: ['overLimit.customers', 'overLimit.overage', 'overLimit.averageOverage'],
    columns: ['customer', 'id', 'monthsRemaining', 'autoRenews', 'total', 'assigned', 'used'],
  },
];
