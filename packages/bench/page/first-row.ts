/** Waits until the first row of a table shows one of these names and the frame with it is painted; `false` when it never does. */
export type WaitForFirstRow = (names: readonly string[]) => Promise<boolean>;

/** A busy machine takes its time, which is not what is measured. */
const patienceMs = 60_000;
const rowPlaces = ['row-index', 'aria-rowindex', 'data-rowindex', 'data-index', 'style', 'class'];

/** The first row of a table made of elements. Between two changes of the document, waiting costs the page nothing. */
export function elementFirstRow(selector: string): WaitForFirstRow {
  return (names) =>
    patiently((shown) => {
      const observer = new MutationObserver(() => {
        const cells = [...document.querySelectorAll(selector)];
        if (cells.some(({ textContent }) => names.includes(textContent))) shown();
      });
      const what = { childList: true, subtree: true, characterData: true, attributes: true };
      observer.observe(document.body, { ...what, attributeFilter: rowPlaces });
      return () => observer.disconnect();
    });
}

/** The first row of a table that paints itself: what it writes in the strip below its header. */
export function canvasFirstRow(strip: { readonly from: number; readonly to: number }): WaitForFirstRow {
  let onText: ((text: string) => void) | undefined;
  const write = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (...args) {
    const [text, , y] = args;
    if (y > strip.from && y < strip.to) onText?.(text);
    write.apply(this, args);
  };
  return (names) =>
    patiently((shown) => {
      onText = (text) => {
        if (names.some((name) => isWritten(name, text))) shown();
      };
      return () => {
        onText = undefined;
      };
    });
}

/** A canvas table writes no more letters than its cell may hold. */
function isWritten(name: string, text: string): boolean {
  return name === text || (text.length > 40 && name.startsWith(text));
}

function patiently(watch: (shown: () => void) => () => void): Promise<boolean> {
  return new Promise((done) => {
    const timer = setTimeout(() => {
      stop();
      done(false);
    }, patienceMs);
    const stop = watch(() => {
      clearTimeout(timer);
      stop();
      // the first callback runs before the frame is painted, the second after
      requestAnimationFrame(() => requestAnimationFrame(() => done(true)));
    });
  });
}
