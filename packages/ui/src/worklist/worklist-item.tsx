import { dayNumber, type WorklistItem } from '@partnerkit/sdk';
import type { ReactNode } from 'react';
import { HowComputed } from '../figures/how-computed.tsx';
import { domainName } from '../i18n/domain-names.ts';
import { useFigureFormats } from '../i18n/figure-formats.ts';
import { isolated } from '../i18n/isolated.ts';
import { queryTexts } from '../i18n/texts/query-texts.ts';
import { regionTexts } from '../i18n/texts/region-texts.ts';
import { valueTexts } from '../i18n/texts/value-texts.ts';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import { hostSlot } from '../primitives/host-part.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { usePartner } from '../provider/partner-context.ts';
import type { ItemContext } from './item-context.ts';
import { type HeldReason, reasonName, reasonText, reasonTone } from './reason-words.ts';
import { stakePriceText } from './stake-price-text.ts';
import { WorklistActs } from './worklist-acts.tsx';
import { WorklistFailure } from './worklist-failure.tsx';

const RankExplanation = lazyPart(
  () => import('./rank-explanation.tsx').then((module) => module.RankExplanation),
  ({ onClose }) => onClose(),
);

/** What {@link WorklistEntry} takes. */
export interface WorklistEntryProps {
  /** Of its element, from which those of its parts are made. */
  readonly id: string;
  readonly item: WorklistItem;
  /** The reason by which it is grouped: it comes first. */
  readonly reason: string | undefined;
  readonly context: ItemContext;
  readonly position: number;
  /** Of how many; −1 where nobody knows. */
  readonly total: number;
}

/** A customer on the worklist: why, the licenses at stake, the rank and how it came about, the next date, and what the team noted. */
export function WorklistEntry({ id, item, reason, context, position, total }: WorklistEntryProps) {
  const { t } = usePartner(regionTexts);
  const { customerName: name, region } = item;
  return (
    <article
      className="pk-worklist-entry"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: the articles of a feed take the focus
      tabIndex={0}
      data-entry={item.id}
      aria-labelledby={`${id}-name`}
      aria-describedby={`${id}-why`}
      aria-posinset={position}
      aria-setsize={total}
    >
      <EntryContent {...{ id, item, reason, context }}>
        <span id={`${id}-name`}>
          {context.open ? (
            <button
              form=""
              type="button"
              className="pk-link-button pk-name"
              data-act="open"
              onClick={() => context.open?.({ id: item.id, name })}
            >
              <bdi>{name}</bdi>
            </button>
          ) : (
            <bdi className="pk-name">{name}</bdi>
          )}
        </span>
        {region !== undefined && <span className="pk-muted">{domainName(t, 'region', region)}</span>}
      </EntryContent>
    </article>
  );
}

interface EntryContentProps extends Pick<WorklistEntryProps, 'id' | 'item' | 'reason' | 'context'> {
  /** What it is headed by. */
  readonly children: ReactNode;
}

