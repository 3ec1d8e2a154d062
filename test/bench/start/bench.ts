import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bench, Figure } from '../figure.ts';
import { measureImport } from './measure-import.ts';
import { measureReadmeQuery } from './measure-readme-query.ts';
import { measureStart } from './measure-start.ts';

/** How long until the graph answers, what it takes of memory, how fast it imports, and what the README's query costs. */
export const startBench: Bench = {
  about: [
    'Start: the baseline is Node with tsx running an empty program. Import: reading and translating the same file, nothing',
    'stored. README query: `{ __typename }` through the same gateway. --quick: one start of each kind, 1,000 lab rows, 20 queries.',
  ].join('\n'),
  async run(options): Promise<Figure[]> {
    const folder = mkdtempSync(join(tmpdir(), 'weedhounds-bench-'));
    try {
      return [
        ...(await measureStart(folder, options)),
        ...(await measureImport(folder, options)),
        ...(await measureReadmeQuery(options)),
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
