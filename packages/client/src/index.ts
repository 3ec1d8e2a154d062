export * from '../generated/graphql.ts';
export {
  type Answer,
  type AnswerError,
  createClient,
  type GraphClient,
  type GraphClientOptions,
} from './create-client.ts';
export { GraphRequestError } from './graph-request-error.ts';
