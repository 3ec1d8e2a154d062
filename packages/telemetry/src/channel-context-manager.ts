import type { AsyncLocalStorage } from 'node:async_hooks';
import type { Context } from '@opentelemetry/api';
import { AsyncLocalStorageContextManager } from '@opentelemetry/context-async-hooks';

/** The SDK's own context manager, whose storage diagnostics channels can be bound to. */
export class ChannelContextManager extends AsyncLocalStorageContextManager {
  /** Where the active context is kept. */
  get storage(): AsyncLocalStorage<Context> {
    // Private by its type only: without it no span of a gateway has a parent, which the test of traces would see.
    const { _asyncLocalStorage } = this as unknown as { _asyncLocalStorage: AsyncLocalStorage<Context> };
    return _asyncLocalStorage;
  }
}
