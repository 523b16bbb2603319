import { waitingTexts } from '../i18n/texts/waiting-texts.ts';
import type { Translate } from '../i18n/translate.ts';
import type { WaitingChange } from './waiting-change.ts';

interface WaitingLineProps {
  readonly waiting: readonly WaitingChange[];
  /** Whether they are still there after a reload. */
  readonly areKept: boolean;
  readonly t: Translate;
}

/** How many changes wait for the connection, and each of them with a way to take it back. */
export function WaitingLine({ waiting, areKept, t }: WaitingLineProps) {
  const say = t.with(waitingTexts);
  const isOne = waiting.length === 1;
  const list = (
    <ul className="pk-waiting-list">
      {waiting.map(({ change, giveUp }) => (
        <li key={change.options.idempotencyKey}>
          <span>{change.label}</span>
          <button
            form=""
            type="button"
            className="pk-link-button"
            aria-label={say('notice.giveUpNamed', { change: change.label })}
            onClick={giveUp}
          >
            {say('notice.giveUp')}
          </button>
        </li>
      ))}
    </ul>
  );
  return (
    <div className="pk-notice pk-waiting" data-tone="neutral">
      <p className="pk-waiting-count">{say('notice.waiting', { count: waiting.length })}</p>
      {!areKept && <p className="pk-muted">{say('notice.notKept')}</p>}
      {isOne ? (
        list
      ) : (
        <details>
          <summary>{say('notice.whichWait')}</summary>
          {list}
        </details>
      )}
      {!isOne && (
        <button
          form=""
          type="button"
          className="pk-link-button"
          onClick={() => {
            // the last one first, so that each leaves what was there before it
            for (const { giveUp } of [...waiting].reverse()) giveUp();
          }}
        >
          {say('notice.giveUpAll')}
        </button>
      )}
    </div>
  );
}
