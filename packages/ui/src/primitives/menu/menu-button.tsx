import { lazyPart } from '../lazy-part.tsx';
import type { MenuProps } from './menu.tsx';
import type { MenuItem } from './menu-item.ts';
import { MenuOpener, type MenuOpenerProps } from './menu-opener.tsx';

const Menu = lazyPart<MenuProps>(
  () => import('./menu.tsx').then((module) => module.Menu),
  ({ onClose }) => onClose(),
);

/** What {@link MenuButton} takes. */
export interface MenuButtonProps extends Omit<MenuOpenerProps, 'menu' | 'ahead'> {
  /** Asked when the menu is drawn, so that a closed menu costs nothing. */
  readonly items: () => readonly MenuItem[];
}

/** A button that opens a menu of items that are known already. */
export function MenuButton({ items, ...props }: MenuButtonProps) {
  return <MenuOpener {...props} ahead={Menu.ahead} menu={(open) => <Menu {...open} items={items()} />} />;
}