/** What an entry shows below its heading: the reasons, what is at stake, the next date, what is noted, and what can be done. */
export function EntryContent({ id, item, reason, context, children }: EntryContentProps) {
  const { t, formats } = usePartner(valueTexts, worklistTexts);
  const writing = { t, formats, figureFormats: useFigureFormats() };
  const daysUntil = useDaysUntil(context.changes.today);
  const { customerName: name, points, day } = item;
  const reasons = [...item.reasons].sort((a, b) => Number(b.id === reason) - Number(a.id === reason));
  const licenses = reasons[0]?.licenses ?? null;
  const shown = context.words;
  const failure = context.changes.failureOf(item.id);
  return (
    <>
      <div className="pk-worklist-what">
        <div className="pk-worklist-head">{children}</div>
        <ul className="pk-worklist-why" id={`${id}-why`}>
          {reasons.map((one) => (
            <li key={one.id}>
              <span className="pk-badge" data-tone={reasonTone(one.id)}>
                <span>{reasonName(one.id, shown, t)}</span>
              </span>{' '}
              <span>{reasonText(one, shown, writing)}</span>
            </li>
          ))}
        </ul>
        <Noted item={item} context={context} />
        {hostSlot('item', context.slot, { item })}
      </div>
      <p className="pk-worklist-figure">
        <bdi>{licenses === null ? t('value.unknown') : formats.number(licenses)}</bdi>
        <span className="pk-muted">
          {licenses === null ? t('worklist.atStakeNotKnown') : t('worklist.atStake', { count: licenses })}
        </span>
        <StakePrice price={reasons[0]?.price} />
        <span className="pk-worklist-rank">
          <span className="pk-muted">
            {points === null ? t('worklist.noPoints') : t('worklist.points', { count: points })}
          </span>
          <HowComputed figure={t('worklist.rankOf', { name: isolated(name) })} ahead={RankExplanation.ahead}>
            {(opened) => (
              <RankExplanation {...opened} item={item} words={shown} asOf={context.changes.today} />
            )}
          </HowComputed>
        </span>
      </p>
      <p className="pk-worklist-figure">
        {day !== null && <bdi>{formats.day(day)}</bdi>}
        <span className="pk-muted">{day === null ? t('worklist.noDay') : daysUntil(day)}</span>
      </p>
      {context.changes.mayWork && <WorklistActs item={item} context={context} />}
      {failure && <WorklistFailure failure={failure} nameOf={context.colleagues.nameOf} />}
    </>
  );
}

/** The shape of {@link EntryContent}. */
export function EntrySkeleton({ children }: { readonly children?: ReactNode }) {
  return (
    <>
      <div className="pk-worklist-what">
        {children}
        <span className="pk-skeleton" aria-hidden="true" />
        <span className="pk-skeleton" aria-hidden="true" />
      </div>
      <p className="pk-worklist-figure" aria-hidden="true">
        <span className="pk-skeleton" />
      </p>
      <p className="pk-worklist-figure" aria-hidden="true">
        <span className="pk-skeleton" />
      </p>
      <div className="pk-worklist-acts" aria-hidden="true">
        <span className="pk-skeleton" />
      </div>
    </>
  );
}

/** What the licenses at stake cost a month (PRC-1), a currency beside the other; nothing where prices are not supplied. */
function StakePrice({ price }: { readonly price: HeldReason['price'] }) {
  const { t, locale } = usePartner(worklistTexts);
  if (!price) return null;
  return <span className="pk-muted">{stakePriceText(price, t, locale)}</span>;
}

/** What the team has noted: done or snoozed, by whom, who takes care of it, and the note. */
function Noted({ item, context }: { readonly item: WorklistItem; readonly context: ItemContext }) {
  const { t, formats } = usePartner(worklistTexts);
  const { show, colleagues } = context;
  const { done, snoozedUntil, assignedTo, note } = item.mark;
  const person = (id: string) => isolated(colleagues.nameOf(id));
  const facts = [
    show === 'done' && done
      ? t('worklist.doneOn', { date: formats.day(done.on), person: person(done.by) })
      : undefined,
    show === 'snoozed' && snoozedUntil !== null
      ? t('worklist.comesBack', { date: formats.day(snoozedUntil) })
      : undefined,
    assignedTo === null ? undefined : t('worklist.isAssigned', { person: person(assignedTo) }),
  ].filter((fact) => fact !== undefined);
  if (facts.length === 0 && note === null) return null;
  return (
    <div className="pk-worklist-noted">
      {facts.map((fact) => (
        <span key={fact}>{fact}</span>
      ))}
      {note !== null && <p dir="auto">{note}</p>}
    </div>
  );
}

/** How far a day is, in words. */
export function useDaysUntil(today: string): (day: string) => string {
  const { t } = usePartner(queryTexts);
  return (day) => {
    const days = (dayNumber(day) ?? 0) - (dayNumber(today) ?? 0);
    if (days === 0) return t('filter.today');
    return t(days < 0 ? 'filter.daysAgo' : 'filter.days', { days: Math.abs(days) });
  };
}
