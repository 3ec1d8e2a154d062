import { type CallSigner, callHeader } from '@weedhounds/gateway-call';
import { type PolicyClass, policyClassOf } from '@weedhounds/policy';
import type { SubgraphClient } from './exchange.ts';
import type { Exchange } from './receiver.ts';

/** For whom a call is made. */
export interface SignedCall {
  /** Of the viewers whom the answer is for. Default: a stranger's, who may see least. */
  policyClass?: PolicyClass | undefined;
  /** The one viewer whom the answer is for. Default: it is for all of the class. */
  subject?: string;
  /** Ends the call when it is aborted. */
  signal?: AbortSignal;
  /** True when asking twice does no harm, as with a query. Default false. */
  isRepeatable?: boolean;
}

/** Posts JSON texts to one subgraph, which takes them for its gateway's. */
export interface SignedClient {
  /** Never rejects: what goes wrong is in the exchange. */
  post(body: string, call?: SignedCall): Promise<Exchange>;
  /** Ends the kept connections; exchanges under way finish first. */
  close(): Promise<void>;
}

interface SignatureOptions {
  /** The subgraph that is called; no other takes its calls. */
  subgraph: string;
  sign: CallSigner;
}

const stranger = policyClassOf({ role: 'STRANGER', jurisdiction: null, age: null, patientOf: null });

/** Signs each call when it is made: a signature lives for seconds, and is part of nothing that is kept. */
export function withSignature(client: SubgraphClient, { subgraph, sign }: SignatureOptions): SignedClient {
  return {
    post: (body, { policyClass = stranger, subject, signal, isRepeatable = false } = {}) => {
      const call = { subgraph, policyClass, ...(subject !== undefined && { subject }) };
      return client.post(body, { headers: { [callHeader]: sign(call) }, signal, isRepeatable });
    },
    close: () => client.close(),
  };
}
