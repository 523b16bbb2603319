import { longestWorklistNote } from '@partnerkit/sdk/worklist';
import { type KeyboardEvent, useId } from 'react';
import { worklistConflictTexts } from '../i18n/texts/worklist-conflict-texts.ts';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import { isComposing } from '../primitives/focus/is-composing.ts';
import { Popover } from '../primitives/popover.tsx';
import { usePartner } from '../provider/partner-context.ts';

/** A note that is being written. */
export interface NoteDraft {
  readonly text: string;
  /** The note that it was begun from, or that was read beside it. */
  readonly from: string;
}

/** What {@link NotePopover} takes. */
export interface NotePopoverProps {
  readonly anchor: Element;
  readonly label: string;
  readonly note: string;
  /** What was written before and not saved. */
  readonly draft: NoteDraft | undefined;
  readonly onDraft: (draft: NoteDraft | undefined) => void;
  /** `null`: there is no note any more. */
  readonly onSave: (note: string | null) => void;
  readonly onClose: () => void;
}

/** The note on a customer, to be written anew; Ctrl+Enter (⌘Enter) saves it. Closed otherwise, what was written stays for when it opens again. */
export function NotePopover({ note, draft, onDraft, onSave, onClose, ...opened }: NotePopoverProps) {
  const { t } = usePartner(worklistTexts, worklistConflictTexts);
  const id = useId();
  const { text, from } = draft ?? { text: note, from: note };
  const isChanged = from !== note && text.trim() !== note;
  const save = () => {
    onDraft(undefined);
    onClose();
    const next = text.trim();
    if (next !== note) onSave(next || null);
  };
  const saveByEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isComposing(event)) return;
    event.preventDefault();
    save();
  };
  return (
    <Popover {...opened} onClose={onClose}>
      {/* no form: its submit event would reach the host's form around us */}
      <div className="pk-worklist-popover">
        <label htmlFor={id}>{t('worklist.noteLabel')}</label>
        <textarea
          form=""
          id={id}
          className="pk-input pk-worklist-note"
          dir="auto"
          rows={4}
          maxLength={longestWorklistNote}
          value={text}
          onChange={({ target }) => onDraft({ text: target.value, from })}
          onKeyDown={saveByEnter}
        />
        {isChanged && (
          <div className="pk-question" role="alert">
            <p>{t('worklistConflict.written')}</p>
            <p className="pk-worklist-theirs" dir="auto">
              {note || t('worklistConflict.noNote')}
            </p>
            <button
              form=""
              type="button"
              className="pk-link-button"
              onClick={() => onDraft({ text: note, from: note })}
            >
              {t('worklistConflict.takeTheirs')}
            </button>
          </div>
        )}
        <button form="" type="button" className="pk-button" onClick={save}>
          {t('worklist.save')}
        </button>
      </div>
    </Popover>
  );
}
