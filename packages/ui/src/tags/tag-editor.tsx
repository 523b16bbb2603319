import type { Customer, Tag } from '@partnerkit/sdk';
import { useEffect, useRef, useState } from 'react';
import { refusedTexts } from '../i18n/texts/refused-texts.ts';
import { taggingTexts } from '../i18n/texts/tagging-texts.ts';
import { tagsTexts } from '../i18n/texts/tags-texts.ts';
import { RestedStatus } from '../primitives/form/rested-status.tsx';
import { lazyPart } from '../primitives/lazy-part.tsx';
import { Widget } from '../primitives/widget.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { useUndoKey } from '../provider/use-undo-key.ts';
import { TagInput } from './tag-input.tsx';
import { TagList } from './tag-list.tsx';
import { useTagEditor } from './use-tag-editor.ts';

const TagSetEditor = lazyPart(
  () => import('./tag-set-editor.tsx').then((module) => module.TagSetEditor),
  ({ onClose }) => onClose(),
);

const TagDetailsEditor = lazyPart(
  () => import('./tag-details-editor.tsx').then((module) => module.TagDetailsEditor),
  ({ onClose }) => onClose(),
);

/** What {@link TagEditor} takes. */
export interface TagEditorProps {
  /** One customer, or many that are tagged at once. */
  readonly customers: readonly Customer[];
}

/** Shows and changes the tags of customers, and what describes them; every change can be undone (TAG-1 to TAG-3). */
export function TagEditor(props: TagEditorProps) {
  return (
    <Widget>
      <Editor {...props} />
    </Widget>
  );
}

function Editor({ customers }: TagEditorProps) {
  const { t } = usePartner(tagsTexts, taggingTexts);
  const editor = useTagEditor(customers);
  const { held, mayEdit, limits } = editor;
  const field = useRef<HTMLInputElement>(null);
  const onKeyDown = useUndoKey();
  const [isWhole, setIsWhole] = useState(false);
  const whole = useReturnedFocus(isWhole);
  const [described, setDescribed] = useState<Tag>();
  const [lastDescribed, setLastDescribed] = useState<string>();
  const opener = useReturnedFocus(described !== undefined);
  const [only] = customers.length === 1 ? customers : [];
  const isFull = only !== undefined && held.length >= limits.maxPerCustomer;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys of the controls inside
    <div className="pk-tag-editor" onKeyDown={onKeyDown}>
      {described ? (
        <TagDetailsEditor tag={described} onClose={() => setDescribed(undefined)} />
      ) : only && isWhole ? (
        <TagSetEditor customer={only} editor={editor} onClose={() => setIsWhole(false)} />
      ) : (
        <>
          <TagList
            tags={held}
            of={customers.length}
            described={editor.inUse}
            opener={{ name: lastDescribed, ref: opener }}
            onDescribe={
              editor.mayDescribe
                ? (tag) => {
                    setLastDescribed(tag.name);
                    setDescribed(tag);
                  }
                : undefined
            }
            onRemove={
              mayEdit
                ? (name) => {
                    void editor.remove(name);
                    // the next key is for a tag to add, never for another to remove
                    field.current?.focus();
                  }
                : undefined
            }
          />
          {mayEdit ? (
            <TagInput editor={editor} field={field} isFull={isFull} />
          ) : (
            <p className="pk-muted">
              {t(editor.readOnly === 'role' ? 'tags.readOnly' : 'tags.sourceReadOnly')}
            </p>
          )}
          <BulkOutcome editor={editor} isAlone={only !== undefined} />
        </>
      )}
      {only && mayEdit && !isWhole && !described && (
        <p className="pk-tag-foot">
          <span className="pk-muted">
            {t('tags.limit', { used: held.length, max: limits.maxPerCustomer })}
          </span>
          {editor.mayReplace && (
            <button
              ref={whole}
              form=""
              type="button"
              className="pk-link-button"
              onPointerEnter={TagSetEditor.ahead}
              onFocus={TagSetEditor.ahead}
              onClick={() => setIsWhole(true)}
            >
              {t('tags.editWhole')}
            </button>
          )}
        </p>
      )}
    </div>
  );
}

/** What opened something in its own place has the focus again once that is closed. */
function useReturnedFocus(isOpen: boolean) {
  const opener = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(isOpen);
  useEffect(() => {
    if (wasOpen.current && !isOpen) opener.current?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  return opener;
}

const shownRefusals = 100;

interface BulkOutcomeProps {
  readonly editor: ReturnType<typeof useTagEditor>;
  /** One customer was changed: why it was not stands open. */
  readonly isAlone: boolean;
}

/** How far a change of many customers is, and whom it did not reach. */
function BulkOutcome({ editor: { progress, refused }, isAlone }: BulkOutcomeProps) {
  const { t } = usePartner(refusedTexts, tagsTexts, taggingTexts);
  return (
    <>
      {progress && (
        <p className="pk-tag-progress">
          <progress max={progress.total} value={progress.done} aria-label={t('tags.title')} />
          {t('tags.progress', progress)}
          <RestedStatus text={t('tags.progress', progress)} about={undefined} />
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
