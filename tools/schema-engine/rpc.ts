import type { SchemaEngine } from '@prisma/schema-engine-wasm/schema_engine_bg';

/** JSON-RPC 2.0 as Prisma's CLI and its native engine speak it: one message a line. */
export interface Rpc {
  /** Takes one line. Calls are answered one after another, in the order they came. */
  receive(line: string): void;
  /** Resolves when every call received so far is answered. */
  idle(): Promise<void>;
  /** Answers the call in progress with an error that came past its promise. */
  fail(error: unknown): void;
}

interface Call {
  id: number;
  method: string;
  params: unknown;
}

type EngineMethod = (params: unknown) => Promise<unknown>;

/** Prisma's code for "the error is described in the data field". */
const knownErrorCode = 4466;

/** Answers calls with the engine's methods of the same names. The engine is started by the first call. */
export function createRpc(startEngine: () => Promise<SchemaEngine>, send: (message: object) => void): Rpc {
  let engine: Promise<SchemaEngine> | undefined;
  let last = Promise.resolve();
  let current: number | undefined;

  const fail = (error: unknown): void => {
    if (current !== undefined) send({ jsonrpc: '2.0', id: current, error: describeError(error) });
    current = undefined;
  };
  const answer = async ({ id, method, params }: Call): Promise<void> => {
    current = id;
    try {
      engine ??= startEngine();
      const result = await invoke(await engine, method, params);
      const printed = takePrinted(method, result);
      if (printed !== undefined)
        send({ jsonrpc: '2.0', id: `print-${id}`, method: 'print', params: { content: printed } });
      send({ jsonrpc: '2.0', id, result: result ?? {} });
      current = undefined;
    } catch (error) {
      fail(error);
    }
  };
  return {
    receive: (line) => {
      const message = JSON.parse(line) as Partial<Call>;
      // Lines without a method are the CLI's receipts for what it was told to print.
      if (message.method === undefined) return;
      last = last.then(() => answer(message as Call));
    },
    idle: () => last,
    fail,
  };
}

async function invoke(engine: SchemaEngine, method: string, params: unknown): Promise<unknown> {
  switch (method) {
    case 'getDatabaseVersion':
      return engine.version();
    case 'createDatabase':
      // It exists: the engine's adapter made the schema when it connected.
      return { databaseName: '' };
    default: {
      const call = (engine as unknown as Record<string, EngineMethod | undefined>)[method];
      if (call === undefined) throw new Error(`The schema engine has no method ${method}.`);
      return call.call(engine, params);
    }
  }
}

/** The native engine prints a difference itself and returns it empty; the CLI relies on that. */
function takePrinted(method: string, result: unknown): string | undefined {
  if (method !== 'diff') return undefined;
  const difference = result as { stdout: string | null };
  const printed = difference.stdout ?? undefined;
  difference.stdout = null;
  return printed;
}

function describeError(error: unknown): object {
  const { message, code, meta } = error as { message?: string; code?: string; meta?: unknown };
  return {
    code: knownErrorCode,
    message: 'An error happened. Check the data field for details.',
    data: { is_panic: false, message: message ?? String(error), error_code: code ?? null, meta: meta ?? null },
  };
}
