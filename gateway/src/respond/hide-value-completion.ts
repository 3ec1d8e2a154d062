import type { ApolloServerPlugin } from '@apollo/server';
import { quietLogger } from '../load/quiet-logger.ts';

/** What @apollo/gateway notes of an entity that no subgraph knows: absence, which is data and no defect. */
const absence = 'Cannot return null for non-nullable field';

/** Takes out of answers what @apollo/gateway notes on completing values; what speaks of a defect goes to the log. */
export function hideValueCompletion(): ApolloServerPlugin {
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ response: { body } }) {
          if (body.kind !== 'single' || !body.singleResult.extensions) return;
          const { valueCompletion, ...extensions } = body.singleResult.extensions;
          const notes = Array.isArray(valueCompletion) ? valueCompletion : [];
          for (const { message } of notes as { message: string }[]) {
            if (!message.startsWith(absence)) quietLogger.warn(`A subgraph's value was left out: ${message}`);
          }
          if (Object.keys(extensions).length > 0) body.singleResult.extensions = extensions;
          else delete body.singleResult.extensions;
        },
      };
    },
  };
}
