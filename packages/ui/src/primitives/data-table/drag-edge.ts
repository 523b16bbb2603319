import type { PointerEvent } from 'react';

/** Tells widths in CSS pixels while the edge at the end of something so wide is dragged, by mouse, finger or pen. */
export function dragEdge(
  { currentTarget, button, pointerId, clientX: start }: PointerEvent<HTMLElement>,
  width: number,
  onWidth: (width: number) => void,
): void {
  if (button !== 0) return;
  const grip: HTMLElement = currentTarget;
  const sign = getComputedStyle(grip).direction === 'rtl' ? -1 : 1;
  const end = new AbortController();
  const { signal } = end;
  // what is captured ends in any case: the button comes up, the browser takes over, the grip goes
  grip.setPointerCapture(pointerId);
  grip.addEventListener('lostpointercapture', () => end.abort(), { signal });
  grip.addEventListener('pointermove', ({ clientX }) => onWidth(width + sign * (clientX - start)), {
    signal,
  });
}
