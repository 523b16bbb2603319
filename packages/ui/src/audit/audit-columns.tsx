import type { AuditEntry } from '@partnerkit/sdk';
import { auditKind } from '@partnerkit/sdk/rules';
import { domainName } from '../i18n/domain-names.ts';
import { dateFormat } from '../i18n/intl-formats.ts';
import { auditTexts } from '../i18n/texts/audit-texts.ts';
import { columnTexts } from '../i18n/texts/column-texts.ts';
import { customersTexts } from '../i18n/texts/customers-texts.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import type { DataColumn } from '../primitives/data-table/data-column.ts';
import { nameCell } from '../primitives/data-table/name-cell.tsx';
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
  const say = t.with(auditTexts, columnTexts, customersTexts, regionTexts);
  const instants = dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const text = (value: string) => <bdi title={value}>{value}</bdi>;
  return [
    {
      id: 'at',
      header: say('audit.columnWhen'),
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
      header: say('audit.columnWho'),
      value: ({ actor }) => actor.name ?? actor.id,
      csv: [
        { header: say('audit.columnWho'), value: ({ actor }) => actor.name },
        { header: say('audit.columnWhoId'), value: ({ actor }) => actor.id },
      ],
      cell: ({ actor }) => text(actor.name ?? actor.id),
      width: 150,
      roomy: 180,
    },
    {
      id: 'action',
      header: say('audit.columnWhat'),
      value: ({ action }) => words.action(action),
      csv: [
        { header: say('audit.columnWhat'), value: ({ action }) => words.action(action) },
        { header: say('audit.columnAction'), value: ({ action }) => action },
      ],
      cell: ({ action }) => text(words.action(action)),
      width: 170,
      roomy: 200,
    },
    {
      id: 'subject',
      header: say('audit.columnSubject'),
      value: words.subject,
      csv: [
        { header: say('audit.columnSubject'), value: words.subject },
        { header: say('audit.columnSubjectId'), value: ({ subject }) => subject.id },
        { header: say('column.id'), value: ({ customerId }) => customerId },
      ],
      cell: (entry) => {
        const name = words.subject(entry);
        const isOpen = opens && entry.customerId !== undefined;
        return nameCell(name, isOpen ? say('customers.open', { name }) : undefined);
      },
      width: 180,
      roomy: 240,
      grow: 1,
    },
    {
      id: 'changes',
      header: say('audit.columnChange'),
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
      header: say('audit.kind'),
      value: ({ action }) => words.kind(auditKind(action)),
      width: 130,
      hidden: true,
    },
    {
      id: 'region',
      header: say('column.region'),
      value: ({ region }) => region && domainName(say, 'region', region),
      width: 130,
      hidden: true,
    },
  ];
}
