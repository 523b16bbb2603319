import type { ResourceFilterField } from '@partnerkit/sdk';
import { resourceFilterFields } from '@partnerkit/sdk/rules';
import { filterTexts } from '../i18n/texts/filter-texts.ts';
import { resourcesTexts } from '../i18n/texts/resources-texts.ts';
import { FilterButton } from '../primitives/filter-button.tsx';
import { FilterChip } from '../primitives/filter-chip.tsx';
import { SearchField } from '../primitives/search-field.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { ResourcesState } from './use-resources.ts';

const labels = {
  kinds: 'resources.kind',
  topics: 'resources.topic',
  languages: 'resources.language',
} as const;

/** The one search of all resources, and its filters: those of which there is more than one value to choose (RES-1). */
export function ResourceFilters({ found, query, setQuery, isSearched, nameOf }: ResourcesState) {
  const { t, formats } = usePartner(filterTexts, resourcesTexts);
  const toggle = (field: ResourceFilterField, value: string) => {
    const chosen = query[field] ?? [];
    const next = chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value];
    setQuery({ ...query, [field]: next.length > 0 ? next : undefined });
  };
  const offered = resourceFilterFields.filter((field) => found.choices[field].length > 1);
  const chips = resourceFilterFields.flatMap((field) =>
    (query[field] ?? []).map((value) => ({ field, value, name: nameOf(field, value) })),
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: browsers of 2023, jsdom 20 and React 18 do not know that element
    <div role="search" className="pk-filters">
      <SearchField
        label={t('resources.search')}
        value={query.text ?? ''}
        onChange={(text) => setQuery({ ...query, text: text || undefined })}
      />
      {offered.map((field) => (
        <FilterButton
          key={field}
          label={t(labels[field])}
          items={() =>
            found.choices[field].map(({ value, count }) => ({
              kind: 'check',
              label: nameOf(field, value),
              detail: formats.number(count),
              checked: query[field]?.includes(value) ?? false,
              onSelect: () => toggle(field, value),
            }))
          }
        />
      ))}
      {chips.map(({ field, value, name }) => (
        <FilterChip key={`${field} ${value}`} name={name} onRemove={() => toggle(field, value)} />
      ))}
      {isSearched && (
        <button form="" type="button" className="pk-link-button" onClick={() => setQuery({})}>
          {t('filter.clear')}
        </button>
      )}
    </div>
  );
}
