import { localeName, shippedLocales } from '@partnerkit/ui/locales';
import { Settings2 } from 'lucide-react';
import { useId } from 'react';
import type { Preferences } from './preferences.ts';
import type { Session } from './session.ts';
import type { Texts } from './texts.ts';

interface SettingsProps {
  readonly session: Session;
  readonly userId: string;
  readonly preferences: Preferences;
  readonly onChange: (change: Partial<Preferences>) => void;
  /** Everything is asked for anew, as that user. */
  readonly onSignIn: (userId: string) => void;
  readonly text: Texts;
}

/** Who looks, in which language, and how the page looks: one menu, in which every choice holds at once. */
export function Settings({ session, userId, preferences, onChange, onSignIn, text }: SettingsProps) {
  const menu = useId();
  const { locale, theme, density, direction, letters } = preferences;
  return (
    <div className="settings">
      <button type="button" className="header-button" popoverTarget={menu} aria-label={text.settings}>
        <Settings2 aria-hidden="true" />
        <span className="wide">{text.settings}</span>
      </button>
      <div id={menu} popover="auto" className="settings-menu" role="dialog" aria-label={text.settings}>
        <Choice
          label={text.language}
          value={locale}
          options={shippedLocales.map((value) => ({ value, label: localeName(value), lang: value }))}
          onChange={(next) => onChange({ locale: next })}
          layout="grid"
        />
        <Choice
          label={text.theme}
          value={theme}
          options={(['auto', 'light', 'dark'] as const).map((value) => ({ value, label: text[value] }))}
          onChange={(next) => onChange({ theme: next })}
        />
        <Choice
          label={text.density}
          value={density}
          options={(['compact', 'regular', 'comfortable'] as const).map((value) => ({
            value,
            label: text[value],
          }))}
          onChange={(next) => onChange({ density: next })}
        />
        <Choice
          label={text.direction}
          value={direction}
          options={(['ofLanguage', 'ltr', 'rtl'] as const).map((value) => ({ value, label: text[value] }))}
          onChange={(next) => onChange({ direction: next })}
        />
        <Choice
          label={text.letters}
          value={letters}
          options={(['on', 'off'] as const).map((value) => ({ value, label: text[value] }))}
          onChange={(next) => onChange({ letters: next })}
        />
        <fieldset className="choice">
          <legend>{text.identity}</legend>
          <ul className="identities">
            {session.identities.map(({ userId: id, name, roles }) => (
              <li key={id}>
                <button
                  type="button"
                  aria-current={id === userId ? 'true' : undefined}
                  onClick={() => onSignIn(id)}
                >
                  {name}
                  <small>{roles.map((role) => text[role]).join(', ')}</small>
                </button>
              </li>
            ))}
          </ul>
        </fieldset>
      </div>
    </div>
  );
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly {
    readonly value: Value;
    readonly label: string;
    /** The language of the label, where it is not that of the page. */
    readonly lang?: string;
  }[];
  readonly onChange: (value: Value) => void;
  /** Beside each other, unless told. */
  readonly layout?: 'row' | 'grid';
}

/** One of a few, all in sight. */
function Choice<Value extends string>({ label, layout = 'row', ...props }: ChoiceProps<Value>) {
  const name = useId();
  return (
    <fieldset className="choice">
      <legend>{label}</legend>
      <div className="choice-options" data-layout={layout}>
        {props.options.map((option) => (
          <label key={option.value} lang={option.lang}>
            <input
              type="radio"
              name={name}
              value={option.value}
              checked={option.value === props.value}
              onChange={() => props.onChange(option.value)}
            />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
