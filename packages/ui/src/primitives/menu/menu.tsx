import * as DropdownMenu from '@radix-ui/react-dropdown-menu';
import type { RefObject } from 'react';
import { usePartner } from '../../provider/partner-context.ts';
import { Icon } from '../icon.tsx';
import type { MenuItem } from './menu-item.ts';

/** What {@link Menu} takes. */
export interface MenuProps {
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly onClose: () => void;
  /** The button that opened it; the focus goes back to it. */
  readonly trigger: RefObject<HTMLElement | null>;
}

/** An open menu below the button beside which it stands. */
export function Menu({ label, items, onClose, trigger }: MenuProps) {
  const { container, dir } = usePartner();
  const backToTrigger = (event: Event) => {
    event.preventDefault();
    trigger.current?.focus();
  };
  const leaveTriggerAlone = (event: { target: EventTarget | null; preventDefault: () => void }) => {
    if (trigger.current?.contains(event.target as Node)) event.preventDefault();
  };
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
          onCloseAutoFocus={backToTrigger}
          onPointerDownOutside={leaveTriggerAlone}
        >
          <MenuItems items={items} container={container} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function MenuItems({ items, container }: { items: readonly MenuItem[]; container: HTMLElement | null }) {
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
    if (item.kind === 'sub') return <SubMenu key={key} item={item} container={container} />;
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

function SubMenu({
  item,
  container,
}: {
  item: Extract<MenuItem, { kind: 'sub' }>;
  container: HTMLElement | null;
}) {
  return (
    <DropdownMenu.Sub>
      <DropdownMenu.SubTrigger className="pk-menu-item">
        <span className="pk-menu-mark" />
        <span>{item.label}</span>
        <span className="pk-menu-detail pk-menu-chevron">
          <Icon name="chevronDown" />
        </span>
      </DropdownMenu.SubTrigger>
      <DropdownMenu.Portal container={container}>
        <DropdownMenu.SubContent className="pk-menu" collisionPadding={8}>
          <MenuItems items={item.items} container={container} />
        </DropdownMenu.SubContent>
      </DropdownMenu.Portal>
    </DropdownMenu.Sub>
  );
}
