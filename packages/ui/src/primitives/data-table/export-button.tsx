import type { ReactNode } from 'react';
import { tableTexts } from '../../i18n/texts/table-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { MenuButton } from '../menu/menu-button.tsx';
import type { ExportFormat } from './table-export.ts';

/** What {@link ExportButton} takes. */
export interface ExportButtonProps {
  readonly children: ReactNode;
  /** Names the button where its children do not say of what it is. */
  readonly label?: string | undefined;
  readonly isBusy: boolean;
  readonly disabled?: boolean | undefined;
  readonly onExport: (format: ExportFormat) => void;
  /** Prints what is saved; absent, that is not offered. */
  readonly onPrint?: (() => void) | undefined;
}

/** A button that opens the formats in which rows are saved; while they are, it says so and keeps the focus. */
export function ExportButton({ children, label, isBusy, disabled, onExport, onPrint }: ExportButtonProps) {
  const { t } = usePartner(tableTexts);
  return (
    <MenuButton
      label={label ?? t('table.export')}
      labelled={label === undefined || isBusy}
      isBusy={isBusy}
      disabled={disabled}
      letter="e"
      items={() => [
        { kind: 'action', label: t('table.exportXlsx'), onSelect: () => onExport('xlsx') },
        { kind: 'action', label: t('table.exportCsv'), onSelect: () => onExport('csv') },
        ...(onPrint
          ? [
              { kind: 'separator' } as const,
              { kind: 'action', label: t('table.print'), onSelect: onPrint } as const,
            ]
          : []),
      ]}
    >
      {isBusy ? t('table.exporting') : children}
    </MenuButton>
  );
}
