import { type RefObject, useEffect, useState } from 'react';
import { type LaidOutColumn, pinnedWidth } from './use-table-layout.ts';
import type { Viewport } from './use-viewport.ts';

/** A shadow on each side on which more of the table lies, beside what stays in view. */
export function SidewaysShadow<Row>({
  scroller,
  viewport,
  layout,
}: {
  readonly scroller: RefObject<HTMLElement | null>;
  readonly viewport: Viewport;
  readonly layout: readonly LaidOutColumn<Row>[];
}) {
  const [start, end] = [pinnedWidth(layout, 'start'), pinnedWidth(layout, 'end')];
  const most = layout.reduce((sum, { width }) => sum + width, 0) - viewport.width;
  const [at, setAt] = useState<'start' | 'between' | 'end'>('start');
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const tell = () => {
      // from right to left it counts below nothing
      const left = Math.abs(element.scrollLeft);
      setAt(left < 1 ? 'start' : left > most - 1 ? 'end' : 'between');
    };
    tell();
    element.addEventListener('scroll', tell, { passive: true });
    return () => element.removeEventListener('scroll', tell);
  }, [scroller, most]);
  return (
    <span
      className="pk-sideways"
      aria-hidden="true"
      data-at={at}
      style={{
        insetInlineStart: start,
        marginInlineStart: start,
        inlineSize: viewport.width - start - end,
        blockSize: viewport.height,
        marginBlockEnd: -viewport.height,
      }}
    />
  );
}
