import { callHeader, createCallSigner } from '@weedhounds/gateway-call';
import { type PolicyClass, policyClassOf } from '@weedhounds/policy';

/** What subgraphs and gateways of tests share. */
export const testSecrets = ['a secret that only the tests know of'];

/** Of whom nothing is known. */
export const stranger = policyClassOf({ role: 'STRANGER', jurisdiction: null, age: null, patientOf: null });

/** Who may see what is sold to adults in Colorado. */
export const adultInColorado = policyClassOf({ role: 'STRANGER', jurisdiction: 'US-CO', age: 30, patientOf: null });

const sign = createCallSigner(testSecrets);

/** The headers of a call that a gateway of a test would make. */
export function signedHeaders(subgraph: string, policyClass: PolicyClass = adultInColorado): Record<string, string> {
  return { [callHeader]: sign({ subgraph, policyClass }) };
}
