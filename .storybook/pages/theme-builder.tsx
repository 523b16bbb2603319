import { type ReactNode, useId, useMemo, useState } from 'react';
import { isPartnerError } from '../../packages/sdk/src/index.ts';
import { scenarioSource, worldAsOf } from '../../packages/testing/src/index.ts';
import { CustomerTable, PartnerProvider, SubscriptionKpis } from '../../packages/ui/src/index.ts';
import {
  createTheme,
  type Scheme,
  type Theme,
  type ThemeOptions,
} from '../../packages/ui/src/theme/theme-entry.ts';
import './theme-builder.css';

const densities = ['compact', 'regular', 'comfortable'] as const;

interface Choice {
  readonly accent: string;
  readonly neutral: string;
  readonly radius: number;
  readonly font: string;
  readonly density: (typeof densities)[number];
}

/** Looks that many portals have, to start from. */
const looks: Readonly<Record<string, Choice>> = {
  Own: { accent: '#2f5bd7', neutral: '', radius: 6, font: '', density: 'regular' },
  Material: {
    accent: '#6750a4',
    neutral: '#79747e',
    radius: 16,
    font: 'Roboto, sans-serif',
    density: 'comfortable',
  },
  Carbon: {
    accent: '#0f62fe',
    neutral: '#6f6f6f',
    radius: 0,
    font: '"IBM Plex Sans", sans-serif',
    density: 'regular',
  },
  Primer: {
    accent: '#0969da',
    neutral: '#59636e',
    radius: 6,
    font: 'system-ui, sans-serif',
    density: 'compact',
  },
};

/** A brand in a few fields, the widgets in it beside them, and the CSS to copy. */
export function ThemeBuilder() {
  const [choice, setChoice] = useState<Choice>(looks.Own as Choice);
  const [scheme, setScheme] = useState<Scheme>('light');
  const { theme, problem } = useTheme(choice);
  const set = (part: Partial<Choice>) => setChoice((before) => ({ ...before, ...part }));
  return (
    <div className="sb-unstyled theme-builder">
      <form className="theme-builder-fields" onSubmit={(event) => event.preventDefault()}>
        <Field label="Start from">
          {(id) => (
            <select id={id} onChange={(event) => setChoice(looks[event.target.value] as Choice)}>
              {Object.keys(looks).map((name) => (
                <option key={name}>{name}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Accent">
          {(id) => <ColorField id={id} value={choice.accent} onChange={(accent) => set({ accent })} />}
        </Field>
        <Field label="Neutral">
          {(id) => (
            <ColorField
              id={id}
              value={choice.neutral}
              placeholder="the default greys"
              onChange={(neutral) => set({ neutral })}
            />
          )}
        </Field>
        <Field label="Radius">
          {(id) => (
            <input
              id={id}
              type="range"
              min={0}
              max={24}
              value={choice.radius}
              onChange={(event) => set({ radius: Number(event.target.value) })}
            />
          )}
        </Field>
        <Field label="Font">
          {(id) => (
            <input
              id={id}
              value={choice.font}
              placeholder="that of the page"
              onChange={(event) => set({ font: event.target.value })}
            />
          )}
        </Field>
        <Field label="Density">
          {(id) => (
            <select
              id={id}
              value={choice.density}
              onChange={(event) => set({ density: event.target.value as Choice['density'] })}
            >
              {densities.map((density) => (
                <option key={density}>{density}</option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Page">
          {(id) => (
            <select id={id} value={scheme} onChange={(event) => setScheme(event.target.value as Scheme)}>
              <option>light</option>
              <option>dark</option>
            </select>
          )}
        </Field>
      </form>
      <div role="status">
        {problem && <p className="theme-builder-problem">{problem}</p>}
        {theme.problems.map(({ token, scheme: where, message, nearest }) => (
          <p key={`${token} ${where}`} className="theme-builder-problem">
            {message}{' '}
            {nearest && token === 'accent' && where === 'light' && (
              <button type="button" onClick={() => set({ accent: nearest })}>
                Use {nearest}
              </button>
            )}
          </p>
        ))}
      </div>
      <div
        className="theme-builder-page"
        style={{ colorScheme: scheme, background: theme.colors.canvas[scheme], ...theme.style }}
      >
        <Preview />
      </div>
      <div className="theme-builder-code">
        <pre>{theme.css()}</pre>
        <a
          download="partnerkit.tokens.json"
          href={`data:application/json,${encodeURIComponent(JSON.stringify(theme.designTokens(), null, 2))}`}
        >
          Tokens for design tools
        </a>
      </div>
    </div>
  );
}

/** The widgets that show most of a theme. */
function Preview() {
  const source = useMemo(() => scenarioSource('ordinary'), []);
  return (
    <PartnerProvider source={source} asOf={worldAsOf}>
      <SubscriptionKpis product="calling" />
      <div style={{ blockSize: 16 }} />
      <CustomerTable />
    </PartnerProvider>
  );
}

/** The theme of a choice; what can't be read is told, and the last one stays. */
function useTheme({ accent, neutral, radius, font, density }: Choice): { theme: Theme; problem?: string } {
  const [last, setLast] = useState(createTheme);
  const made = useMemo(() => {
    const options: ThemeOptions = {
      accent,
      radius,
      ...(neutral.trim() ? { neutral } : {}),
      ...(font.trim() ? { font } : {}),
      ...(density === 'regular' ? {} : { density }),
    };
    try {
      return { theme: createTheme(options) };
    } catch (cause) {
      if (!isPartnerError(cause)) throw cause;
      return { problem: cause.message };
    }
  }, [accent, neutral, radius, font, density]);
  if (made.theme && made.theme !== last) setLast(made.theme);
  return { theme: made.theme ?? last, ...(made.problem ? { problem: made.problem } : {}) };
}

function Field({ label, children }: { label: string; children: (id: string) => ReactNode }) {
  const id = useId();
  return (
    <div className="theme-builder-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function ColorField({
  id,
  value,
  placeholder,
  onChange,
}: {
  id: string;
  value: string;
  placeholder?: string;
  onChange: (value: string) => void;
}) {
  return (
    <span className="theme-builder-color">
      <input
        type="color"
        aria-label="Pick a colour"
        value={/^#[\da-f]{6}$/i.test(value) ? value : '#000000'}
        onChange={(event) => onChange(event.target.value)}
      />
      <input
        id={id}
        value={value}
        placeholder={placeholder}
        spellCheck={false}
        onChange={(event) => onChange(event.target.value)}
      />
    </span>
  );
}
