import type { ShippedLocale } from '@partnerkit/ui/locales';
import './command-palette.css';
import { commandsTexts } from './commands-texts.ts';
import { PortalDialog } from './portal-dialog.tsx';
import type { Texts } from './texts.ts';

interface ShortcutListProps {
  readonly locale: ShippedLocale;
  readonly text: Texts;
  readonly hasLetters: boolean;
  readonly onClose: () => void;
}

/** Which keys there are; single signs only while they act. */
export function ShortcutList({ locale, text, hasLetters, onClose }: ShortcutListProps) {
  const say = commandsTexts[locale];
  const control = navigator.platform.startsWith('Mac') ? '⌘' : 'Ctrl';
  const everywhere = [
    { keys: [control, 'K'], does: text.commands },
    { keys: [control, 'Z'], does: say.undo },
  ];
  const signs = [
    { keys: ['/'], does: say.search },
    { keys: ['?'], does: say.keys },
  ];
  const list = [
    { keys: ['J', 'K'], does: say.rows },
    { keys: ['X'], does: say.select },
    { keys: ['T'], does: text.editTags },
    { keys: ['E'], does: say.export },
    { keys: ['←', '→', '↓'], does: say.headers },
  ];
  return (
    <PortalDialog label={say.keys} className="shortcuts" onClose={onClose}>
      <h2>{say.keys}</h2>
      <Keys keys={hasLetters ? [...everywhere, ...signs] : everywhere} />
      {hasLetters ? (
        <>
          <h3>{text.customers}</h3>
          <Keys keys={list} />
          <h3>{text.worklist}</h3>
          <Keys keys={[{ keys: ['J', 'K'], does: say.worklistRows }]} />
        </>
      ) : (
        <p>{say.lettersOff}</p>
      )}
      <button type="button" className="header-button" onClick={onClose}>
        {say.close}
      </button>
    </PortalDialog>
  );
}

function Keys({ keys }: { keys: readonly { readonly keys: readonly string[]; readonly does: string }[] }) {
  return (
    <dl>
      {keys.map((one) => (
        <div key={one.does}>
          <dt>{one.does}</dt>
          <dd>
            {one.keys.map((key) => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
