import { type RefObject, useEffect, useState } from 'react';
import { lazyPart } from '../lazy-part.tsx';

const RestTip = lazyPart(
  () => import('./rest-tip.tsx').then((module) => module.RestTip),
  ({ onClose }) => onClose(),
);

/** Shows what a number of a row stands for (`data-rest`), where it is pointed at and where the focus is; a press on it opens more. */
export function RestTips({ scroller }: { readonly scroller: RefObject<HTMLElement | null> }) {
  const [anchor, setAnchor] = useState<HTMLElement>();
  useEffect(() => {
    const element = scroller.current;
    const open = (event: Event) => {
      const number = (event.target as Element).closest<HTMLElement>('[data-rest]');
      if (number && (event as PointerEvent).pointerType !== 'touch') setAnchor(number);
    };
    for (const kind of ['pointerover', 'focusin']) element?.addEventListener(kind, open);
    return () => {
      for (const kind of ['pointerover', 'focusin']) element?.removeEventListener(kind, open);
    };
  }, [scroller]);
  return anchor && <RestTip anchor={anchor} onClose={() => setAnchor(undefined)} />;
}
