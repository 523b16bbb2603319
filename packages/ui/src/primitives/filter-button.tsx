import { Icon } from './icon.tsx';
import { MenuButton, type MenuButtonProps } from './menu/menu-button.tsx';

/** What {@link FilterButton} takes. */
export type FilterButtonProps = Pick<MenuButtonProps, 'label' | 'items'>;

/** Opens the choices of a filter. */
export function FilterButton({ label, items }: FilterButtonProps) {
  return (
    <MenuButton className="pk-button pk-quiet" label={label} labelled items={items}>
      <Icon name="plus" />
      {label}
    </MenuButton>
  );
}
