import { type CallSigner, callHeader } from '@weedhounds/gateway-call';
import { type PolicyClass, policyClassOf } from '@weedhounds/policy';
import type { Exchange, SubgraphClient } from './exchange.ts';

/** Posts JSON texts to one subgraph, which takes them for its gateway's. */
export interface SignedClient {
  /**
   * Never rejects: what goes wrong is in the exchange.
   *
   * @param policyClass of the viewer whom the answer is for. Default: a stranger's, who may see least.
   */
  post(body: string, policyClass?: PolicyClass): Promise<Exchange>;
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
    post: (body, policyClass = stranger) => client.post(body, { [callHeader]: sign({ subgraph, policyClass }) }),
    close: () => client.close(),
  };
}
