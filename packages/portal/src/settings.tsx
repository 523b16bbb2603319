import { localeName, type ShippedLocale, shippedLocales } from '@partnerkit/ui/locales';
import { useId } from 'react';
import type { Preferences } from './preferences.ts';
import type { Session } from './session.ts';
import type { Texts } from './texts.ts';

interface SettingsProps {
  readonly session: Session;
  readonly userId: string;
  readonly preferences: Preferences;
  readonly onChange: (change: Partial<Preferences>) => void;
  readonly text: Texts;
}

/** Who looks, in which language, and how the page looks. */
export function Settings({ session, userId, preferences, onChange, text }: SettingsProps) {
  const menu = useId();
  const people = session.identities.map(({ userId: value, name, roles }) => ({
    value,
    label: `${name} · ${roles.map((role) => text[role]).join(', ')}`,
  }));
  const named = (...values: (keyof Texts)[]) => values.map((value) => ({ value, label: text[value] }));
  return (
    <div className="settings">
      <button type="button" popoverTarget={menu} aria-label={text.settings}>
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M1 4h7M12 4h3M1 12h3M8 12h7M10 2v4M6 10v4" />
        </svg>
        <span>{text.settings}</span>
      </button>
      <fieldset id={menu} popover="auto" className="settings-menu" aria-label={text.settings}>
        <Choice
          label={text.theme}
          value={preferences.theme}
          options={named('auto', 'light', 'dark')}
          onChange={(theme) => onChange({ theme: theme as Preferences['theme'] })}
        />
        <Choice
          label={text.density}
          value={preferences.density}
          options={named('compact', 'regular', 'comfortable')}
          onChange={(density) => onChange({ density: density as Preferences['density'] })}
        />
        <Choice
          label={text.language}
          value={preferences.locale}
          options={shippedLocales.map((value) => ({ value, label: localeName(value) }))}
          onChange={(locale) => onChange({ locale: locale as ShippedLocale })}
        />
        <Choice
          label={text.identity}
          value={userId}
          options={people}
          onChange={(next) => onChange({ userId: next })}
        />
      </fieldset>
    </div>
  );
}

function Choice(props: {
  label: string;
  value: string;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
}) {
  const id = useId();
  return (
    <span className="choice">
      <label htmlFor={id}>{props.label}</label>
      <select id={id} value={props.value} onChange={({ target }) => props.onChange(target.value)}>
        {props.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
    </span>
  );
}
