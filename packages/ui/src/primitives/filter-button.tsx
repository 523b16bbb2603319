import { Icon } from './icon.tsx';
import { MenuButton, type MenuButtonProps } from './menu/menu-button.tsx';

/** What {@link FilterButton} takes. */
export type FilterButtonProps = Pick<MenuButtonProps, 'label' | 'items' | 'onOpenChange'>;

/** Opens the choices of a filter. */
export function FilterButton({ label, ...menu }: FilterButtonProps) {
  return (
    <MenuButton className="pk-button pk-quiet" label={label} labelled {...menu}>
      <Icon name="plus" />
      {label}
    </MenuButton>
  );
}
