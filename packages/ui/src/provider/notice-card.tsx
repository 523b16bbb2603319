import { type FocusEvent, useEffect, useRef, useState } from 'react';
import { noticeTexts } from '../i18n/texts/notice-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { focusedElement } from '../primitives/focus/focused-element.ts';
import { Icon } from '../primitives/icon.tsx';
import type { Notice } from './partner-context.ts';
import { type Announce, sentence } from './use-announcements.ts';

const shownMs = 10_000;
/** The key that moves the focus to the notice, from anywhere on the page. */
const noticeKey = 'F8';

/** What {@link NoticeCard} takes. */
export interface NoticeCardProps {
  readonly notice: Notice;
  readonly onDismiss: () => void;
  readonly onUndo: () => void;
  readonly announce: Announce;
  readonly t: Translate;
}

/**
 * One with an action stays until it is answered or the next one comes; any other for ten seconds, and longer while it
 * is pointed at or has the focus. What holds it ends with it.
 */
export function NoticeCard({ notice, onDismiss, onUndo, announce, t }: NoticeCardProps) {
  const say = t.with(noticeTexts);
  const undoBy = notice.undo ? ` ${sentence(say('notice.undoBy', { key: noticeKey }))}` : '';
  // the next one, where it comes before this was said, is said in its place
  useEffect(() => announce(sentence(notice.text) + undoBy), [announce, notice, undoBy]);
  const [held, setHeld] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const passing = notice.undo === undefined && !held ? notice : undefined;
  useEffect(() => {
    if (!passing) return;
    const timer = setTimeout(onDismiss, shownMs);
    return () => clearTimeout(timer);
  }, [passing, onDismiss]);

  useEffect(() => {
    const reach = (event: globalThis.KeyboardEvent) => {
      if (event.key !== noticeKey || event.defaultPrevented) return;
      if (event.ctrlKey || event.altKey || event.shiftKey || event.metaKey) return;
      event.preventDefault();
      card.current?.querySelector('button')?.focus();
    };
    document.addEventListener('keydown', reach);
    return () => document.removeEventListener('keydown', reach);
  }, []);

  const goBack = () => cameFrom.current instanceof HTMLElement && cameFrom.current.focus();
  const answer = (act: () => void) => () => {
    const hadFocus = card.current?.contains(focusedElement(card.current));
    act();
    if (hadFocus) goBack();
  };
  const onFocus = ({ relatedTarget, currentTarget }: FocusEvent) => {
    setHeld(true);
    if (!currentTarget.contains(relatedTarget)) cameFrom.current = relatedTarget;
  };
  return (
    <section aria-label={say('notice.label', { key: noticeKey })}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only holds the notice while somebody reads it */}
      <div
        ref={card}
        className="pk-notice"
        data-tone={notice.tone ?? 'neutral'}
        onPointerEnter={() => setHeld(true)}
        onPointerLeave={() => setHeld(false)}
        onFocus={onFocus}
        onBlur={() => setHeld(false)}
        onKeyDown={({ key }) => key === 'Escape' && goBack()}
      >
        <span>{notice.text}</span>
        {notice.undo && (
          <button form="" type="button" className="pk-link-button" onClick={answer(onUndo)}>
            {say('notice.undo')}
          </button>
        )}
        <button
          form=""
          type="button"
          className="pk-icon-button"
          aria-label={say('notice.dismiss')}
          onClick={answer(onDismiss)}
        >
          <Icon name="close" />
        </button>
      </div>
    </section>
  );
}
