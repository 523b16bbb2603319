import { loadOnce } from '@partnerkit/sdk';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { columnsTexts } from '../../i18n/texts/columns-texts.ts';
import { stateTexts } from '../../i18n/texts/state-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import type { MovingColumns } from './column-move.ts';

const loadMoves = loadOnce(() => import('./move-columns.ts'));

/**
 * Columns are moved by dragging their header, by mouse and pen at once, by finger when it rests on it first; and by Ctrl or ⌘ with
 * Shift and an arrow key. The header's menu does the same. What moves them loads when a header is first pointed at or so pressed.
 */
export function useColumnMoves({
  columns,
  columnState,
  onColumnStateChange,
}: Pick<MovingColumns, 'columns' | 'columnState' | 'onColumnStateChange'>) {
  const { notify, t } = usePartner(columnsTexts, stateTexts);
  const latest = useRef({ columns, columnState, onColumnStateChange, notify, t });
  useEffect(() => {
    latest.current = { columns, columnState, onColumnStateChange, notify, t };
  });
  const move = (run: (moves: typeof import('./move-columns.ts')) => void) => {
    loadMoves().then(run, () => notify({ tone: 'danger', text: t('state.partFailed') }));
  };
  return {
    onPointerEnter: () => void loadMoves().catch(() => {}),
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      const header = headerOf(event.target);
      if (event.button !== 0 || !header || isOtherControl(event.target)) return;
      const { pointerId, pointerType, clientX, clientY } = event;
      // what is let go before the code has come is no drag
      const held = heldPointer(header);
      move(({ dragColumn }) => {
        if (held()) dragColumn({ header, latest, pointer: { pointerId, pointerType, clientX, clientY } });
      });
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const header = headerOf(event.target);
      const isMove = (event.ctrlKey || event.metaKey) && event.shiftKey && !event.altKey;
      if (!header || !isMove || !/^Arrow(Left|Right)$/.test(event.key)) return;
      event.preventDefault();
      const { key, target } = event;
      move(({ stepColumn }) => stepColumn({ header, latest, key, focused: target as HTMLElement }));
    },
  };
}

function headerOf(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('th[data-column]') : null;
}

/** Tells whether what was pressed still is. */
function heldPointer({ ownerDocument }: Element): () => boolean {
  const end = new AbortController();
  for (const kind of ['pointerup', 'pointercancel'])
    ownerDocument.addEventListener(kind, () => end.abort(), { signal: end.signal, capture: true });
  return () => !end.signal.aborted;
}

/** The edge that sizes the column, and its menu. */
function isOtherControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('.pk-resizer, .pk-menu-button') !== null;
}
