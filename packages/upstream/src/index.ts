export type { Send, Upstream, UpstreamAnswer, UpstreamInfo, UpstreamRequest, Validators } from './upstream.ts';
export { UpstreamError, type UpstreamErrorCode } from './upstream-error.ts';
