import type { Resource } from '@partnerkit/sdk';
import { useId } from 'react';
import { ResourceLink } from './resource-link.tsx';
import type { ResourcesState } from './use-resources.ts';

/** What {@link ResourceCards} takes. */
export interface ResourceCardsProps extends Pick<ResourcesState, 'nameOf' | 'textOf'> {
  readonly title: string;
  readonly resources: readonly Resource[];
  /** Only what it is called, or what it is and about as well. */
  readonly look: 'link' | 'card';
  readonly onOpen: ((resource: Resource) => void) | undefined;
}

/** A few resources that are meant to be met before any search; nothing where there are none. */
export function ResourceCards({ title, resources, look, onOpen, nameOf, textOf }: ResourceCardsProps) {
  const id = useId();
  if (resources.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 className="pk-resources-title" id={id}>
        {title}
      </h2>
      <ul className="pk-resource-cards" data-look={look}>
        {resources.map((resource) => {
          const about = resource.topics?.map((topic) => nameOf('topics', topic)) ?? [];
          return (
            <li key={resource.id}>
              {look === 'card' && about.length > 0 && (
                <span className="pk-resource-about">
                  <bdi>{about.join(' · ')}</bdi>
                </span>
              )}
              <ResourceLink
                resource={resource}
                text={textOf(resource.title)}
                onOpen={onOpen && (() => onOpen(resource))}
              />
              {look === 'card' && resource.description && <p dir="auto">{textOf(resource.description)}</p>}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
