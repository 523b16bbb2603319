import { type AuditEntry, auditKind, isCalendarDay } from '@partnerkit/sdk';
import { type DomainFamily, domainName } from '../i18n/domain-names.ts';
import type { Formats } from '../i18n/formats.ts';
import { isolated } from '../i18n/isolated.ts';
import type { Translate } from '../i18n/translate.ts';

/** Writes what an audit trail tells in the viewer's language; what has no words there is shown as the data names it. */
export interface AuditWords {
  readonly action: (action: string) => string;
  readonly kind: (kind: string) => string;
  readonly subject: (entry: AuditEntry) => string;
  /** From which value to which, every field of it, as it stands in a file. */
  readonly changes: (entry: AuditEntry) => string;
  /** The same for the page: names and values keep the direction of their own script. */
  readonly shownChanges: (entry: AuditEntry) => string;
}

/** Fields whose values have names, and in which family of messages. */
const families: Readonly<Record<string, DomainFamily>> = {
  region: 'region',
  roles: 'role',
  products: 'product',
  report: 'report',
  // the default template of a report has its id
  template: 'report',
  state: 'runState',
  paused: 'pauseReason',
  every: 'every',
};

/** The words of audit trails in a language. */
export function auditWords(t: Translate, formats: Formats): AuditWords {
  const named = (family: DomainFamily, value: string) => domainName(t, family, value);
  const write = (field: string, value: unknown): string => {
    if (value === undefined || value === null || value === '') return t('audit.nothing');
    if (typeof value === 'number')
      return field === 'weekday' ? formats.weekday(value) : formats.number(value);
    if (typeof value === 'boolean') return t(value ? 'audit.yes' : 'audit.no');
    if (typeof value === 'string') {
      const family = families[field];
      if (isCalendarDay(value)) return formats.day(value);
      return family ? named(family, value) : value;
    }
    if (Array.isArray(value))
      return value.length === 0
        ? t('audit.nothing')
        : value.map((one) => write(field, one)).join(t('value.separator'));
    const { product, purchased, quantity = purchased } = value as Readonly<Record<string, unknown>>;
    // the licenses of a trial or subscription, and what a plan has of a product
    if (typeof product === 'string')
      return [named('product', product), typeof quantity === 'number' ? formats.number(quantity) : '']
        .filter(Boolean)
        .join(' ');
    return JSON.stringify(value);
  };
  const change = (
    { field, before, after }: AuditEntry['changes'][number],
    own: (text: string) => string,
  ): string => {
    const values = {
      field: own(named('field', field)),
      before: own(write(field, before)),
      after: own(write(field, after)),
    };
    if (before === undefined) return t('audit.changeTo', values);
    return after === undefined ? t('audit.changeAway', values) : t('audit.changeFromTo', values);
  };
  return {
    action: (action) => named('action', action),
    kind: (kind) => named('auditKind', kind),
    subject: ({ subject: { kind, id, name } }) =>
      kind === 'region' ? named('region', id) : name || id || named('auditKind', kind),
    changes: ({ changes }) => changes.map((one) => change(one, String)).join(t('audit.separator')),
    shownChanges: ({ changes }) => changes.map((one) => change(one, isolated)).join(t('audit.separator')),
  };
}

/** Kinds of acts that a filter offers: those that this version knows, and those that were met. */
export function offeredKinds(entries: Iterable<AuditEntry>): string[] {
  const met = [...entries].map(({ action }) => auditKind(action));
  return [...new Set([...knownKinds, ...met])];
}

const knownKinds = [
  'tags',
  'trials',
  'administrators',
  'users',
  'organization',
  'data',
  'customers',
  'calling',
  'reports',
] as const;
