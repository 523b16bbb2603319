import '@fontsource/arimo/400.css';
import '@fontsource/arimo/700.css';

/** Sets a test's page in letters as wide as Arial's: what a font's name stands for differs by system, and may be a typewriter's. */
export async function setSameLetters(host: HTMLElement, size: `${number}px`): Promise<void> {
  await Promise.all([400, 700].map((weight) => document.fonts.load(`${weight} ${size} Arimo`)));
  host.style.font = `${size} Arimo, sans-serif`;
}
