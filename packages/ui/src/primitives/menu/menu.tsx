import * as DropdownMenu from '@radix-ui/react-dropdown-menu';
import { type FocusEvent, type RefObject, useRef, useState } from 'react';
import { useFloating } from '../../provider/floating.tsx';
import { usePartner } from '../../provider/partner-context.ts';
import { focusPath, returnFocus } from '../focus/return-focus.ts';
import { useOwnControl } from '../focus/use-own-control.ts';
import { Icon } from '../icon.tsx';
import type { MenuItem } from './menu-item.ts';
import { useMenuKeys } from './use-menu-keys.ts';

/** What {@link Menu} takes. */
export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
  /** The button that opened it; the focus goes back to it. */
  readonly trigger: RefObject<HTMLElement | null>;
  /** Opened by a key: the first item has the focus. */
  readonly byKeyboard: boolean;
}

/** An open menu below the button beside which it stands. */
export function Menu({ label, items, onClose, trigger, byKeyboard }: MenuProps) {
  const { dir } = usePartner();
  const container = useFloating();
  const outside = useOwnControl(trigger);
  const [path] = useState(() => (trigger.current ? focusPath(trigger.current) : []));
  const usesKeys = useRef(byKeyboard);
  const level = useMenuLevel(usesKeys);
  return (
    <DropdownMenu.Root open modal={false} dir={dir} onOpenChange={(open) => !open && onClose()}>
      <DropdownMenu.Trigger asChild>
        <span className="pk-menu-anchor" aria-hidden="true" tabIndex={-1} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.Content
          className="pk-menu"
          aria-label={label}
          aria-labelledby={undefined}
          align="start"
          sideOffset={4}
          collisionPadding={8}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            returnFocus(path);
          }}
          {...outside}
          {...level.handlers}
        >
          <MenuItems items={items} container={container} usesKeys={usesKeys} level={level} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

type MenuLevel = ReturnType<typeof useMenuLevel>;

/** One menu or submenu: its keys, and which of its submenus is open. */
function useMenuLevel(usesKeys: RefObject<boolean>) {
  const [openSub, setOpenSub] = useState<string>();
  const keys = useMenuKeys(usesKeys);
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const { currentTarget: menu, target } = event;
    // in a shadow root Radix does not hear of a focus that moves within
    if (menu.contains(target) && target.getAttribute('aria-expanded') !== 'true') setOpenSub(undefined);
    keys.onFocus(event);
  };
  return { openSub, setOpenSub, handlers: { ...keys, onFocus } };
}

interface MenuItemsProps {
  readonly items: readonly MenuItem[];
  readonly container: HTMLElement | null;
  readonly usesKeys: RefObject<boolean>;
  readonly level: MenuLevel;
}

function MenuItems({ items, container, usesKeys, level }: MenuItemsProps) {
  return items.map((item, index) => {
    const key = 'label' in item ? `${item.kind} ${item.label}` : index;
    if (item.kind === 'separator') return <DropdownMenu.Separator key={key} className="pk-menu-separator" />;
    if (item.kind === 'note') {
      return (
        <DropdownMenu.Item key={key} className="pk-menu-note" disabled>
          {item.label}
        </DropdownMenu.Item>
      );
    }
    if (item.kind === 'sub') {
      return (
        <SubMenu
          key={key}
          item={item}
          container={container}
          usesKeys={usesKeys}
          open={level.openSub === key}
          onOpenChange={(open) => level.setOpenSub(open ? String(key) : undefined)}
        />
      );
    }
    if (item.kind === 'action') {
      return (
        <DropdownMenu.Item key={key} className="pk-menu-item" onSelect={item.onSelect}>
          <span className="pk-menu-mark">{item.icon && <Icon name={item.icon} />}</span>
          <span>{item.label}</span>
        </DropdownMenu.Item>
      );
    }
    return (
      <DropdownMenu.CheckboxItem
        key={key}
        className="pk-menu-item"
        role={item.kind === 'choice' ? 'menuitemradio' : 'menuitemcheckbox'}
        checked={item.checked}
        onSelect={(event) => {
          if (item.kind === 'check') event.preventDefault();
          item.onSelect();
        }}
      >
        <span className="pk-menu-mark">{item.checked && <Icon name="check" />}</span>
        <span>{item.label}</span>
        {item.kind === 'check' && item.detail && <span className="pk-menu-detail">{item.detail}</span>}
      </DropdownMenu.CheckboxItem>
    );
  });
}

interface SubMenuProps extends Omit<MenuItemsProps, 'items' | 'level'> {
  readonly item: Extract<MenuItem, { kind: 'sub' }>;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

function SubMenu({ item, container, usesKeys, open, onOpenChange }: SubMenuProps) {
  const level = useMenuLevel(usesKeys);
  return (
    <DropdownMenu.Sub open={open} onOpenChange={onOpenChange}>
      <DropdownMenu.SubTrigger className="pk-menu-item">
        <span className="pk-menu-mark" />
        <span>{item.label}</span>
        <span className="pk-menu-detail pk-menu-chevron">
          <Icon name="chevronDown" />
        </span>
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.SubContent className="pk-menu" collisionPadding={8} {...level.handlers}>
          <MenuItems items={item.items} container={container} usesKeys={usesKeys} level={level} />
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
