/** One shape of a drawing with the look that it has on the page: colours resolved, nothing left to a style sheet. */
export interface DrawnShape {
  readonly d?: string;
  readonly text?: string;
  readonly x: number;
  readonly y: number;
  readonly anchor: string;
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly dash: string;
  readonly opacity: number;
  readonly font: { readonly size: number; readonly weight: string; readonly family: string };
}

/** The shapes of a drawing on the page, in the order in which they are painted; what is hidden is left out. */
export function drawnShapes(svg: SVGSVGElement): DrawnShape[] {
  const elements = [...svg.querySelectorAll<SVGGraphicsElement>('path, line, rect, text')];
  return elements.flatMap((element): DrawnShape[] => {
    if (element.closest('defs, [data-transient]')) return [];
    const style = getComputedStyle(element);
    if (style.display === 'none') return [];
    const { x, y } = offsetOf(element);
    const shape = {
      anchor: element.getAttribute('text-anchor') ?? 'start',
      // a pattern has no one colour
      fill: style.fill.startsWith('url') ? 'none' : style.fill,
      stroke: style.stroke,
      strokeWidth: Number.parseFloat(style.strokeWidth) || 1,
      dash: style.strokeDasharray,
      opacity: Number.parseFloat(style.opacity),
      font: {
        size: Number.parseFloat(style.fontSize) || 12,
        weight: style.fontWeight,
        family: style.fontFamily,
      },
    };
    const number = (name: string) => Number.parseFloat(element.getAttribute(name) ?? '') || 0;
    if (element.tagName === 'text') {
      const drop = element.hasAttribute('dy') ? 0.32 * shape.font.size : 0;
      const text = element.textContent ?? '';
      return [{ ...shape, text, x: x + number('x'), y: y + number('y') + drop }];
    }
    return [{ ...shape, x, y, d: pathOf(element, number) }];
  });
}

function pathOf(element: SVGGraphicsElement, number: (name: string) => number): string {
  if (element.tagName === 'line') {
    return `M${number('x1')},${number('y1')}L${number('x2')},${number('y2')}`;
  }
  if (element.tagName === 'rect') {
    return `M${number('x')},${number('y')}h${number('width')}v${number('height')}h${-number('width')}Z`;
  }
  return element.getAttribute('d') ?? '';
}

/** How far the groups around an element move it. */
function offsetOf(element: Element): { x: number; y: number } {
  let [x, y] = [0, 0];
  for (let group = element.closest('g'); group; group = group.parentElement?.closest('g') ?? null) {
    const [dx = 0, dy = 0] = (group.getAttribute('transform')?.match(/-?[\d.]+/g) ?? []).map(Number);
    x += dx;
    y += dy;
  }
  return { x, y };
}
