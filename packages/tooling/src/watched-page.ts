import type { Browser, Page } from 'playwright';

/** A page, and everything that a browser has to complain about. */
export interface WatchedPage {
  readonly page: Page;
  /** Console messages, uncaught errors, failed requests and policy violations so far. */
  readonly complaints: readonly string[];
}

/** Opens an address in a page of its own context and writes down every complaint from its first moment. */
export async function openWatchedPage(browser: Browser, url: string, locale = 'en-US'): Promise<WatchedPage> {
  const context = await browser.newContext({ locale, viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
  page.on('requestfailed', (request) => {
    // the page itself calls off what it no longer wants
    if (request.failure()?.errorText !== 'net::ERR_ABORTED')
      complaints.push(`request failed: ${request.url()}`);
  });
  await page.exposeBinding('reportViolation', (_, text: string) =>
    complaints.push(`policy violation: ${text}`),
  );
  await page.addInitScript(reportViolations);
  await page.goto(url);
  return { page, complaints };
}

/** Runs in the page. */
function reportViolations(): void {
  addEventListener('securitypolicyviolation', (event) => {
    const { reportViolation } = globalThis as unknown as { reportViolation: (text: string) => void };
    reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`);
  });
}
