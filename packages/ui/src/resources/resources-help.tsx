import type { Resource } from '@partnerkit/sdk';
import type { ReactNode } from 'react';
import { resourcesTexts } from '../i18n/texts/resources-texts.ts';
import { AllRefused } from '../primitives/all-refused.tsx';
import { CardSkeleton } from '../primitives/card-skeleton.tsx';
import { FailureState } from '../primitives/failure-state.tsx';
import { RefusedRows } from '../primitives/refused-rows.tsx';
import { StateMessage } from '../primitives/state-message.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { Helpdesk } from './helpdesk.tsx';
import { checkedHelpdesk, type HelpdeskEntry } from './helpdesk-entry.ts';
import { ResourceCards } from './resource-cards.tsx';
import { ResourceFilters } from './resource-filters.tsx';
import { ResourceList } from './resource-list.tsx';
import { type ResourcesOptions, type ResourcesState, useResources } from './use-resources.ts';

/** What {@link ResourcesHelp} takes; nothing is needed. */
export interface ResourcesHelpProps extends ResourcesOptions {
  /** How the partner helpdesk is reached (RES-2); absent, it is not shown. */
  readonly helpdesk?: readonly HelpdeskEntry[] | undefined;
  /** Told of each resource that is opened. */
  readonly onOpenResource?: ((resource: Resource) => void) | undefined;
}

/**
 * Quick links, featured resources, and one search with filters in all of them (RES-1); the partner helpdesk (RES-2). While something
 * is looked for, what is found stands alone.
 */
export function ResourcesHelp(props: ResourcesHelpProps) {
  return (
    <Widget>
      <Help {...props} />
    </Widget>
  );
}

function Help({ helpdesk = [], onOpenResource, ...options }: ResourcesHelpProps) {
  const state = useResources(options);
  const desk = checkedHelpdesk(helpdesk);
  const contact = <Helpdesk entries={desk.entries} textOf={state.textOf} />;
  const refused = [...state.refused, ...desk.refused];
  return (
    <div className="pk-widget pk-resources">
      <Content state={state} contact={contact} onOpen={onOpenResource} />
      <RefusedRows refused={refused} />
    </div>
  );
}

interface ContentProps {
  readonly state: ResourcesState;
  readonly contact: ReactNode;
  readonly onOpen: ((resource: Resource) => void) | undefined;
}

function Content({ state, contact, onOpen }: ContentProps) {
  const { t } = usePartner(resourcesTexts);
  const { resources, failure, isSearched } = state;
  if (!resources) {
    return (
      <>
        {failure ? (
          <div className="pk-card">
            <FailureState error={failure} onRetry={state.reload} t={t} />
          </div>
        ) : (
          <CardSkeleton />
        )}
        {contact}
      </>
    );
  }
  if (resources.length === 0) {
    return (
      <>
        <div className="pk-card">
          {state.refused.length > 0 ? (
            <AllRefused refused={state.refused} />
          ) : (
            <StateMessage state="empty" title={t('resources.emptyTitle')} text={t('resources.emptyText')} />
          )}
        </div>
        {contact}
      </>
    );
  }
  const cards = { ...state, onOpen };
  return (
    <>
      <ResourceFilters {...state} />
      {!isSearched && (
        <ResourceCards
          {...cards}
          title={t('resources.quickLinks')}
          resources={state.quickLinks}
          look="link"
        />
      )}
      {!isSearched && (
        <ResourceCards {...cards} title={t('resources.featured')} resources={state.featured} look="card" />
      )}
      {!isSearched && contact}
      <ResourceList {...state} onOpen={onOpen} onClear={() => state.setQuery({})} />
      {isSearched && contact}
    </>
  );
}
