import { type KeyboardEvent, type PointerEvent, useState } from 'react';

/** Which position of a chart the viewer looks at, by pointer, touch or keyboard. */
export function useActivePosition(
  count: number,
  initial: number,
  mirrored: boolean,
  onChoose?: (at: number) => void,
) {
  const [chosen, setChosen] = useState<number>();
  const [isFocused, setFocused] = useState(false);
  const [isHovered, setHovered] = useState(false);
  const at = Math.min(chosen ?? initial, count - 1);
  return {
    /** The position whose numbers are shown; `undefined` while the viewer looks at none. */
    active: isFocused || isHovered ? at : undefined,
    /** Where the keyboard stands. */
    at,
    choose: setChosen,
    /** For the control over the drawing; `positionOf` answers the position under a pointer. */
    handlers: (positionOf: (event: PointerEvent<HTMLElement>) => number) => ({
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        setHovered(true);
        setChosen(positionOf(event));
      },
      onPointerLeave: () => setHovered(false),
      onClick: () => onChoose?.(at),
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(false),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.key === 'Escape') {
          setFocused(false);
          setHovered(false);
          return;
        }
        if (event.key === 'Enter' && onChoose) {
          // inside a form of the host it would be sent
          event.preventDefault();
          onChoose(at);
          return;
        }
        const next = positionAfter(event.key, at, count, mirrored);
        if (next === undefined) return;
        event.preventDefault();
        setFocused(true);
        setChosen(Math.min(count - 1, Math.max(0, next)));
      },
    }),
  };
}

const pageOfPositions = 4;

/** Where a key leads from a position; an arrow leads where it points, in both directions of writing. */
function positionAfter(key: string, at: number, count: number, mirrored: boolean): number | undefined {
  const forward = mirrored ? -1 : 1;
  if (key === 'ArrowRight') return at + forward;
  if (key === 'ArrowLeft') return at - forward;
  if (key === 'ArrowUp') return at + 1;
  if (key === 'ArrowDown') return at - 1;
  if (key === 'PageUp') return at + pageOfPositions;
  if (key === 'PageDown') return at - pageOfPositions;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}
