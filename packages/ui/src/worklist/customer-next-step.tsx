import type { WorklistItem, WorklistState } from '@partnerkit/sdk';
import { type ReactNode, useId, useRef } from 'react';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import { FailureState } from '../primitives/failure-state.tsx';
import { useKeptFocus } from '../primitives/focus/use-kept-focus.ts';
import { UnsupportedState } from '../primitives/unsupported-state.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useKnowsViewer } from '../provider/use-viewer.ts';
import type { WorklistWords } from './reason-words.ts';
import { useColleagues } from './use-colleagues.ts';
import { useWorklistItem } from './use-worklist.ts';
import { useWorklistChanges, type WorklistChanges } from './use-worklist-changes.ts';
import { useWorklistKeys } from './use-worklist-keys.ts';
import { EntryContent, EntrySkeleton } from './worklist-item.tsx';

/** What {@link CustomerNextStep} takes. */
export interface CustomerNextStepProps {
  readonly customerId: string;
  /** The words of reasons of your own by their ids, or other ones for ours. */
  readonly words?: WorklistWords | undefined;
}

/**
 * What to do next with one customer and why, by the rules of the worklist (WRK-1): done, snoozed, assigned or noted right there (WRK-2),
 * and said where nothing is to be done.
 */
export function CustomerNextStep(props: CustomerNextStepProps) {
  return (
    <Widget>
      <NextStep {...props} />
    </Widget>
  );
}

const noWords: WorklistWords = {};
const states: readonly WorklistState[] = ['open', 'snoozed', 'done'];

function NextStep({ customerId, words = noWords }: CustomerNextStepProps) {
  const { t, client, formats } = usePartner(worklistTexts);
  const id = useId();
  const widget = useRef<HTMLDivElement>(null);
  useKeptFocus(widget);
  const keys = useWorklistKeys(widget);
  const colleagues = useColleagues();
  const changes = useWorklistChanges(colleagues.nameOf);
  const { data: known, failure, refresh } = useWorklistItem(customerId);
  // with what can be done, or without: it has its place from the start
  const knowsViewer = useKnowsViewer();
  const data = knowsViewer ? known : undefined;
  const shown = data?.item && data.state ? shownAs(data.item, data.state, changes) : undefined;
  const context = shown && {
    ...{ show: shown.state, words, changes, colleagues, slot: undefined, open: undefined },
  };
  const title = (
    <h2 className="pk-card-title" id={`${id}-name`}>
      {t(titleOf(shown?.state, data !== undefined))}
    </h2>
  );
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys that act on the customer, as in the worklist
    <div ref={widget} className="pk-widget pk-worklist" tabIndex={-1} aria-busy={!data} onKeyDown={keys}>
      <section className="pk-worklist-feed" aria-labelledby={`${id}-name`}>
        {shown && context ? (
          <div className="pk-worklist-entry pk-next-step" data-entry={customerId}>
            <EntryContent id={id} item={shown.item} reason={undefined} context={context}>
              {title}
            </EntryContent>
          </div>
        ) : client.supports('worklist.get') && !data && !failure ? (
          <div className="pk-worklist-entry pk-next-step">
            <EntrySkeleton>{title}</EntrySkeleton>
          </div>
        ) : (
          <Without title={title}>
            {!client.supports('worklist.get') ? (
              <UnsupportedState />
            ) : failure && !data ? (
              <FailureState error={failure} onRetry={refresh} t={t} />
            ) : (
              <p className="pk-muted">{t('worklist.nextNone', { date: formats.day(changes.today) })}</p>
            )}
          </Without>
        )}
      </section>
    </div>
  );
}

function titleOf(state: WorklistState | undefined, isKnown: boolean) {
  if (state === 'snoozed') return 'worklist.next.snoozed';
  if (state === 'done') return 'worklist.next.done';
  return state === 'open' || !isKnown ? 'worklist.next' : 'worklist.emptyTitle';
}

/** What stands in the place of a step. */
function Without({ title, children }: { readonly title: ReactNode; readonly children: ReactNode }) {
  return (
    <div className="pk-worklist-entry pk-next-step">
      <div className="pk-worklist-what">
        {title}
        {children}
      </div>
    </div>
  );
}

/** The item as it stands with what was done meanwhile. */
function shownAs(
  item: WorklistItem,
  state: WorklistState,
  changes: WorklistChanges,
): { readonly item: WorklistItem; readonly state: WorklistState } | undefined {
  for (const one of [state, ...states.filter((other) => other !== state)]) {
    const found = changes.shown(item, one);
    if (found) return { item: found, state: one };
  }
  return undefined;
}
