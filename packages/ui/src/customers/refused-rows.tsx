import type { RowProblem } from '@partnerkit/sdk';
import { Icon } from '../primitives/icon.tsx';
import { usePartner } from '../provider/partner-context.ts';

const shownProblems = 10;

/** The rows that did not fit: how many, and on request which field of which row, and why. */
export function RefusedRows({ refused }: { refused: readonly RowProblem[] }) {
  const { t } = usePartner();
  if (refused.length === 0) return null;
  return (
    <details className="pk-refused">
      <summary>
        <Icon name="alert" />
        {t('customers.refused', { count: refused.length })}
      </summary>
      <ul>
        {refused.slice(0, shownProblems).map(({ index, field, message }) => (
          <li key={`${index} ${field}`}>
            {t('customers.refusedRow', { index, field: field || '–', problem: message })}
          </li>
        ))}
        {refused.length > shownProblems && (
          <li>{t('customers.refusedMore', { count: refused.length - shownProblems })}</li>
        )}
      </ul>
    </details>
  );
}
