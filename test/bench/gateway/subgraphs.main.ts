/** The subgraphs, in a process of their own; their addresses are its first line, as JSON. */
import { serveSubgraphs } from './serve-subgraphs.ts';

const { urls } = await serveSubgraphs();
process.stdout.write(`${JSON.stringify(urls)}\n`);
