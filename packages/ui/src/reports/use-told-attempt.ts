import { notifyFailure } from '../primitives/notify-failure.ts';
import { useAttempt } from '../primitives/use-attempt.ts';
import { usePartner } from '../provider/partner-context.ts';

/** Something that is done at a press in a line of a list, once at a time; what it fails with is said in a notice. */
export function useToldAttempt() {
  const { notify, t } = usePartner();
  const { attempt, isBusy } = useAttempt();
  return {
    isBusy,
    attempt: (act: () => Promise<unknown>) =>
      attempt(
        async (busy) => {
          busy();
          await act();
        },
        (cause) => {
          notifyFailure({ notify, t }, cause);
          return true;
        },
      ),
  };
}
