import type { Tag } from '@partnerkit/sdk';
import { useState } from 'react';
import { errorText } from '../i18n/error-text.ts';
import { noticeTexts } from '../i18n/texts/notice-texts.ts';
import { tagDetailsTexts } from '../i18n/texts/tag-details-texts.ts';
import { conflictCurrent } from '../primitives/conflict-current.ts';
import { useAttempt } from '../primitives/use-attempt.ts';
import { usePartner } from '../provider/partner-context.ts';
import { useCallOptions } from '../provider/use-source-query.ts';

/** What describes a tag; empty where nothing does. */
export interface TagDetailsDraft {
  readonly description: string;
  readonly color: string;
}

/**
 * The description and colour of a tag, changed and saved, with undo (TAG-2). Where somebody else has changed them meanwhile nothing is
 * saved: what they say now is `theirs`, and what is saved next starts from there (TAG-3).
 */
export function useTagDetails(tag: Tag, onSaved: () => void) {
  const { changing, whenOnline, notify, t } = usePartner(noticeTexts, tagDetailsTexts);
  const options = useCallOptions();
  const [draft, setDraft] = useState(() => detailsOf(tag));
  const [theirs, setTheirs] = useState<Tag>();
  const { attempt, isBusy, failure } = useAttempt();
  const from = theirs ?? tag;

  const keep = (details: TagDetailsDraft, version: string | undefined) =>
    changing(() =>
      whenOnline(
        'tags.describe',
        {
          name: tag.name,
          description: details.description.trim() || null,
          color: details.color || null,
          version: version ?? '',
        },
        { ...options, label: t('tagDetails.saved', { tag: tag.name }) },
      ),
    );

  async function takeBack(saved: Tag, before: TagDetailsDraft) {
    try {
      await keep(before, saved.version);
      notify({ text: t('notice.undone') });
    } catch (cause) {
      const text = conflictCurrent(cause, isTag)
        ? t('tagDetails.undoConflict', { tag: tag.name })
        : errorText(t, cause);
      notify({ tone: 'danger', text });
    }
  }

  const save = () =>
    attempt(async (busy) => {
      const before = detailsOf(from);
      if (isSame(draft, before)) {
        onSaved();
        return;
      }
      busy();
      try {
        const saved = await keep(draft, from.version);
        notify({
          text: t('tagDetails.saved', { tag: tag.name }),
          undo: () => void takeBack(saved, before),
        });
        onSaved();
      } catch (cause) {
        const now = conflictCurrent<Tag>(cause, isTag);
        if (!now) throw cause;
        setTheirs(now);
      }
    });

  return {
    draft,
    change: (part: Partial<TagDetailsDraft>) => setDraft({ ...draft, ...part }),
    /** What somebody else has made of them meanwhile. */
    theirs: theirs && detailsOf(theirs),
    takeTheirs: () => theirs && setDraft(detailsOf(theirs)),
    save,
    isBusy,
    failure,
  };
}

function detailsOf({ description = '', color = '' }: Tag): TagDetailsDraft {
  return { description, color };
}

function isSame(one: TagDetailsDraft, other: TagDetailsDraft): boolean {
  return one.description.trim() === other.description.trim() && one.color === other.color;
}

function isTag(now: Partial<Tag>): boolean {
  return typeof now.name === 'string';
}
