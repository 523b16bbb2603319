import { createRoot, type Root } from 'react-dom/client';
import { onTestFinished } from 'vitest';

/** A place on the page of a browser test, and a root in it; both go with the test. */
export function testPage(): { readonly host: HTMLElement; readonly root: Root } {
  const host = document.body.appendChild(document.createElement('div'));
  const root = createRoot(host);
  onTestFinished(() => {
    root.unmount();
    host.remove();
  });
  return { host, root };
}
