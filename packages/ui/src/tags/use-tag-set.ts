import { type ComparedTag, type Customer, tagKey } from '@partnerkit/sdk';
import { compareTagSets } from '@partnerkit/sdk/rules';
import { useState } from 'react';
import { useAttempt } from '../primitives/use-attempt.ts';
import type { useTagEditor } from './use-tag-editor.ts';

/** Whose change stands where two have changed the same tags; `picked`: tag by tag. */
export type TagSetChoice = 'mine' | 'theirs' | 'both' | 'picked';

/** What is to be decided, since somebody else has changed the same tags meanwhile. */
export interface TagSetConflict {
  readonly tags: readonly ComparedTag[];
  readonly choice: TagSetChoice;
  readonly choose: (choice: 'mine' | 'theirs' | 'both') => void;
  readonly isPicked: (name: string) => boolean;
  readonly pick: (name: string) => void;
}

/** What the draft was made of, and what somebody else made of it. */
interface Meeting {
  readonly before: readonly string[];
  readonly mine: readonly string[];
  readonly theirs: readonly string[];
  readonly choice: TagSetChoice;
}

/**
 * All tags of a customer, changed together and saved in the place of those there are (TAG-3). Where somebody else has changed them
 * meanwhile nothing is saved: both versions stand side by side, and what is chosen is saved from theirs on.
 */
export function useTagSet(customer: Customer, editor: ReturnType<typeof useTagEditor>, onSaved: () => void) {
  const [before] = useState(() => editor.held.map(({ name }) => name));
  const [draft, setDraft] = useState<readonly string[]>(before);
  const [meeting, setMeeting] = useState<Meeting>();
  const { attempt, isBusy, failure } = useAttempt();
  const from = meeting?.theirs ?? before;
  const max = editor.limits.maxPerCustomer;
  // one that has too many already may still lose some
  const excess = draft.length > from.length ? Math.max(0, draft.length - max) : 0;

  const save = () =>
    attempt(async (busy) => {
      if (excess > 0) return;
      if (isSameSet(draft, from)) {
        onSaved();
        return;
      }
      busy();
      const theirs = await editor.replace(customer, from, draft);
      if (!theirs) {
        onSaved();
        return;
      }
      setMeeting({ before: from, mine: draft, theirs, choice: 'both' });
      setDraft(chosen(compareTagSets({ before: from, mine: draft, theirs }), 'both'));
    });

  return {
    draft,
    /** So many tags are too many. */
    excess,
    isFull: draft.length >= max,
    add: (tag: string) => setDraft([...without(draft, tag), tag]),
    remove: (tag: string) => setDraft(without(draft, tag)),
    save,
    isBusy,
    failure,
    conflict: meeting && conflictOf(meeting, draft, setMeeting, setDraft),
  };
}

function conflictOf(
  meeting: Meeting,
  draft: readonly string[],
  setMeeting: (meeting: Meeting) => void,
  setDraft: (draft: readonly string[]) => void,
): TagSetConflict {
  const tags = compareTagSets(meeting);
  const keys = new Set(draft.map(tagKey));
  const isPicked = (name: string) => keys.has(tagKey(name));
  return {
    tags,
    choice: meeting.choice,
    choose: (choice) => {
      setMeeting({ ...meeting, choice });
      setDraft(chosen(tags, choice));
    },
    isPicked,
    pick: (name) => {
      setMeeting({ ...meeting, choice: 'picked' });
      setDraft(isPicked(name) ? without(draft, name) : [...draft, name]);
    },
  };
}

function chosen(tags: readonly ComparedTag[], choice: 'mine' | 'theirs' | 'both'): string[] {
  return tags.filter((tag) => tag[choice]).map(({ name }) => name);
}

function without(tags: readonly string[], tag: string): string[] {
  return tags.filter((other) => tagKey(other) !== tagKey(tag));
}

function isSameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && other.reduce<readonly string[]>(without, one).length === 0;
}
