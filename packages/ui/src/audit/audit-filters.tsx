import { type AuditEntry, isCalendarDay } from '@partnerkit/sdk';
import { useEffect, useId, useState } from 'react';
import { auditTexts } from '../i18n/texts/audit-texts.ts';
import { filterTexts } from '../i18n/texts/filter-texts.ts';
import { FilterButton } from '../primitives/filter-button.tsx';
import { FilterChip } from '../primitives/filter-chip.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { type AuditWords, offeredKinds } from './audit-words.ts';
import type { AuditPerson } from './use-audit-people.ts';

/** By whom, of which kinds and within which days (UTC, both included) an audit trail is shown. */
export interface AuditFilter {
  /** The id of who did it. */
  readonly actor?: string | undefined;
  readonly kinds?: readonly string[] | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}

/** What {@link AuditFilters} takes. */
export interface AuditFiltersProps {
  readonly filter: AuditFilter;
  readonly onChange: (filter: AuditFilter) => void;
  readonly people: readonly AuditPerson[];
  readonly entries: readonly AuditEntry[];
  readonly words: AuditWords;
}

/** The filters of an audit trail, in one line. */
export function AuditFilters({ filter, onChange, people, entries, words }: AuditFiltersProps) {
  const { t } = usePartner(auditTexts, filterTexts);
  const { actor, kinds = [] } = filter;
  const change = (part: AuditFilter) => onChange({ ...filter, ...part });
  const setKinds = (next: readonly string[]) => change({ kinds: next.length > 0 ? next : undefined });
  const nameOf = (id: string) => people.find((one) => one.id === id)?.name ?? id;
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of 2023, jsdom 20 and React 18 do not know that element
    <div role="search" className="pk-filters">
      <FilterButton
        label={t('audit.person')}
        items={() =>
          people.length > 0
            ? people.map(({ id, name }) => ({
                kind: 'choice',
                label: name ?? id,
                checked: id === actor,
                onSelect: () => change({ actor: id === actor ? undefined : id }),
              }))
            : [{ kind: 'note', label: t('audit.nobody') }]
        }
      />
      <FilterButton
        label={t('audit.kind')}
        items={() =>
          offeredKinds(entries).map((kind) => ({
            kind: 'check',
            label: words.kind(kind),
            checked: kinds.includes(kind),
            onSelect: () =>
              setKinds(kinds.includes(kind) ? kinds.filter((one) => one !== kind) : [...kinds, kind]),
          }))
        }
      />
      <DayField label={t('audit.from')} day={filter.from} onChange={(from) => change({ from })} />
      <DayField label={t('audit.until')} day={filter.until} onChange={(until) => change({ until })} />
      {actor !== undefined && (
        <FilterChip name={nameOf(actor)} onRemove={() => change({ actor: undefined })} />
      )}
      {kinds.map((kind) => (
        <FilterChip
          key={kind}
          name={words.kind(kind)}
          onRemove={() => setKinds(kinds.filter((one) => one !== kind))}
        />
      ))}
      {isFiltered(filter) && (
        <button form="" type="button" className="pk-link-button" onClick={() => onChange({})}>
          {t('filter.clear')}
        </button>
      )}
    </div>
  );
}

/** Whether a filter leaves anything out. */
export function isFiltered({ actor, kinds, from, until }: AuditFilter): boolean {
  return actor !== undefined || (kinds?.length ?? 0) > 0 || from !== undefined || until !== undefined;
}

/** A day as the browser's own field takes it; half of one that is being typed asks for nothing. */
function DayField({
  label,
  day = '',
  onChange,
}: {
  label: string;
  day: string | undefined;
  onChange: (day: string | undefined) => void;
}) {
  const id = useId();
  const [text, setText] = useState(day);
  // what the host or "clear" sets stands there too
  useEffect(() => setText(day), [day]);
  return (
    <span className="pk-day-field">
      <label htmlFor={id}>{label}</label>
      <input
        form=""
        id={id}
        type="date"
        className="pk-input"
        value={text}
        onChange={({ target: { value } }) => {
          setText(value);
          if (value === '' || isCalendarDay(value)) onChange(value || undefined);
        }}
      />
    </span>
  );
}
