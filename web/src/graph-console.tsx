import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { createExamples } from './examples/index.ts';
import { createExamplesPanel } from './examples-panel.tsx';
import { type Findings, noFindings } from './findings.ts';
import { formatVariables } from './format-variables.ts';
import { Notice } from './notice.tsx';
import { viewerHeaders } from './viewer-headers.ts';

const headers = JSON.stringify(viewerHeaders, null, 2);

/** GraphiQL on the graph at `url`, opened on the examples. `findings` is undefined when the graph did not answer. */
export function GraphConsole({ url, findings }: { url: string; findings: Findings | undefined }) {
  const examples = createExamples(findings ?? noFindings);
  return (
    <>
      <Notice findings={findings} />
      <GraphiQL
        fetcher={createGraphiQLFetcher({ url, enableIncrementalDelivery: false })}
        defaultTabs={examples.map((example) => ({
          query: example.query,
          variables: formatVariables(example),
          headers,
        }))}
        defaultHeaders={headers}
        defaultEditorToolsVisibility="headers"
        plugins={[createExamplesPanel(examples), HISTORY_PLUGIN]}
      >
        <GraphiQL.Logo>WeedHounds Graph</GraphiQL.Logo>
      </GraphiQL>
    </>
  );
}
