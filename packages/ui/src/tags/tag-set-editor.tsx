import type { Customer } from '@partnerkit/sdk';
import { useEffect, useRef } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { tagSetTexts } from '../i18n/texts/tag-set-texts.ts';
import { DialogActions } from '../primitives/dialog/dialog-actions.tsx';
import { FailureLine } from '../primitives/failure-line.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { TagConflict } from './tag-conflict.tsx';
import { TagInput } from './tag-input.tsx';
import { TagList } from './tag-list.tsx';
import type { useTagEditor } from './use-tag-editor.ts';
import { useTagSet } from './use-tag-set.ts';

interface TagSetEditorProps {
  readonly customer: Customer;
  readonly editor: ReturnType<typeof useTagEditor>;
  /** It was saved, or is not wanted. */
  readonly onClose: () => void;
}

/** All tags of a customer, changed together and saved at once; a change of somebody else's meanwhile is told and merged (TAG-3). */
export function TagSetEditor({ customer, editor, onClose }: TagSetEditorProps) {
  const { t } = usePartner(tagSetTexts);
  const set = useTagSet(customer, editor, onClose);
  const field = useRef<HTMLInputElement>(null);
  const { conflict, excess, isBusy } = set;
  useEffect(() => {
    field.current?.focus();
  }, []);
  const tags = set.draft.map((name) => ({ name, customers: 1 }));
  return (
    <>
      {conflict ? (
        <TagConflict name={isolated(customer.name)} conflict={conflict} />
      ) : (
        <>
          <p className="pk-muted">{t('tagSet.hint')}</p>
          <TagList
            tags={tags}
            of={1}
            onRemove={(name) => {
              set.remove(name);
              field.current?.focus();
            }}
          />
          <TagInput editor={{ ...editor, held: tags, add: set.add }} field={field} isFull={set.isFull} />
        </>
      )}
      <p className={excess > 0 ? 'pk-field-problem' : 'pk-muted'} role="status">
        {excess > 0
          ? t('tagSet.tooMany', { max: editor.limits.maxPerCustomer, count: excess })
          : t('tagSet.used', { used: tags.length, max: editor.limits.maxPerCustomer })}
      </p>
      {set.failure && (
        <FailureLine error={set.failure.cause} onRetry={() => void set.save()} isTrying={isBusy} />
      )}
      <div className="pk-tag-foot">
        <DialogActions
          label={t('tagSet.save')}
          isBusy={isBusy}
          isBlocked={excess > 0}
          onCancel={onClose}
          onGo={() => void set.save()}
        />
      </div>
    </>
  );
}
