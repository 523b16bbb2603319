import { useCallback, useEffect, useRef, useState } from 'react';

/** Has a text read out once the page has come to rest, and tells that it was; answers what takes it back until then. */
export type Announce = (text: string, onSaid?: () => void) => () => void;

interface Announcement {
  readonly text: string;
  readonly onSaid: (() => void) | undefined;
}

/** So long nothing new has to come before anything is said, in milliseconds: a word that is typed is one act. */
const restMs = 600;

/** A text with a full stop, which is a pause to who hears it. */
export function sentence(text: string): string {
  return text.replace(/[.。]?$/, '.');
}

/** What the provider's live region says: all that one act led to, as one text. */
export function useAnnouncements(): { readonly said: string; readonly announce: Announce } {
  const [said, setSaid] = useState('');
  const [waiting] = useState(() => new Set<Announcement>());
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const announce = useCallback<Announce>(
    (text, onSaid) => {
      const announcement = { text, onSaid };
      waiting.add(announcement);
      // the same text again is a change of the region too
      setSaid('');
      clearTimeout(timer.current);
      timer.current = setTimeout(() => {
        const all = [...waiting];
        waiting.clear();
        setSaid([...new Set(all.map((one) => sentence(one.text)))].join(' '));
        for (const one of all) one.onSaid?.();
      }, restMs);
      return () => waiting.delete(announcement);
    },
    [waiting],
  );
  return { said, announce };
}
