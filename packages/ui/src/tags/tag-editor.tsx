import { type Customer, tagKey } from '@partnerkit/sdk';
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import { tableTexts } from '../i18n/texts/table-texts.ts';
import { tagsTexts } from '../i18n/texts/tags-texts.ts';
import { isComposing } from '../primitives/focus/is-composing.ts';
import { Icon } from '../primitives/icon.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useUndoKey } from '../provider/use-undo-key.ts';
import { useTagEditor } from './use-tag-editor.ts';

/** What {@link TagEditor} takes. */
export interface TagEditorProps {
  /** One customer, or many that are tagged at once. */
  readonly customers: readonly Customer[];
}

/** Shows and changes the tags of customers; every change can be undone (TAG-1 to TAG-3). */
export function TagEditor(props: TagEditorProps) {
  return (
    <Widget>
      <Editor {...props} />
    </Widget>
  );
}

function Editor({ customers }: TagEditorProps) {
  const { t } = usePartner(tagsTexts);
  const editor = useTagEditor(customers);
  const { held, mayEdit, limits } = editor;
  const field = useRef<HTMLInputElement>(null);
  const onKeyDown = useUndoKey();
  const isFull = customers.length === 1 && held.length >= limits.maxPerCustomer;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the controls inside
    <div className="pk-tag-editor" onKeyDown={onKeyDown}>
      {held.length === 0 && <p className="pk-muted">{t('tags.none')}</p>}
      <ul className="pk-tag-list" aria-label={t('tags.title')}>
        {held.map(({ name, customers: count }) => (
          <li key={tagKey(name)} className="pk-tag">
            <bdi>{name}</bdi>
            {customers.length > 1 && (
              <span className="pk-muted">
                {count}/{customers.length}
              </span>
            )}
            {mayEdit && (
              <button
                form=""
                type="button"
                className="pk-chip-remove"
                aria-label={t('tags.remove', { tag: name })}
                onClick={() => {
                  void editor.remove(name);
                  // the next key is for a tag to add, never for another to remove
                  field.current?.focus();
                }}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit ? (
        <TagInput editor={editor} field={field} isFull={isFull} />
      ) : (
        <p className="pk-muted">{t(editor.readOnly === 'role' ? 'tags.readOnly' : 'tags.sourceReadOnly')}</p>
      )}
      <BulkOutcome editor={editor} isAlone={customers.length === 1} />
      {customers.length === 1 && mayEdit && (
        <p className="pk-muted">{t('tags.limit', { used: held.length, max: limits.maxPerCustomer })}</p>
      )}
    </div>
  );
}

const shownRefusals = 100;

interface BulkOutcomeProps {
  readonly editor: ReturnType<typeof useTagEditor>;
  /** One customer was changed: why it was not stands open. */
  readonly isAlone: boolean;
}

/** How far a change of many customers is, and whom it did not reach. */
function BulkOutcome({ editor: { progress, refused }, isAlone }: BulkOutcomeProps) {
  const { t } = usePartner(tableTexts, tagsTexts);
  return (
    <>
      {progress && (
        <p className="pk-tag-progress" role="status">
          <progress max={progress.total} value={progress.done} aria-label={t('tags.title')} />
          {t('tags.progress', progress)}
        </p>
      )}
      {refused.length > 0 && (
        <details className="pk-tag-refused" open={isAlone}>
          <summary>{t('tags.refused', { count: refused.length })}</summary>
          <ul>
            {refused.slice(0, shownRefusals).map(({ customerId, name, problem }) => (
              <li key={customerId}>
                <bdi>{name}</bdi>: {problem}
              </li>
            ))}
            {refused.length > shownRefusals && (
              <li>{t('table.refusedMore', { count: refused.length - shownRefusals })}</li>
            )}
          </ul>
        </details>
      )}
    </>
  );
}

const shownSuggestions = 6;

interface TagInputProps {
  readonly editor: ReturnType<typeof useTagEditor>;
  readonly field: RefObject<HTMLInputElement | null>;
  /** It holds as many as it may: the field keeps the focus and takes nothing. */
  readonly isFull: boolean;
}

function TagInput({ editor, field, isFull }: TagInputProps) {
  const { t } = usePartner(tagsTexts);
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const suggestions = isFull ? [] : suggestedTags(editor, text);
  const trimmed = text.trim();
  const problem = isFull || trimmed === '' ? undefined : editor.problemOf(text);
  const isNew =
    !isFull && trimmed !== '' && !problem && !suggestions.some((tag) => tagKey(tag) === tagKey(trimmed));
  const options = [...suggestions, ...(isNew ? [trimmed] : [])];
  const current = Math.min(active, options.length - 1);

  const choose = (tag: string | undefined) => {
    if (tag === undefined) return;
    setText('');
    setActive(0);
    void editor.add(tag);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return;
    if (event.key === 'ArrowDown') setActive((current + 1) % Math.max(1, options.length));
    else if (event.key === 'ArrowUp') setActive((current - 1 + options.length) % Math.max(1, options.length));
    else if (event.key === 'Enter') choose(options[current]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="pk-tag-input">
      <input
        form=""
        type="text"
        className="pk-input"
        role="combobox"
        aria-label={t('tags.add')}
        ref={field}
        readOnly={isFull}
        placeholder={isFull ? undefined : t('tags.add')}
        aria-expanded={options.length > 0}
        aria-controls={`${id}-options`}
        aria-activedescendant={options.length > 0 ? `${id}-${current}` : undefined}
        aria-invalid={problem !== undefined}
        aria-describedby={problem && `${id}-problem`}
        autoComplete="off"
        value={text}
        onChange={({ target }) => {
          setText(target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      {problem && (
        <p className="pk-field-problem" id={`${id}-problem`} role="alert">
          {t('tags.tooLong', { max: editor.limits.maxLength })}
        </p>
      )}
      <div className="pk-options" role="listbox" id={`${id}-options`} aria-label={t('tags.add')}>
        {options.map((tag, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are those of the combo box
          <div
            key={tag}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === current}
            className="pk-option"
            onPointerEnter={() => setActive(index)}
            onClick={() => choose(tag)}
          >
            {isNew && index === options.length - 1 ? t('tags.addNamed', { tag }) : <bdi>{tag}</bdi>}
          </div>
        ))}
      </div>
    </div>
  );
}

function suggestedTags({ inUse, held }: ReturnType<typeof useTagEditor>, text: string): string[] {
  const wanted = tagKey(text.trim());
  const taken = new Set(held.map(({ name }) => tagKey(name)));
  return inUse
    .map(({ name }) => name)
    .filter((name) => !taken.has(tagKey(name)) && tagKey(name).includes(wanted))
    .slice(0, shownSuggestions);
}
