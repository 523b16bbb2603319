import { type Customer, tagKey } from '@partnerkit/sdk';
import { type KeyboardEvent, useId, useState } from 'react';
import { Icon } from '../primitives/icon.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
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
  const { t } = usePartner();
  const editor = useTagEditor(customers);
  const { held, mayEdit, limits } = editor;
  const isFull = customers.length === 1 && held.length >= limits.maxPerCustomer;
  return (
    <div className="pk-tag-editor">
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
                type="button"
                className="pk-chip-remove"
                aria-label={t('tags.remove', { tag: name })}
                onClick={() => editor.remove(name)}
              >
                <Icon name="close" />
              </button>
            )}
          </li>
        ))}
      </ul>
      {mayEdit ? !isFull && <TagInput editor={editor} /> : <p className="pk-muted">{t('tags.readOnly')}</p>}
      {customers.length === 1 && mayEdit && (
        <p className="pk-muted">{t('tags.limit', { used: held.length, max: limits.maxPerCustomer })}</p>
      )}
    </div>
  );
}

const shownSuggestions = 6;

function TagInput({ editor }: { editor: ReturnType<typeof useTagEditor> }) {
  const { t } = usePartner();
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const suggestions = suggestedTags(editor, text);
  const trimmed = text.trim();
  const problem = trimmed === '' ? undefined : editor.problemOf(text);
  const isNew = trimmed !== '' && !problem && !suggestions.some((tag) => tagKey(tag) === tagKey(trimmed));
  const options = [...suggestions, ...(isNew ? [trimmed] : [])];
  const current = Math.min(active, options.length - 1);

  const choose = (tag: string | undefined) => {
    if (tag === undefined) return;
    setText('');
    setActive(0);
    void editor.add(tag);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setActive((current + 1) % Math.max(1, options.length));
    else if (event.key === 'ArrowUp') setActive((current - 1 + options.length) % Math.max(1, options.length));
    else if (event.key === 'Enter') choose(options[current]);
    else return;
    event.preventDefault();
  };
  return (
    <div className="pk-tag-input">
      <input
        type="text"
        className="pk-input"
        role="combobox"
        aria-label={t('tags.add')}
        placeholder={t('tags.add')}
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
