import type { AsyncLocalStorage } from 'node:async_hooks';
import type { Context } from '@opentelemetry/api';
import type { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';

/** Where the SDK's own context manager keeps the active context: diagnostics channels can be bound to it. */
export function storageOf(manager: AsyncLocalStorageContextManager): AsyncLocalStorage<Context> {
  // Private by its type only: without it no span of a gateway has a parent, which the test of traces would see.
  const { _asyncLocalStorage } = manager as unknown as { _asyncLocalStorage: AsyncLocalStorage<Context> };
  return _asyncLocalStorage;
}
