import type { GraphiQLPlugin } from '@graphiql/react';
import { PlayIcon, pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { Example } from './examples/index.ts';
import { formatVariables } from './format-variables.ts';

/** A panel that lists the examples and opens each in a tab of its own, also after its first tab was closed. */
export function createExamplesPanel(examples: readonly Example[]): GraphiQLPlugin {
  function Panel() {
    const { addTab } = useGraphiQLActions();
    const { queryEditor, variableEditor } = useGraphiQL(pick('queryEditor', 'variableEditor'));
    const open = (example: Example) => {
      addTab();
      queryEditor?.setValue(example.query);
      variableEditor?.setValue(formatVariables(example) ?? '');
    };
    return (
      <section aria-label="Examples">
        <div className="graphiql-history-header">Examples</div>
        <ul className="graphiql-history-items">
          {examples.map((example) => (
            <li key={example.title} className="graphiql-history-item">
              <button
                type="button"
                className="graphiql-un-styled graphiql-history-item-label"
                onClick={() => open(example)}
              >
                {example.title}
              </button>
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return { title: 'Examples', icon: PlayIcon, content: Panel };
}
