import type { Page } from 'playwright-core';

/** Opens GraphiQL of the graph at `url` and waits until its editor can be typed in and the schema is known. */
export async function openGraphiQL(page: Page, url: string): Promise<void> {
  await page.goto(`${url}/graphiql`, { waitUntil: 'networkidle' });
  await page.locator('.graphiql-query-editor .view-line').first().waitFor();
  await page.getByRole('button', { name: 'Execute query' }).waitFor();
}

/** The titles of the open tabs, from left to right. */
export function readTabs(page: Page): Promise<string[]> {
  return page.locator('.graphiql-tab-button').allInnerTexts();
}

/**
 * Pastes a named operation in place of what the active tab holds: typed, the editor would close brackets once more. Waits
 * until GraphiQL has read it, since it runs the operation whose name it knows.
 */
export async function pasteQuery(page: Page, query: string, operationName: string): Promise<void> {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate((text) => navigator.clipboard.writeText(text), query);
  // Near its corner: its lines may be wider than the pane, and Playwright would scroll their middle into view.
  await page.locator('.graphiql-query-editor .monaco-editor').click({ position: { x: 80, y: 10 } });
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.press('ControlOrMeta+V');
  await page.locator('.graphiql-tab-button', { hasText: operationName }).waitFor();
}

/** Runs the active tab's operation and answers what the response pane then shows; it must fit on the screen. */
export async function execute(page: Page): Promise<unknown> {
  await page.getByRole('button', { name: 'Execute query' }).click();
  await page.locator('.graphiql-response .view-line', { hasText: '"data"' }).first().waitFor();
  const lines = page.locator('.graphiql-response .view-line');
  const numbered = await lines.evaluateAll((elements) =>
    elements.map((element) => ({
      top: Number.parseFloat((element as HTMLElement).style.top),
      text: element.textContent,
    })),
  );
  // Monaco keeps its lines in no order of its own and writes spaces as no-break spaces.
  const text = numbered
    .sort((a, b) => a.top - b.top)
    .map((line) => line.text)
    .join('\n');
  return JSON.parse(text.replaceAll('\u00a0', ' '));
}
