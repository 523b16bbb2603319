import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';

/** So many rows of a table are printed; the file has all of them. */
export const maxPrintedRows = 2000;

/** Whether the page is being printed: what is drawn for it is drawn before the browser goes on. */
export function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const print = () => flushSync(() => setPrinting(true));
    const screen = () => setPrinting(false);
    window.addEventListener('beforeprint', print);
    window.addEventListener('afterprint', screen);
    return () => {
      window.removeEventListener('beforeprint', print);
      window.removeEventListener('afterprint', screen);
    };
  }, []);
  return isPrinting;
}
