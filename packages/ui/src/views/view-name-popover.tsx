import { type FormEvent, useId, useState } from 'react';
import { Popover } from '../primitives/popover.tsx';
import { usePartner } from '../provider/partner-context.ts';

interface ViewNamePopoverProps {
  readonly anchor: Element;
  readonly names: readonly string[];
  /** Answers whether the view is kept. */
  readonly onSave: (name: string) => Promise<boolean>;
  readonly onClose: () => void;
}

const longestName = 100;

/** Asks for the name of a new view. */
export function ViewNamePopover({ anchor, names, onSave, onClose }: ViewNamePopoverProps) {
  const { t } = usePartner();
  const id = useId();
  const [name, setName] = useState('');
  const [isSaving, setIsSaving] = useState(false);
  const isTaken = names.some((other) => other === name.trim());
  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsSaving(true);
    const isKept = await onSave(name);
    setIsSaving(false);
    if (isKept) onClose();
  };
  return (
    <Popover anchor={anchor} label={t('views.saveAs')} onClose={onClose}>
      <form className="pk-view-name" onSubmit={save}>
        <label htmlFor={id}>{t('views.name')}</label>
        <input
          id={id}
          type="text"
          className="pk-input"
          autoComplete="off"
          maxLength={longestName}
          value={name}
          aria-invalid={isTaken}
          aria-describedby={isTaken ? `${id}-problem` : undefined}
          onChange={({ target }) => setName(target.value)}
        />
        {isTaken && (
          <p className="pk-field-problem" id={`${id}-problem`} role="alert">
            {t('views.nameTaken')}
          </p>
        )}
        <button type="submit" className="pk-button" disabled={name.trim() === '' || isTaken || isSaving}>
          {t('views.save')}
        </button>
      </form>
    </Popover>
  );
}
