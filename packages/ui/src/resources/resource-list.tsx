import type { Resource } from '@partnerkit/sdk';
import { useId, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { filterTexts } from '../i18n/texts/filter-texts.ts';
import { resourcesTexts } from '../i18n/texts/resources-texts.ts';
import { StateMessage } from '../primitives/state-message.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useAnnounced } from '../provider/use-announced.ts';
import { ResourceLink } from './resource-link.tsx';
import type { ResourcesState } from './use-resources.ts';

/** What {@link ResourceList} takes. */
export interface ResourceListProps
  extends Pick<ResourcesState, 'found' | 'isSearched' | 'query' | 'nameOf' | 'textOf'> {
  readonly onClear: () => void;
  readonly onOpen: ((resource: Resource) => void) | undefined;
}

const shownAtFirst = 50;

/** All resources, or what a search leaves of them: as links, with what each is, and how many there are (RES-1). */
export function ResourceList({
  found,
  isSearched,
  query,
  nameOf,
  textOf,
  onClear,
  onOpen,
}: ResourceListProps) {
  const { t } = usePartner(filterTexts, resourcesTexts);
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [isWhole, setIsWhole] = useState(false);
  const { items, choices } = found;
  const count = t(isSearched ? 'resources.found' : 'resources.count', { count: items.length });
  useAnnounced(count, JSON.stringify(query), '');
  // what all have in common tells nothing
  const hasKinds = choices.kinds.length > 1;
  const hasTraits = hasKinds || choices.languages.length > 0;
  const shown = isWhole ? items : items.slice(0, shownAtFirst);
  const showAll = () => {
    flushSync(() => setIsWhole(true));
    // the button that was pressed is gone
    list.current?.children[shownAtFirst]?.querySelector<HTMLElement>('a, button')?.focus();
  };
  return (
    <section aria-labelledby={id}>
      <div className="pk-resources-head">
        <h2 className="pk-resources-title" id={id}>
          {t('resources.all')}
        </h2>
        <span className="pk-muted">{count}</span>
      </div>
      {items.length === 0 ? (
        <div className="pk-card">
          <StateMessage
            state="noMatch"
            title={t('resources.noMatchTitle')}
            text={t('resources.noMatchText')}
            action={{ label: t('filter.clear'), onSelect: onClear }}
          />
        </div>
      ) : (
        <ul className="pk-resource-list" ref={list}>
          {shown.map((resource) => {
            const { kind, topics = [], languages = [], description } = resource;
            return (
              <li key={resource.id}>
                <span>
                  <ResourceLink
                    resource={resource}
                    text={textOf(resource.title)}
                    onOpen={onOpen && (() => onOpen(resource))}
                  />
                  {description && <p dir="auto">{textOf(description)}</p>}
                </span>
                <span className="pk-resource-about">
                  <Names names={topics.map((topic) => nameOf('topics', topic))} />
                  {hasTraits && (
                    <Names
                      names={[
                        ...(kind && hasKinds ? [nameOf('kinds', kind)] : []),
                        ...languages.map((language) => nameOf('languages', language)),
                      ]}
                    />
                  )}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {shown.length < items.length && (
        <button form="" type="button" className="pk-button" onClick={showAll}>
          {t('resources.showAll', { count: items.length })}
        </button>
      )}
    </section>
  );
}

function Names({ names }: { names: readonly string[] }) {
  return <bdi>{names.join(' · ')}</bdi>;
}
