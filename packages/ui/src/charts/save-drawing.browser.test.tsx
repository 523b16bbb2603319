import { memorySource } from '@partnerkit/sdk';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import '../styles.css';
import { PartnerProvider } from '../provider/partner-provider.tsx';
import type { ChartData } from './chart-data.ts';
import { savePng, saveSvg } from './save-drawing.ts';
import { StackedAreas } from './stacked-areas.tsx';

const data: ChartData = {
  positions: ['a', 'b', 'c'].map((id) => ({ id, label: `Week ${id}`, tick: id })),
  series: [
    { id: 'used', label: 'Used <b>', look: 'solid', values: [1, null, 3] },
    { id: 'free', label: 'Available', look: 'outline', values: [4, null, 2] },
  ],
};

const words = { positionLabel: 'Week', describe: String, gapLabel: 'No history', totalLabel: 'Total' };

/** The files that were handed to the viewer. */
function saved(): { name: string; blob: Blob }[] {
  const files: { name: string; blob: Blob }[] = [];
  let latest: Blob | undefined;
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    latest = blob as Blob;
    return 'blob:saved';
  });
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    files.push({ name: this.download, blob: latest as Blob });
  });
  return files;
}

function drawing() {
  const { container } = render(
    <PartnerProvider source={memorySource({ customers: [] })} theme="light">
      <figure className="pk-chart" style={{ inlineSize: 600 }}>
        <StackedAreas data={data} words={words} />
      </figure>
    </PartnerProvider>,
  );
  const svg = container.querySelector<SVGSVGElement>('.pk-chart-svg') as SVGSVGElement;
  return { svg, title: 'Trend & more', summary: 'It rose.', series: data.series };
}

// the page is that of other files, too
afterEach(cleanup);
afterEach(() => vi.restoreAllMocks());

it('saves an SVG that stands alone: title, legend, resolved colours, no style sheet', async () => {
  const files = saved();
  saveSvg({ name: 'trend', region: 'EU', day: '2026-11-16' }, drawing());
  expect(files.map(({ name }) => name)).toEqual(['trend-eu-2026-11-16.svg']);
  const text = await (files[0] as { blob: Blob }).blob.text();
  const parsed = new DOMParser().parseFromString(text, 'image/svg+xml');
  expect(parsed.querySelector('parsererror')).toBeNull();
  const words = [...parsed.querySelectorAll('text')].map(({ textContent }) => textContent);
  expect(words).toEqual(expect.arrayContaining(['Trend & more', 'It rose.', 'Used <b>', 'Available', '6']));
  expect(text).toContain('fill="rgb(31, 63, 158)"');
  expect(text).not.toMatch(/class=|var\(|url\(/);
});

it('saves a PNG at twice the size, painted', async () => {
  const files = saved();
  await savePng({ name: 'trend', day: '2026-11-16' }, drawing());
  const { name, blob } = files[0] as { name: string; blob: Blob };
  expect(name).toBe('trend-2026-11-16.png');
  expect(blob.type).toBe('image/png');
  const picture = await createImageBitmap(blob);
  expect(picture.width).toBeGreaterThan(1000);
  const canvas = new OffscreenCanvas(picture.width, picture.height);
  const context = canvas.getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(picture, 0, 0);
  const { data: pixels } = context.getImageData(0, 0, picture.width, picture.height);
  const colours = new Set<string>();
  for (let at = 0; at < pixels.length; at += 4) colours.add(pixels.slice(at, at + 3).join());
  expect([...colours]).toEqual(expect.arrayContaining(['255,255,255', '31,63,158']));
});
