import { Fragment } from 'react';
import { isolated } from '../i18n/isolated.ts';
import { worklistConflictTexts } from '../i18n/texts/worklist-conflict-texts.ts';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import type { WorklistConflict } from './use-worklist-changes.ts';

/** What {@link WorklistVersions} takes. */
export interface WorklistVersionsProps {
  readonly conflict: WorklistConflict;
  readonly nameOf: (userId: string) => string;
}

/** What was to be noted of a customer, and what somebody else has noted meanwhile, one below the other (WRK-2). */
export function WorklistVersions({ conflict: { mine, theirs }, nameOf }: WorklistVersionsProps) {
  const { t, formats } = usePartner(worklistTexts, worklistConflictTexts);
  const day = (date: string) => t('worklist.comesBack', { date: formats.day(date) });
  const assigned = (id: string) => t('worklist.isAssigned', { person: isolated(nameOf(id)) });
  const { done, snoozedUntil, assignedTo, note } = mine;
  const wanted = [
    done && t('worklist.done'),
    snoozedUntil && day(snoozedUntil),
    (done === null || snoozedUntil === null) && !done && !snoozedUntil && t('worklist.reopen'),
    assignedTo === null ? t('worklist.nobody') : assignedTo && assigned(assignedTo),
    note === null ? t('worklistConflict.noNote') : note,
  ];
  const now = [
    theirs.done &&
      t('worklist.doneOn', {
        date: formats.day(theirs.done.on),
        person: isolated(nameOf(theirs.done.by)),
      }),
    theirs.snoozedUntil && day(theirs.snoozedUntil),
    theirs.assignedTo && assigned(theirs.assignedTo),
    theirs.note ?? (note === undefined ? undefined : t('worklistConflict.noNote')),
  ];
  const nothing = [t('worklist.open')];
  return (
    <dl className="pk-worklist-versions">
      {(
        [
          ['worklistConflict.mine', wanted.filter(Boolean)],
          ['worklistConflict.theirs', now.some(Boolean) ? now.filter(Boolean) : nothing],
        ] as const
      ).map(([label, facts]) => (
        <Fragment key={label}>
          <dt>{t(label)}</dt>
          <dd>
            {facts.map((fact) => (
              <span key={String(fact)} dir="auto">
                {fact}
              </span>
            ))}
          </dd>
        </Fragment>
      ))}
    </dl>
  );
}
