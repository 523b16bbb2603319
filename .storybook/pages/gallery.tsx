import type { ReactNode } from 'react';

/** Pictures beside each other, as many as fit. */
export function Gallery({ children }: { children: ReactNode }) {
  return (
    <div
      className="sb-unstyled"
      style={{ display: 'grid', gap: 16, gridTemplateColumns: 'repeat(auto-fill, minmax(300px, 1fr))' }}
    >
      {children}
    </div>
  );
}

interface PictureProps {
  readonly name: string;
  /** The id of the widget's page. */
  readonly page: string;
  readonly says: string;
  readonly children: ReactNode;
}

/** A widget seen from afar, and the way to its page: drawn by the widget itself, so it is never out of date. */
export function Picture({ name, page, says, children }: PictureProps) {
  return (
    <figure style={{ margin: 0, border: '1px solid #8886', borderRadius: 8, overflow: 'hidden' }}>
      <div inert aria-hidden="true" style={{ blockSize: 190, overflow: 'hidden', padding: 12 }}>
        <div style={{ zoom: 0.45 }}>{children}</div>
      </div>
      <figcaption style={{ padding: 12, borderBlockStart: '1px solid #8886', fontSize: 14 }}>
        <a href={`?path=/docs/${page}`} target="_top">
          {name}
        </a>
        <br />
        {says}
      </figcaption>
    </figure>
  );
}
