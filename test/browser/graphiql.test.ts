import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createExamples } from '../../web/src/examples/index.ts';
import findingsQuery from '../../web/src/findings.graphql?raw';
import { drawFindings, type FindingsData } from '../../web/src/findings.ts';
import { exampleJurisdiction, viewerHeaders } from '../../web/src/viewer-headers.ts';
import { ask } from '../ask.ts';
import { startTestGraph, type TestGraph } from '../start-test-graph.ts';
import { findChromium } from './find-chromium.ts';
import { execute, openGraphiQL, pasteQuery, readTabs } from './graphiql-page.ts';
import { openBrowser } from './open-browser.ts';
import { watchPage } from './watch-page.ts';

const chromium = findChromium();
let graph: TestGraph;

beforeAll(async () => {
  graph = await startTestGraph();
});
afterAll(() => graph?.close());

it('opens on examples that all answer', async () => {
  const { data } = await ask(graph.url, findingsQuery, { jurisdiction: exampleJurisdiction }, {});
  const findings = drawFindings(data as unknown as FindingsData);
  expect(findings).toMatchObject({ isDemonstration: true, strain: { slug: expect.any(String) } });
  expect(findings.shopIds.length).toBeGreaterThanOrEqual(2);
  for (const { title, query, variables, role } of createExamples(findings)) {
    const token = role ? await graph.signIn({ role }) : {};
    const answer = await ask(graph.url, query, variables, { ...viewerHeaders, ...token });
    expect({ title, errors: answer.errors }).toEqual({ title, errors: [] });
    expect(Object.values(answer.data ?? {})).not.toContain(null);
  }
});

describe.skipIf(!chromium && !process.env.CI)('GraphiQL in a real browser (needs chromium on the PATH)', () => {
  it('runs a query under its content security policy and asks no other host for anything', async () => {
    const browser = await openBrowser(chromium ?? 'chromium');
    try {
      const page = await browser.newPage({ viewport: { width: 1400, height: 1000 } });
      page.setDefaultTimeout(10_000);
      const record = await watchPage(page, graph.url);
      await openGraphiQL(page, graph.url);
      expect(await readTabs(page)).toContain('AcrossTheGraph');
      expect(await page.locator('.notice').innerText()).toContain('Demonstration catalogue.');
      await pasteQuery(page, 'query Colorado { jurisdiction(code: "CO") { name minimumAge } }', 'Colorado');
      expect(await execute(page)).toMatchObject({ data: { jurisdiction: { name: 'Colorado', minimumAge: 21 } } });
      const { requestCount, ...faults } = record;
      expect(faults).toEqual({ foreignRequests: [], failures: [], errors: [], violations: [] });
      expect(requestCount).toBeGreaterThan(5);
      if (process.env.SCREENSHOT) await page.screenshot({ path: process.env.SCREENSHOT });
    } finally {
      await browser.close();
    }
  });
});
