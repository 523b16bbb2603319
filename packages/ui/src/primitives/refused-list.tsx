import type { RowProblem } from '@partnerkit/sdk';
import { refusedTexts } from '../i18n/texts/refused-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { Icon } from './icon.tsx';

const shownProblems = 10;

/** How many rows did not fit, and on request which field of which row, counted from 1, and why. */
export function RefusedList({ refused }: { refused: readonly RowProblem[] }) {
  const { t } = usePartner(refusedTexts);
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
