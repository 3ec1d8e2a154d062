import type { Page } from 'playwright-core';

/** What a page did that it should not, filled in as it happens. */
export interface PageRecord {
  /** URLs asked for, over HTTP or otherwise, on any host but the page's own. */
  foreignRequests: string[];
  /** Answers with a status of 400 or more: `404 http://…`. */
  failures: string[];
  /** Uncaught errors, and errors and warnings on the page's own log. */
  errors: string[];
  /** Where the Content-Security-Policy stepped in: `worker-src blob:…`. */
  violations: string[];
  /** How many requests were made at all. */
  requestCount: number;
}

/** Watches a page from before its first request. `origin` is the one host it may talk to. */
export async function watchPage(page: Page, origin: string): Promise<PageRecord> {
  const record: PageRecord = { foreignRequests: [], failures: [], errors: [], violations: [], requestCount: 0 };
  page.on('request', (request) => {
    record.requestCount += 1;
    const { protocol, origin: asked } = new URL(request.url());
    if (asked !== origin && protocol !== 'data:') record.foreignRequests.push(request.url());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) record.failures.push(`${response.status()} ${response.url()}`);
  });
  page.on('pageerror', (error) => record.errors.push(error.message));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) record.errors.push(message.text());
  });
  await page.exposeFunction('recordViolation', (violation: string) => record.violations.push(violation));
  await page.addInitScript(
    `addEventListener('securitypolicyviolation', (event) =>
       recordViolation(event.effectiveDirective + ' ' + event.blockedURI));`,
  );
  return record;
}
