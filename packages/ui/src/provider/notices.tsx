import { useEffect, useState } from 'react';
import type { Translate } from '../i18n/translate.ts';
import { Icon } from '../primitives/icon.tsx';
import type { Notice } from './partner-context.ts';

const shownMs = 10_000;

/** The latest notice, read out by screen readers; it stays while it is pointed at or has the focus. */
export function Notices({
  notice,
  onDismiss,
  t,
}: {
  notice: Notice | undefined;
  onDismiss: () => void;
  t: Translate;
}) {
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!notice || held) return;
    const timer = setTimeout(onDismiss, shownMs);
    return () => clearTimeout(timer);
  }, [notice, held, onDismiss]);

  const undo = () => {
    onDismiss();
    notice?.undo?.();
  };
  return (
    <div className="pk-notices" role="status" aria-label={t('notice.label')}>
      {notice && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only holds the notice while somebody reads it
        <div
          className="pk-notice"
          data-tone={notice.tone ?? 'neutral'}
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <span>{notice.text}</span>
          {notice.undo && (
            <button type="button" className="pk-link-button" onClick={undo}>
              {t('notice.undo')}
            </button>
          )}
          <button
            type="button"
            className="pk-icon-button"
            aria-label={t('notice.dismiss')}
            onClick={onDismiss}
          >
            <Icon name="close" />
          </button>
        </div>
      )}
    </div>
  );
}
