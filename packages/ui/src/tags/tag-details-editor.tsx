import type { Tag } from '@partnerkit/sdk';
import { useEffect, useId, useRef } from 'react';
import { tagDetailsTexts } from '../i18n/texts/tag-details-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import { DialogActions } from '../primitives/dialog/dialog-actions.tsx';
import { FailureLine } from '../primitives/failure-line.tsx';
import { Question } from '../primitives/question.tsx';
import { usePartner } from '../provider/partner-context.ts';
import { isTagColor, tagColors } from './tag-colors.ts';
import { TagDot } from './tag-dot.tsx';
import { type TagDetailsDraft, useTagDetails } from './use-tag-details.ts';

interface TagDetailsEditorProps {
  readonly tag: Tag;
  /** They were saved, or are not wanted. */
  readonly onClose: () => void;
}

const longest = 200;

/** What a tag means and its colour, which all its customers share (TAG-2); a change of somebody else's meanwhile is told (TAG-3). */
export function TagDetailsEditor({ tag, onClose }: TagDetailsEditorProps) {
  const { t } = usePartner(tagDetailsTexts);
  const details = useTagDetails(tag, onClose);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const { draft, theirs, failure, isBusy } = details;
  useEffect(() => {
    field.current?.focus();
  }, []);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset of a host's style sheet is no place for it
    <div className="pk-tag-details" role="group" aria-labelledby={`${id}-title`}>
      <p id={`${id}-title`} className="pk-tag-details-title">
        {t('tagDetails.title')}
        <span className="pk-tag">
          <TagDot color={draft.color || undefined} />
          <bdi>{tag.name}</bdi>
        </span>
      </p>
      <p className="pk-muted">{t('tagDetails.shared', { count: tag.customers })}</p>
      {theirs && (
        <Question title={t('tagDetails.conflict')}>
          <p>{t('tagDetails.theirs', { details: wordsOf(theirs, t) })}</p>
          <button form="" type="button" className="pk-link-button" onClick={details.takeTheirs}>
            {t('tagDetails.takeTheirs')}
          </button>
        </Question>
      )}
      <label htmlFor={`${id}-text`}>{t('tagDetails.description')}</label>
      <textarea
        ref={field}
        form=""
        id={`${id}-text`}
        className="pk-input"
        dir="auto"
        rows={3}
        maxLength={longest}
        value={draft.description}
        onChange={({ target }) => details.change({ description: target.value })}
      />
      <div className="pk-tag-colors" role="radiogroup" aria-label={t('tagDetails.color')}>
        {colorsOf(tag).map((color) => (
          <label key={color} title={colorName(color, t)}>
            <input
              form=""
              type="radio"
              className={isTagColor(color) ? 'pk-tag-dot pk-tag-swatch' : 'pk-checkbox'}
              data-color={isTagColor(color) ? color : undefined}
              name={`${id}-color`}
              aria-label={colorName(color, t)}
              checked={draft.color === color}
              onChange={() => details.change({ color })}
            />
            {!isTagColor(color) && (
              <>
                <TagDot color={color || undefined} />
                <span>{colorName(color, t)}</span>
              </>
            )}
          </label>
        ))}
      </div>
      {failure && <FailureLine error={failure.cause} onRetry={() => void details.save()} isTrying={isBusy} />}
      <div className="pk-tag-foot">
        <DialogActions
          label={t('tagDetails.save')}
          isBusy={isBusy}
          onCancel={onClose}
          onGo={() => void details.save()}
        />
      </div>
    </div>
  );
}

/** None, ours, and what the tag has if that is another. */
function colorsOf({ color }: Tag): string[] {
  return ['', ...tagColors, ...(color === undefined || isTagColor(color) ? [] : [color])];
}

function colorName(color: string, t: Translate): string {
  const say = t.with(tagDetailsTexts);
  if (color === '') return say('tagDetails.noColor');
  return isTagColor(color) ? say(`tagDetails.color.${color}`) : color;
}

function wordsOf({ description, color }: TagDetailsDraft, t: Translate): string {
  const say = t.with(tagDetailsTexts);
  return say('tagDetails.words', {
    description: description || say('tagDetails.noDescription'),
    color: colorName(color, t),
  });
}
