import { waitingTexts } from '../i18n/texts/waiting-texts.ts';
import { KeptChanges, type KeptChangesProps } from './kept-changes.tsx';
import { usePartner } from './partner-context.ts';
import { WaitingLine } from './waiting-line.tsx';

export { makeWhenOnline } from './make-when-online.ts';

/** The changes that wait for the connection, in sight and written down. */
export function WaitingChanges({ areKept, ...kept }: KeptChangesProps & { readonly areKept: boolean }) {
  const { t } = usePartner(waitingTexts);
  const { waiting } = kept;
  return (
    <>
      <KeptChanges {...kept} />
      {waiting.length > 0 && <WaitingLine {...{ waiting, areKept, t }} />}
    </>
  );
}
