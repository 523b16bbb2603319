import { type ReactNode, useRef, useState } from 'react';
import type { MenuProps } from './menu.tsx';

/** A menu that is open: what its button knows of it. */
export type OpenMenu = Omit<MenuProps, 'items'>;

/** What {@link MenuOpener} takes. */
export interface MenuOpenerProps {
  readonly label: string;
  /** Draws the menu below the button; it loads with what makes its items. */
  readonly menu: (open: OpenMenu) => ReactNode;
  /** Loads the menu ahead. */
  readonly ahead: () => void;
  readonly className?: string;
  readonly children: ReactNode;
  /** The children say the label themselves. */
  readonly labelled?: boolean;
  readonly onOpenChange?: (open: boolean) => void;
  readonly disabled?: boolean | undefined;
  /** What was chosen is being done: the menu stays closed, and the button keeps the focus, which a disabled one loses. */
  readonly isBusy?: boolean | undefined;
  /** The single letter that presses it, where a widget has such keys. */
  readonly letter?: string | undefined;
}

/** A button that opens a menu; the menu's code loads when it is first pointed at, focused or opened. */
export function MenuOpener({
  label,
  menu,
  ahead,
  className = 'pk-button',
  children,
  labelled,
  onOpenChange,
  disabled,
  isBusy = false,
  letter,
}: MenuOpenerProps) {
  const [open, setOpen] = useState(false);
  const [byKeyboard, setByKeyboard] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const change = (next: boolean, isKey = false) => {
    if (isBusy && next) return;
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
        aria-disabled={isBusy || undefined}
        disabled={disabled}
        data-letter={letter}
        onPointerEnter={ahead}
        onFocus={ahead}
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
        <Opened
          menu={menu}
          label={label}
          onClose={() => change(false)}
          trigger={button}
          byKeyboard={byKeyboard}
        />
      )}
    </span>
  );
}

function Opened({ menu, ...open }: OpenMenu & Pick<MenuOpenerProps, 'menu'>) {
  return menu(open);
}
