import { createContext, type ReactNode, useContext, useState } from 'react';

const FloatingContext = createContext<HTMLElement | null>(null);

/**
 * Where menus and dialogs go, so that they keep the theme and the shadow root; `null` before the first drawing is in the page. Known
 * apart from what else a provider shares: once it is there, nothing is drawn anew but what stands in it.
 */
export function useFloating(): HTMLElement | null {
  return useContext(FloatingContext);
}

/** The place of menus and dialogs, behind what opens them. */
export function Floating({ children }: { readonly children: ReactNode }) {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  return (
    <FloatingContext.Provider value={place}>
      {children}
      <div className="pk-floating" ref={setPlace} />
    </FloatingContext.Provider>
  );
}
