import type { IconName } from '../icon.tsx';

/** An entry of a menu, as data: one lazily loaded component draws every menu. */
export type MenuItem =
  | {
      readonly kind: 'action';
      readonly label: string;
      readonly icon?: IconName | undefined;
      readonly onSelect: () => void;
    }
  | {
      readonly kind: 'check';
      readonly label: string;
      readonly checked: boolean;
      readonly detail?: string | undefined;
      readonly onSelect: () => void;
    }
  | {
      readonly kind: 'choice';
      readonly label: string;
      readonly checked: boolean;
      readonly onSelect: () => void;
    }
  | { readonly kind: 'sub'; readonly label: string; readonly items: readonly MenuItem[] }
  | { readonly kind: 'note'; readonly label: string }
  | { readonly kind: 'separator' };
