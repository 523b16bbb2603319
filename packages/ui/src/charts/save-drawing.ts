import { type ExportFileNameParts, exportFileName } from '../primitives/data-table/export-file-name.ts';
import { saveFile } from '../primitives/save-file.ts';
import { type DrawnShape, drawnShapes } from './drawing-shapes.ts';

/** What is saved beside the drawing itself, so that it can be read without the page. */
export interface Drawing {
  readonly svg: SVGSVGElement;
  readonly title: string;
  readonly summary: string;
  /** The names of the layers by the id of their series. */
  readonly series: readonly { readonly id: string; readonly label: string }[];
}

interface Sheet {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  readonly shapes: readonly DrawnShape[];
}

const inset = 16;
const headHeight = 84;

/** Saves a drawing with its title, its finding and what its layers mean, as SVG. */
export function saveSvg(of: ExportFileNameParts, drawing: Drawing): void {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(svgOf(sheetOf(drawing), drawing.title))}`;
  saveFile(`${exportFileName(of)}.svg`, new Blob([text], { type: 'image/svg+xml' }));
}

/** Saves the same as PNG, at twice the size. It is painted here: a page's policy may refuse to load an image from memory. */
export async function savePng(of: ExportFileNameParts, drawing: Drawing): Promise<void> {
  const canvas = paint(sheetOf(drawing), 2);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (!blob) throw new Error('The browser made no picture.');
  saveFile(`${exportFileName(of)}.png`, blob);
}

function sheetOf({ svg, title, summary, series }: Drawing): Sheet {
  const page = getComputedStyle(svg);
  const font = { size: 12, weight: '400', family: page.fontFamily };
  const words: DrawnShape = {
    ...{ x: inset, y: 0, anchor: 'start', fill: page.color, stroke: 'none', strokeWidth: 1, dash: 'none' },
    ...{ opacity: 1, font },
  };
  const legend = series.flatMap(({ id, label }, index): DrawnShape[] => {
    const ofSeries = (part: string) => svg.querySelector(`[data-series="${CSS.escape(id)}"] ${part}`);
    const area = ofSeries(':is(.pk-chart-area, .pk-chart-point)');
    const edge = ofSeries(':is(.pk-chart-edge, .pk-chart-line)');
    const x = inset + series.slice(0, index).reduce((sum, before) => sum + 36 + 7 * before.label.length, 0);
    const swatch = {
      ...words,
      d: 'M0,0h10v10h-10Z',
      fill: area ? getComputedStyle(area).fill : 'none',
      stroke: edge ? getComputedStyle(edge).stroke : 'none',
    };
    return [
      { ...swatch, x, y: 60 },
      { ...words, text: label, x: x + 16, y: 69 },
    ];
  });
  return {
    width: svg.clientWidth + 2 * inset,
    height: svg.clientHeight + headHeight + inset,
    background: page.backgroundColor,
    shapes: [
      { ...words, text: title, y: 28, font: { ...font, size: 15, weight: '600' } },
      { ...words, text: summary, y: 48 },
      ...legend,
      ...drawnShapes(svg).map((shape) => ({ ...shape, x: shape.x + inset, y: shape.y + headHeight })),
    ],
  };
}

const svgNamespace = 'http://www.w3.org/2000/svg';

function svgElement(name: string, attributes: Record<string, string | number>): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

function svgOf({ width, height, background, shapes }: Sheet, title: string): SVGElement {
  const size = { width, height, viewBox: `0 0 ${width} ${height}`, role: 'img' };
  const root = svgElement('svg', { xmlns: svgNamespace, ...size });
  const name = svgElement('title', {});
  name.textContent = title;
  root.append(name, svgElement('rect', { width, height, fill: background }));
  for (const shape of shapes) {
    const { d, text, x, y, fill, stroke, strokeWidth, dash, opacity, anchor, font } = shape;
    if (d !== undefined) {
      const look = { fill, stroke, 'stroke-width': strokeWidth, 'stroke-dasharray': dash, opacity };
      root.append(svgElement('path', { d, transform: `translate(${x} ${y})`, ...look }));
      continue;
    }
    const look = { fill, 'font-size': font.size, 'font-weight': font.weight, 'font-family': font.family };
    const words = svgElement('text', { x, y, 'text-anchor': anchor, ...look });
    words.textContent = text ?? '';
    root.append(words);
  }
  return root;
}

const alignments: Readonly<Record<string, CanvasTextAlign>> = { middle: 'center', end: 'right' };

function paint({ width, height, background, shapes }: Sheet, scale: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = width * scale;
  canvas.height = height * scale;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('The browser has no canvas.');
  context.scale(scale, scale);
  context.fillStyle = background;
  context.fillRect(0, 0, width, height);
  for (const shape of shapes) {
    context.save();
    context.translate(shape.x, shape.y);
    context.globalAlpha = shape.opacity;
    if (shape.d === undefined) paintText(context, shape);
    else paintPath(context, shape, new Path2D(shape.d));
    context.restore();
  }
  return canvas;
}

function paintText(context: CanvasRenderingContext2D, { text = '', fill, anchor, font }: DrawnShape): void {
  context.fillStyle = fill;
  context.font = `${font.weight} ${font.size}px ${font.family}`;
  context.textAlign = alignments[anchor] ?? 'left';
  context.fillText(text, 0, 0);
}

function paintPath(context: CanvasRenderingContext2D, shape: DrawnShape, path: Path2D): void {
  if (shape.fill !== 'none') {
    context.fillStyle = shape.fill;
    context.fill(path);
  }
  if (shape.stroke === 'none') return;
  context.strokeStyle = shape.stroke;
  context.lineWidth = shape.strokeWidth;
  context.setLineDash(shape.dash === 'none' ? [] : shape.dash.split(/[ ,]+/).map(Number.parseFloat));
  context.stroke(path);
}
