import { DocsContainer, type DocsContainerProps, Markdown } from '@storybook/addon-docs/blocks';
import { type PropsWithChildren, useState } from 'react';
import './docs.css';

const widgets = import.meta.glob<string>('../docs/widgets/*.md', { query: '?raw', import: 'default' });
const entries = import.meta.glob<string>('../docs/api/ui/*.md', { query: '?raw', import: 'default' });

/** A page of documentation; below that of a widget stand all names of its entry, which load when they are asked for. */
export function WithReference({ children, context, ...rest }: PropsWithChildren<DocsContainerProps>) {
  return (
    <DocsContainer context={context} {...rest}>
      {children}
      <Reference name={widgetOf(context)} />
    </DocsContainer>
  );
}

/** The file of the page's stories without its ending; nothing where the page has none. */
function widgetOf(context: DocsContainerProps['context']): string | undefined {
  try {
    const { fileName } = context.storyById().parameters;
    return /([^/]+)\.stories\.tsx$/.exec(fileName)?.[1];
  } catch {
    return undefined;
  }
}

// as the page above it
const look = {
  margin: '0 auto 4rem',
  width: '100%',
  maxWidth: 1000,
  fontFamily: '"Nunito Sans", sans-serif',
  fontSize: 14,
};

function Reference({ name }: { readonly name: string | undefined }) {
  const [page, setPage] = useState<string>();
  const widget = widgets[`../docs/widgets/${name}.md`];
  if (!widget) return null;

  const load = async () => {
    const [, path] = /\]\(\.\.\/(api\/ui\/[\w-]+\.md)\)\.\s*$/.exec(await widget()) ?? [];
    const text = await entries[`../docs/${path}`]?.();
    setPage(text?.replace(/^# (.*)$/m, '`$1`'));
  };
  return (
    <details style={look} onToggle={load}>
      <summary>All names and types of this entry</summary>
      {page !== undefined && <Markdown>{page}</Markdown>}
    </details>
  );
}
