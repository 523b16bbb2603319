const files = import.meta.glob<string>('../../docs/forced-colours/*.webp', {
  eager: true,
  query: '?url',
  import: 'default',
});

interface Pictures {
  readonly light?: string;
  readonly dark?: string;
}

/** Every widget in forced colours, by its name: dark on light, and light on dark. */
export function ForcedPictures() {
  const widgets = new Map<string, Pictures>();
  for (const [path, url] of Object.entries(files)) {
    const [, name = '', scheme = ''] = /([\w-]+)-(light|dark)\.webp$/.exec(path) ?? [];
    widgets.set(name, { ...widgets.get(name), [scheme]: url });
  }
  return [...widgets].map(([name, { light, dark }]) => (
    <section key={name}>
      <h3 id={name}>{name.replaceAll('-', ' ')}</h3>
      <div
        className="sb-unstyled"
        style={{
          display: 'grid',
          gap: 16,
          gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 420px), 1fr))',
        }}
      >
        {[light, dark].map((url, at) => (
          <img
            key={url}
            src={url}
            alt={`${name} in forced colours, ${at === 0 ? 'dark on light' : 'light on dark'}`}
            loading="lazy"
            style={{ maxInlineSize: '100%', border: '1px solid #8886', borderRadius: 8, alignSelf: 'start' }}
          />
        ))}
      </div>
    </section>
  ));
}
