export { drainOnSignals } from './drain-on-signals.ts';
export type { Health } from './health.ts';
export { sendJson } from './respond.ts';
export type { Route } from './router.ts';
export { type HttpEndpoint, type ServeOptions, serveGraphQL, type Timeouts } from './serve-graphql.ts';
export { takeFreePort } from './take-free-port.ts';
