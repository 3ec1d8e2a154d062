export { callHeader, callLifetime, type GatewayCall } from './call.ts';
export { type CallSigner, createCallSigner } from './sign-call.ts';
export { createSubgraphSigner, createSubgraphVerifier, subgraphCallHeader } from './subgraph-call.ts';
export { type CallVerifier, createCallVerifier } from './verify-call.ts';
