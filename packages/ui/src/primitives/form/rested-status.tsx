import { useEffect, useState } from 'react';

/** So long nothing new has to come, in milliseconds. */
const restMs = 600;

/**
 * What a field says to who does not see it, once typing has come to rest: a word is one text. It stands beside its field,
 * since of what is outside an open dialog nothing is read.
 */
export function RestedStatus({ text, about }: { readonly text: string; readonly about: string | undefined }) {
  const [said, setSaid] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: another word starts anew, whatever it finds
  useEffect(() => {
    setSaid('');
    if (text === '') return;
    const timer = setTimeout(() => setSaid(text), restMs);
    return () => clearTimeout(timer);
  }, [text, about]);
  return (
    <span className="pk-visually-hidden" role="status">
      {said}
    </span>
  );
}
