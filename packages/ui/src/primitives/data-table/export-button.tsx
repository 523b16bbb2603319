import type { ReactNode } from 'react';
import { tableTexts } from '../../i18n/texts/table-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { lazyPart } from '../lazy-part.tsx';
import { MenuOpener } from '../menu/menu-opener.tsx';
import type { ExportMenuProps } from './export-menu.tsx';

const ExportMenu = lazyPart<ExportMenuProps>(
  () => import('./export-menu.tsx').then((module) => module.ExportMenu),
  ({ onClose }) => onClose(),
);

/** What {@link ExportButton} takes. */
export interface ExportButtonProps extends Pick<ExportMenuProps, 'onExport' | 'onPrint'> {
  readonly children: ReactNode;
  /** Names the button where its children do not say of what it is. */
  readonly label?: string | undefined;
  readonly isBusy: boolean;
  readonly disabled?: boolean | undefined;
}

/** A button that opens the formats in which rows are saved; while they are, it says so and keeps the focus. */
export function ExportButton({ children, label, isBusy, disabled, onExport, onPrint }: ExportButtonProps) {
  const { t } = usePartner(tableTexts);
  return (
    <MenuOpener
      label={label ?? t('table.export')}
      labelled={label === undefined || isBusy}
      isBusy={isBusy}
      disabled={disabled}
      letter="e"
      ahead={ExportMenu.ahead}
      menu={(open) => <ExportMenu {...open} onExport={onExport} onPrint={onPrint} />}
    >
      {isBusy ? t('table.exporting') : children}
    </MenuOpener>
  );
}
