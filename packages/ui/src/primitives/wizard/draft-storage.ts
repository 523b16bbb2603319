/** Where drafts are kept: `localStorage`, `sessionStorage`, or anything of a host's that answers at once. */
export interface DraftStorage {
  readonly getItem: (key: string) => string | null;
  readonly setItem: (key: string, value: string) => void;
  readonly removeItem: (key: string) => void;
}

/** The browser's own, shared by its tabs or the tab's alone; `undefined` where there is none, or the viewer forbids it. */
export function browserStorage(
  name: 'localStorage' | 'sessionStorage' = 'localStorage',
): Storage | undefined {
  try {
    return globalThis[name] ?? undefined;
  } catch {
    return undefined;
  }
}
