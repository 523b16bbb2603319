// `npm run forced-colours:update`: takes a picture of every widget of the built Storybook in forced colours, light and dark;
// `-- LicenseTrend Worklist`: of these alone.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import { preview } from 'vite';
import { requireChromium } from '../chromium.ts';
import { repositoryRoot } from '../repository.ts';
import { colourSchemes, forcedColoursFolder, picturedWidgets, pictureFile } from './forced-colours.ts';

const width = 1000;
const tallest = 620;
const margin = 16;

const build = { outDir: 'storybook-static' };
const server = await preview({ configFile: false, root: repositoryRoot, build, preview: { port: 0 } });
const browser = await chromium.launch(requireChromium());
const folder = join(repositoryRoot, forcedColoursFolder);
const named = process.argv.slice(2);
const widgets = picturedWidgets().filter(({ name }) => named.length === 0 || named.includes(name));
if (named.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
try {
  await Promise.all(
    colourSchemes.map(async (colorScheme) => {
      const viewport = { width, height: tallest };
      const page = await browser.newPage({ viewport, colorScheme, forcedColors: 'active' });
      // a machine may be busy
      page.setDefaultTimeout(120_000);
      // turns what was taken into a smaller file
      const converter = await browser.newPage();
      for (const widget of widgets) {
        await page.goto(`${server.resolvedUrls?.local[0]}iframe.html?viewMode=story&id=${widget.story}`);
        const taken = await pictureOf(page);
        writeFileSync(join(folder, pictureFile(widget, colorScheme)), await asWebp(converter, taken));
      }
    }),
  );
} finally {
  await browser.close();
  await server.close();
}

/** The widget once it has come to rest, with what its story has opened; what is longer ends at the edge of the window. */
async function pictureOf(page: Page): Promise<Buffer> {
  await page.locator('.pk-root :is(button, select, input, td):visible').first().waitFor();
  await page.waitForLoadState('networkidle');
  // its story's steps are done when nothing changes any more
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        let rest = setTimeout(resolve, 800);
        new MutationObserver(() => {
          clearTimeout(rest);
          rest = setTimeout(resolve, 800);
        }).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
      }),
  );
  const bottom = await page.evaluate(() =>
    Math.max(
      ...[...document.querySelectorAll('.pk-root *')].map(
        (element) => element.getBoundingClientRect().bottom,
      ),
    ),
  );
  const height = Math.min(tallest, Math.ceil(bottom) + margin);
  return page.screenshot({ clip: { x: 0, y: 0, width, height } });
}

async function asWebp(page: Page, png: Buffer): Promise<Buffer> {
  const url = await page.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      canvas.getContext('2d')?.drawImage(image, 0, 0);
      return canvas.toDataURL('image/webp', 0.8);
    },
    `data:image/png;base64,${png.toString('base64')}`,
  );
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}
