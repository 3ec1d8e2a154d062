import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { QueryPlan } from '@apollo/query-planner';
import { GraphError } from '@weedhounds/errors';
import type { PlannerData, PlannerMessage, PlanRequest } from './planner-messages.ts';

export interface PlannerOptions {
  supergraphSdl: string;
  /** Milliseconds that planning one operation may take, counted from when it begins. */
  deadlineMs: number;
  /** The most plans compared for one operation. Default 1,000. */
  maxEvaluatedPlans?: number;
  /** Labels of `@override` that are on. Default: none. */
  overrideLabels?: readonly string[];
}

/** Plans operations, one after another, in a thread of its own. */
export interface Planner {
  /**
   * @param document the text; `operationName` says which of its operations
   * @throws GraphError COST_LIMIT_EXCEEDED when the deadline passes; Error when the planner refuses the operation
   */
  plan(document: string, operationName?: string): Promise<QueryPlan>;
  close(): Promise<void>;
}

type Waiting = Omit<PlanRequest, 'id'> & {
  resolve: (plan: QueryPlan) => void;
  reject: (error: Error) => void;
};

/** What the thread runs: built, a file beside this one. */
const entry = import.meta.url.endsWith('.ts') ? fromSource() : new URL('./planner.worker.js', import.meta.url);

/** A thread does not inherit the loader of TypeScript: it begins with that. */
function fromSource(): URL {
  // `import.meta.resolve` would say, but not wherever tests run.
  const tsx = createRequire(import.meta.url).resolve('tsx/package.json');
  const loader = new URL('dist/esm/api/index.mjs', pathToFileURL(tsx));
  const bootstrap = `
    import { tsImport } from ${JSON.stringify(loader)};
    await tsImport('./planner.worker.ts', ${JSON.stringify(import.meta.url)});`;
  return new URL(`data:text/javascript,${encodeURIComponent(bootstrap)}`);
}

/**
 * Starts the thread. An operation that is not planned in time ends its thread, and the next ones are planned in a new one:
 * what hangs the planner hangs nobody else for longer than the deadline.
 */
export function createPlanner(options: PlannerOptions): Planner {
  const { supergraphSdl, deadlineMs, maxEvaluatedPlans = 1_000, overrideLabels = [] } = options;
  const data: PlannerData = { supergraphSdl, maxEvaluatedPlans, overrideLabels };
  const waiting: Waiting[] = [];
  let current: (Waiting & { id: number; timer: NodeJS.Timeout }) | undefined;
  let lastId = 0;
  let isReady = false;
  let isClosed = false;
  let worker: Worker | undefined = startWorker();

  function startWorker(): Worker {
    isReady = false;
    const started = new Worker(entry, { workerData: data, execArgv: [] });
    // A thread that waits for work keeps no process alive.
    started.unref();
    started.on('message', (message: PlannerMessage) => {
      if (started === worker) take(message);
    });
    started.on('error', (error) => {
      if (started !== worker) return;
      // A thread that cannot start would not start again either: who waits for it is told.
      const lost = isReady ? [] : waiting.splice(0);
      for (const { reject } of lost) reject(error);
      giveUp(error);
    });
    return started;
  }

  function take(message: PlannerMessage): void {
    if (message.kind === 'ready') isReady = true;
    else if (current?.id === message.id) {
      const { resolve, reject } = settle(current);
      if (message.kind === 'planned') resolve(message.plan);
      else reject(refusalOf(message.message));
    }
    next();
  }

  function next(): void {
    if (current !== undefined || waiting.length === 0 || isClosed) return;
    worker ??= startWorker();
    if (!isReady) return;
    const request = waiting.shift() as Waiting;
    const id = ++lastId;
    const timer = setTimeout(() => giveUp(tooLong(deadlineMs)), deadlineMs);
    current = { ...request, id, timer };
    const { document, operationName } = request;
    worker.postMessage({ id, document, operationName } satisfies PlanRequest);
  }

  function settle(request: NonNullable<typeof current>): Waiting {
    clearTimeout(request.timer);
    current = undefined;
    return request;
  }

  /** Ends the thread with what it is at; what waits goes on in a new one. */
  function giveUp(error: Error): void {
    const old = worker;
    worker = undefined;
    if (current) settle(current).reject(error);
    void old?.terminate();
    next();
  }

  return {
    plan: (document, operationName) =>
      new Promise((resolve, reject) => {
        if (isClosed) return reject(new Error('The planner is closed.'));
        waiting.push({ document, operationName, resolve, reject });
        next();
      }),
    async close() {
      isClosed = true;
      const closed = new Error('The planner is closed.');
      for (const { reject } of waiting.splice(0)) reject(closed);
      const old = worker;
      giveUp(closed);
      await old?.terminate();
    },
  };
}

function tooLong(deadlineMs: number): GraphError {
  return new GraphError(
    'COST_LIMIT_EXCEEDED',
    `The operation takes longer than ${deadlineMs} ms to plan, which is all it may take (PLAN_DEADLINE_MS). Ask for less at once.`,
    { extensions: { limit: 'PLAN_DEADLINE_MS', limitMs: deadlineMs } },
  );
}

/** What the planner says of operations that are too much for it; anything else it says is a defect. */
const tooMuch = /exceed/i;

function refusalOf(message: string): Error {
  return tooMuch.test(message)
    ? new GraphError('COST_LIMIT_EXCEEDED', `The operation is too much to plan: ${message}. Ask for less at once.`)
    : new Error(message);
}
