import { useEffect, useRef } from 'react';
import { tellDeveloper } from './tell-developer.ts';

/** So many renders in a row with another source are no change of partner. */
const changesInARow = 3;

/** Names a source that is made anew at each render: every one is a new partner, and loads anew. */
export function useKeptSource(source: object | undefined): void {
  const last = useRef({ source, changes: 0 });
  useEffect(() => {
    const isSame = last.current.source === source;
    last.current = { source, changes: isSame ? 0 : last.current.changes + 1 };
    if (last.current.changes < changesInARow) return;
    tellDeveloper(
      'the source of PartnerProvider is another one at each render, so everything loads each time. ' +
        'Make it once: outside of the component, or in useMemo.',
    );
  });
}
