import { type AuditEntry, auditKind } from '@partnerkit/sdk';
import { domainName } from '../i18n/domain-names.ts';
import { dateFormat } from '../i18n/intl-formats.ts';
import type { Translate } from '../i18n/translate.ts';
import type { DataColumn } from '../primitives/data-table/data-column.ts';
import { NameCell } from '../primitives/data-table/name-cell.tsx';
import type { AuditWords } from './audit-words.ts';
import type { AuditSort } from './use-audit-trail.ts';

/** A column of the audit trail. */
export type AuditColumn = DataColumn<AuditEntry, AuditSort>;

/** What the columns depend on. */
export interface AuditColumnOptions {
  readonly t: Translate;
  readonly locale: string;
  readonly words: AuditWords;
  /** Whether customers open. */
  readonly opens: boolean;
}

/** When, who, what, of what, and from which value to which (AUD-1). */
export function auditColumns({ t, locale, words, opens }: AuditColumnOptions): readonly AuditColumn[] {
  const instants = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const text = (value: string) => <bdi title={value}>{value}</bdi>;
  return [
    {
      id: 'at',
      header: t('audit.columnWhen'),
      value: ({ at }) => at,
      kind: 'instant',
      cell: ({ at }) => (
        <time dateTime={at} title={at}>
          {instants.format(Date.parse(at))}
        </time>
      ),
      width: 180,
      roomy: 190,
      sort: 'at',
      pinned: 'start',
    },
    {
      id: 'actor',
      header: t('audit.columnWho'),
      value: ({ actor }) => actor.name ?? actor.id,
      csv: [
        { header: t('audit.columnWho'), value: ({ actor }) => actor.name },
        { header: t('audit.columnWhoId'), value: ({ actor }) => actor.id },
      ],
      cell: ({ actor }) => text(actor.name ?? actor.id),
      width: 150,
      roomy: 180,
    },
    {
      id: 'action',
      header: t('audit.columnWhat'),
      value: ({ action }) => words.action(action),
      csv: [
        { header: t('audit.columnWhat'), value: ({ action }) => words.action(action) },
        { header: t('audit.columnAction'), value: ({ action }) => action },
      ],
      cell: ({ action }) => text(words.action(action)),
      width: 170,
      roomy: 200,
    },
    {
      id: 'subject',
      header: t('audit.columnSubject'),
      value: words.subject,
      csv: [
        { header: t('audit.columnSubject'), value: words.subject },
        { header: t('audit.columnSubjectId'), value: ({ subject }) => subject.id },
        { header: t('column.id'), value: ({ customerId }) => customerId },
      ],
      cell: (entry) => {
        const name = words.subject(entry);
        const isOpen = opens && entry.customerId !== undefined;
        return <NameCell name={name} openLabel={isOpen ? t('customers.open', { name }) : undefined} />;
      },
      width: 180,
      roomy: 240,
      grow: 1,
    },
    {
      id: 'changes',
      header: t('audit.columnChange'),
      value: words.changes,
      cell: (entry) => (
        <span className="pk-sentence" title={words.changes(entry)}>
          {words.shownChanges(entry)}
        </span>
      ),
      width: 260,
      roomy: 420,
      grow: 3,
    },
    {
      id: 'kind',
      header: t('audit.kind'),
      value: ({ action }) => words.kind(auditKind(action)),
      width: 130,
      hidden: true,
    },
    {
      id: 'region',
      header: t('column.region'),
      value: ({ region }) => region && domainName(t, 'region', region),
      width: 130,
      hidden: true,
    },
  ];
}
