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
    // what a press opens is never under a tip, nor under one whose code comes after it
    const close = () => setAnchor(undefined);
    for (const kind of ['pointerover', 'focusin']) element?.addEventListener(kind, open);
    element?.addEventListener('click', close);
    return () => {
      for (const kind of ['pointerover', 'focusin']) element?.removeEventListener(kind, open);
      element?.removeEventListener('click', close);
    };
  }, [scroller]);
  return anchor && <RestTip anchor={anchor} onClose={() => setAnchor(undefined)} />;
}
