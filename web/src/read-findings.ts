import findingsQuery from './findings.graphql?raw';
import { drawFindings, type Findings, type FindingsData } from './findings.ts';
import { exampleJurisdiction } from './viewer-headers.ts';

/** Milliseconds the console waits for the graph before it opens without knowing what is there. */
const PATIENCE = 5_000;

/** Asks the graph what it holds. Undefined when it does not answer in time, or answers no data. */
export async function readFindings(url: string): Promise<Findings | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: findingsQuery, variables: { jurisdiction: exampleJurisdiction } }),
      signal: AbortSignal.timeout(PATIENCE),
    });
    const { data } = (await response.json()) as { data?: FindingsData | null };
    return data ? drawFindings(data) : undefined;
  } catch {
    return undefined;
  }
}
