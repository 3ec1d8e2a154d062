export { defaultPolicies, inherited, maxAgeAlone, type Policies, type PolicyName, policyNames } from './policies.ts';
export { policyVariables, toPolicies } from './policy-settings.ts';
