import { lazy, type ReactNode, Suspense, useRef, useState } from 'react';
import type { MenuItem } from './menu-item.ts';

const loadMenu = () => import('./menu.tsx');
const Menu = lazy(() => loadMenu().then((module) => ({ default: module.Menu })));

/** What {@link MenuButton} takes. */
export interface MenuButtonProps {
  readonly label: string;
  /** Asked when the menu is drawn, so that a closed menu costs nothing. */
  readonly items: () => readonly MenuItem[];
  readonly className?: string;
  readonly children: ReactNode;
  /** The children say the label themselves. */
  readonly labelled?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
}

/** A button that opens a menu; the menu's code loads when it is first pointed at, focused or opened. */
export function MenuButton({
  label,
  items,
  className = 'pk-button',
  children,
  labelled,
  onOpenChange,
}: MenuButtonProps) {
  const [open, setOpen] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const change = (next: boolean, isKey = false) => {
    setByKeyboard(isKey);
    setOpen(next);
    onOpenChange?.(next);
  };
  return (
    <span className="pk-menu-button">
      <button
        form=""
        ref={button}
        type="button"
        className={className}
        aria-label={labelled ? undefined : label}
        aria-haspopup="menu"
        aria-expanded={open}
        onPointerEnter={loadMenu}
        onFocus={loadMenu}
        // a click that no pointer made comes from a key
        onClick={({ detail }) => change(!open, detail === 0)}
        onKeyDown={(event) => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          change(true, true);
        }}
      >
        {children}
      </button>
      {open && (
        <Suspense fallback={null}>
          <Menu
            label={label}
            items={items()}
            onClose={() => change(false)}
            trigger={button}
            byKeyboard={byKeyboard}
          />
        </Suspense>
      )}
    </span>
  );
}
