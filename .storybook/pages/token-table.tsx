/** A custom property of the style sheet, as it stands there. */
interface Token {
  readonly name: string;
  readonly value: string;
}

/** Every token that the style sheet sets on its root, with its value, and how it looks on a light and on a dark page. */
export function TokenTable() {
  return (
    <table>
      <thead>
        <tr>
          <th>Token</th>
          <th>Value</th>
          <th>Light</th>
          <th>Dark</th>
        </tr>
      </thead>
      <tbody>
        {tokens().map(({ name, value }) => (
          <tr key={name}>
            <td>
              <code>{name}</code>
            </td>
            <td>
              <code>{value}</code>
            </td>
            <td>
              <Swatch value={value} scheme="light" />
            </td>
            <td>
              <Swatch value={value} scheme="dark" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Swatch({ value, scheme }: { value: string; scheme: 'light' | 'dark' }) {
  if (!CSS.supports('color', value)) return null;
  const look = { colorScheme: scheme, background: value, border: '1px solid #8886', borderRadius: 4 };
  return <div style={{ ...look, inlineSize: 56, blockSize: 24 }} />;
}

/** Read from the page's style sheets: the table cannot differ from what holds. */
function tokens(): Token[] {
  const found = new Map<string, string>();
  for (const sheet of document.styleSheets) collect(rulesOf(sheet), found);
  return [...found].map(([name, value]) => ({ name, value }));
}

// what a token is where nobody sets it, under a private name
const fallback = /^var\((--pk-[\w-]+),\s*(.*)\)$/s;

function collect(rules: Iterable<CSSRule>, found: Map<string, string>): void {
  for (const rule of rules) {
    if (rule instanceof CSSStyleRule || rule instanceof CSSNestedDeclarations) {
      for (const property of rule.style) {
        const [, name, value] = fallback.exec(rule.style.getPropertyValue(property).trim()) ?? [];
        if (property.startsWith('--_pk-') && name && value && !found.has(name)) found.set(name, value);
      }
    }
    if (rule instanceof CSSGroupingRule || rule instanceof CSSStyleRule) collect(rule.cssRules, found);
  }
}

function rulesOf(sheet: CSSStyleSheet): Iterable<CSSRule> {
  try {
    return sheet.cssRules;
  } catch {
    // one of another origin
    return [];
  }
}
