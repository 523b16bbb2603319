import { foldText, type SavedView } from '@partnerkit/sdk';
import { type KeyboardEvent, useId, useState } from 'react';
import { viewsTexts } from '../i18n/texts/views-texts.ts';
import { isComposing } from '../primitives/focus/is-composing.ts';
import { Popover } from '../primitives/popover.tsx';
import { usePartner } from '../provider/partner-context.ts';

interface ViewNamePopoverProps {
  readonly anchor: Element;
  /** The views that there are: a name is taken once among the viewer's own, and once among the team's. */
  readonly names: readonly Pick<SavedView, 'name' | 'shared'>[];
  readonly mayShare: boolean;
  /** Answers whether the view is kept. */
  readonly onSave: (name: string, shared: boolean) => Promise<boolean>;
  readonly onClose: () => void;
}

const longestName = 100;

/** Asks for the name of a new view. */
export function ViewNamePopover({ anchor, names, mayShare, onSave, onClose }: ViewNamePopoverProps) {
  const { t } = usePartner(viewsTexts);
  const id = useId();
  const [name, setName] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const [isShared, setIsShared] = useState(false);
  const isTaken = names.some((other) =>
    isShared
      ? other.shared && foldText(other.name) === foldText(name.trim())
      : !other.shared && other.name === name.trim(),
  );
  const isOff = name.trim() === '' || isTaken;
  const save = async () => {
    if (isOff || isSaving) return;
    setIsSaving(true);
    const isKept = await onSave(name, isShared);
    setIsSaving(false);
    if (isKept) onClose();
  };
  const saveByEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || isComposing(event)) return;
    event.preventDefault();
    void save();
  };
  return (
    <Popover anchor={anchor} label={t('views.saveAs')} onClose={onClose}>
      {/* no form: its submit event would reach the host's form around us */}
      <div className="pk-view-name">
        <label htmlFor={id}>{t('views.name')}</label>
        <input
          form=""
          id={id}
          type="text"
          className="pk-input"
          autoComplete="off"
          maxLength={longestName}
          value={name}
          aria-invalid={isTaken}
          aria-describedby={isTaken ? `${id}-problem` : undefined}
          onChange={({ target }) => setName(target.value)}
          onKeyDown={saveByEnter}
        />
        {isTaken && (
          <p className="pk-field-problem" id={`${id}-problem`} role="alert">
            {t(isShared ? 'views.nameTakenByTeam' : 'views.nameTaken')}
          </p>
        )}
        {mayShare && (
          <label className="pk-view-share">
            <input
              form=""
              type="checkbox"
              className="pk-checkbox"
              checked={isShared}
              onChange={({ target }) => setIsShared(target.checked)}
            />
            {t('views.shareNew')}
          </label>
        )}
        <button
          form=""
          type="button"
          className="pk-button"
          disabled={isOff}
          aria-disabled={isSaving}
          onClick={save}
        >
          {t('views.save')}
        </button>
      </div>
    </Popover>
  );
}
