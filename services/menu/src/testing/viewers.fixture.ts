import { policyClassOf } from '@weedhounds/policy';

/** Who may see everything that is sold in Colorado, what is for patients alone included. */
export const patientInColorado = policyClassOf({
  role: 'MEMBER',
  jurisdiction: 'US-CO',
  age: 30,
  patientOf: 'US-CO',
});
