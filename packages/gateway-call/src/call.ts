import type { PolicyClass } from '@weedhounds/policy';

/** Header that carries a signed call, lower case. */
export const callHeader = 'x-gateway-call';

/** Seconds a signed call is good for. */
export const callLifetime = 30;

/** Seconds by which clocks of gateway and subgraph may differ. */
export const clockLeeway = 5;

/** What a gateway tells a subgraph with every call. */
export interface GatewayCall {
  /** The subgraph that is called; no other takes the call. */
  subgraph: string;
  /** The class of the viewer whom the answer is for. */
  policyClass: PolicyClass;
  /** The viewer's verified identity; only where a PRIVATE field is asked for. */
  subject?: string;
}

/** The shortest secret, in characters: 256 bits as hexadecimal digits are 64, as base64 43. */
export const shortestSecret = 32;
