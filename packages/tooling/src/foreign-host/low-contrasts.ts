import type { Page } from 'playwright';

/** Every text in the widgets that is shown with a contrast below 4.5 : 1 to what is painted behind it. */
export function lowContrasts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    type Colour = readonly [number, number, number, number];
    const canvas = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
    if (!canvas) throw new Error('no canvas to read colours with');
    const known = new Map<string, Colour>();
    const read = (colour: string): Colour => {
      const before = known.get(colour);
      if (before) return before;
      canvas.clearRect(0, 0, 1, 1);
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0, alpha = 0] = canvas.getImageData(0, 0, 1, 1).data;
      const value: Colour = [red, green, blue, alpha / 255];
      known.set(colour, value);
      return value;
    };
    const over = (front: Colour, back: Colour): Colour => {
      const mix = (at: 0 | 1 | 2) => front[at] * front[3] + back[at] * (1 - front[3]);
      return [mix(0), mix(1), mix(2), 1];
    };
    const luminance = ([red, green, blue]: Colour) => {
      const linear = (value: number) =>
        value <= 10.31 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4;
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    };
    const probe = document.createElement('div');
    probe.style.backgroundColor = 'Canvas';
    document.documentElement.append(probe);
    const ground = read(getComputedStyle(probe).backgroundColor);
    probe.remove();
    const grounds = new Map<Element, Colour>();
    const behind = (element: Element | null): Colour => {
      if (!element) return ground;
      const own =
        grounds.get(element) ??
        over(read(getComputedStyle(element).backgroundColor), behind(element.parentElement));
      grounds.set(element, own);
      return own;
    };
    const isShown = (element: Element) =>
      element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) &&
      !element.closest(
        '.pk-visually-hidden, .pk-missing-style-sheet, .pk-query-caret, :disabled, [aria-disabled="true"]',
      );
    return [...document.querySelectorAll('.pk-root > [class^="pk-"] *')]
      .filter((element) => [...element.childNodes].some((node) => node instanceof Text && node.data.trim()))
      .filter(isShown)
      .flatMap((element) => {
        const { color, fill } = getComputedStyle(element);
        const back = behind(element);
        const front = over(read(element instanceof SVGElement ? fill : color), back);
        const [dark = 0, light = 0] = [luminance(front), luminance(back)].sort((a, b) => a - b);
        const contrast = (light + 0.05) / (dark + 0.05);
        return contrast < 4.5 ? [`${element.getAttribute('class')} ${element.textContent}: ${contrast}`] : [];
      });
  });
}
