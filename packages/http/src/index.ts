export type { CorsOptions } from './cors.ts';
export type { ConnectionLimits, Timeouts } from './create-server.ts';
export { drainOnSignals } from './drain-on-signals.ts';
export type { Health } from './health.ts';
export { Refusal } from './refusal.ts';
export { sendJson } from './respond.ts';
export type { Route } from './router.ts';
export { type HttpEndpoint, type ServeOptions, serveGraphQL } from './serve-graphql.ts';
export { takeFreePort } from './take-free-port.ts';
