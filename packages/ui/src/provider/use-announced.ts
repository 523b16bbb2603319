import { useEffect, useRef, useState } from 'react';
import { usePartner } from './partner-context.ts';

/**
 * Has a text read out when something else is `asked`, and when it tells something else (`told`, the text itself unless
 * given). What stands at first came with the page and is not said. `undefined` is not known yet, an empty text says nothing.
 */
export function useAnnounced(text: string | undefined, asked = '', told = text): void {
  const { announce } = usePartner();
  const [first] = useState(asked);
  const said = useRef<string>(undefined);
  useEffect(() => {
    if (text === undefined) return;
    const next = JSON.stringify([asked, told]);
    if (text === '' || (said.current === undefined && asked === first)) said.current = next;
    if (said.current === next) return;
    return announce(text, () => {
      said.current = next;
    });
  }, [announce, first, text, asked, told]);
}
