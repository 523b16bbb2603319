import { type AuditEntry, isCalendarDay } from '@partnerkit/sdk';
import { auditKind } from '@partnerkit/sdk/rules';
import { domainName } from '../i18n/domain-names.ts';
import type { Formats } from '../i18n/formats.ts';
import { isolated } from '../i18n/isolated.ts';
import { actionTexts } from '../i18n/texts/action-texts.ts';
import { auditKindTexts } from '../i18n/texts/audit-kind-texts.ts';
import { auditTexts } from '../i18n/texts/audit-texts.ts';
import { everyTexts } from '../i18n/texts/every-texts.ts';
import { fieldTexts } from '../i18n/texts/field-texts.ts';
import { pauseReasonTexts } from '../i18n/texts/pause-reason-texts.ts';
import { productTexts } from '../i18n/texts/product-texts.ts';
import { reasonTexts } from '../i18n/texts/reason-texts.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { reportTexts } from '../i18n/texts/report-texts.ts';
import { roleTexts } from '../i18n/texts/role-texts.ts';
import { runStateTexts } from '../i18n/texts/run-state-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
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
const families = {
  region: 'region',
  roles: 'role',
  products: 'product',
  report: 'report',
  // the default template of a report has its id
  template: 'report',
  state: 'runState',
  paused: 'pauseReason',
  every: 'every',
  // the reasons that somebody has done a customer for
  done: 'reason',
} as const;

type Family = (typeof families)[keyof typeof families] | 'action' | 'auditKind' | 'field';

/** The words of audit trails in a language. */
export function auditWords(t: Translate, formats: Formats): AuditWords {
  const say = t.with(
    actionTexts,
    auditKindTexts,
    auditTexts,
    everyTexts,
    fieldTexts,
    pauseReasonTexts,
    productTexts,
    reasonTexts,
    regionTexts,
    reportTexts,
    roleTexts,
    runStateTexts,
    valueTexts,
  );
  const named = (family: Family, value: string) => domainName(say, family, value);
  const write = (field: string, value: unknown): string => {
    if (value === undefined || value === null || value === '') return say('audit.nothing');
    if (typeof value === 'number')
      return field === 'weekday' ? formats.weekday(value) : formats.number(value);
    if (typeof value === 'boolean') return say(value ? 'audit.yes' : 'audit.no');
    if (typeof value === 'string') {
      const family = Object.hasOwn(families, field) ? families[field as keyof typeof families] : undefined;
      if (isCalendarDay(value)) return formats.day(value);
      return family ? named(family, value) : value;
    }
    if (Array.isArray(value))
      return value.length === 0
        ? say('audit.nothing')
        : value.map((one) => write(field, one)).join(say('value.separator'));
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
    if (before === undefined) return say('audit.changeTo', values);
    return after === undefined ? say('audit.changeAway', values) : say('audit.changeFromTo', values);
  };
  return {
    action: (action) => named('action', action),
    kind: (kind) => named('auditKind', kind),
    subject: ({ subject: { kind, id, name } }) =>
      kind === 'region' ? named('region', id) : name || id || named('auditKind', kind),
    changes: ({ changes }) => changes.map((one) => change(one, String)).join(say('audit.separator')),
    shownChanges: ({ changes }) => changes.map((one) => change(one, isolated)).join(say('audit.separator')),
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
  'worklist',
] as const;
