import { exportMenuTexts } from '../../i18n/texts/export-menu-texts.ts';
import { usePartner } from '../../provider/partner-context.ts';
import { Menu } from '../menu/menu.tsx';
import type { MenuItem } from '../menu/menu-item.ts';
import type { OpenMenu } from '../menu/menu-opener.tsx';
import type { ExportFormat } from './table-export.ts';

/** What {@link ExportMenu} takes. */
export interface ExportMenuProps extends OpenMenu {
  readonly onExport: (format: ExportFormat) => void;
  /** Prints what is saved; absent, that is not offered. */
  readonly onPrint?: (() => void) | undefined;
}

/** The formats in which rows are saved, and the way to print them. */
export function ExportMenu({ onExport, onPrint, ...open }: ExportMenuProps) {
  const { t } = usePartner(exportMenuTexts);
  const items: MenuItem[] = [
    { kind: 'action', label: t('table.exportXlsx'), onSelect: () => onExport('xlsx') },
    { kind: 'action', label: t('table.exportCsv'), onSelect: () => onExport('csv') },
  ];
  if (onPrint)
    items.push({ kind: 'separator' }, { kind: 'action', label: t('table.print'), onSelect: onPrint });
  return <Menu {...open} items={items} />;
}
