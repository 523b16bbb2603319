import type { RowProblem } from '@partnerkit/sdk';
import { tableTexts } from '../i18n/texts/table-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { Icon } from './icon.tsx';

const shownProblems = 10;

/** The rows that did not fit: how many, and on request which field of which row, counted from 1, and why. */
export function RefusedRows({ refused }: { refused: readonly RowProblem[] }) {
  const { t } = usePartner(tableTexts);
  if (refused.length === 0) return null;
  return (
    <details className="pk-refused">
      <summary>
        <Icon name="alert" />
        {t('table.refused', { count: refused.length })}
      </summary>
      <ul>
        {refused.slice(0, shownProblems).map(({ index, field, message }) => (
          <li key={`${index} ${field}`}>
            {t('table.refusedRow', { index: index + 1, field: field || '–', problem: message })}
          </li>
        ))}
        {refused.length > shownProblems && (
          <li>{t('table.refusedMore', { count: refused.length - shownProblems })}</li>
        )}
      </ul>
    </details>
  );
}
