import type { WorklistState } from '@partnerkit/sdk';
import { worklistTexts } from '../i18n/texts/worklist-texts.ts';
import { usePartner } from '../provider/partner-context.ts';
import { worklistKeys } from './use-worklist-keys.ts';

interface WorklistKeysProps {
  readonly show: WorklistState;
  readonly mayWork: boolean;
  readonly opens: boolean;
}

/** Which keys there are, in one line below the worklist; none that the viewer can't use. */
export function WorklistKeys({ show, mayWork, opens }: WorklistKeysProps) {
  const { t } = usePartner(worklistTexts);
  const keys: readonly (readonly [keys: readonly string[], does: string] | false)[] = [
    [['J', 'K'], t('worklist.keyMove')],
    mayWork && [[worklistKeys.done.toUpperCase()], t(show === 'done' ? 'worklist.reopen' : 'worklist.doIt')],
    mayWork && show !== 'done' && [[worklistKeys.snooze.toUpperCase()], t('worklist.snooze')],
    mayWork && [[worklistKeys.assign.toUpperCase()], t('worklist.assign')],
    mayWork && [[worklistKeys.note.toUpperCase()], t('worklist.note')],
    opens && [['Enter'], t('worklist.keyOpen')],
  ];
  return (
    <dl className="pk-worklist-keys" aria-label={t('worklist.keys')}>
      {keys.map(
        (one) =>
          one && (
            <div key={one[1]}>
              <dt>
                {one[0].map((key) => (
                  <kbd key={key}>{key}</kbd>
                ))}
              </dt>
              <dd>{one[1]}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
