import { policyClassOf, type Role } from '@weedhounds/policy';
import type { GatewayContext } from '../../context.ts';

interface Facts {
  role?: Role;
  scopes?: readonly string[];
  jurisdiction?: string;
  age?: number;
  patientOf?: string;
}

/** What the gateway knows of a viewer; of a stranger unless facts are given. */
export function contextOf({
  role = 'STRANGER',
  scopes = [],
  jurisdiction,
  age,
  patientOf,
}: Facts = {}): GatewayContext {
  return {
    viewer: {
      role,
      subject: role === 'STRANGER' ? null : 'a subject',
      scopes,
      jurisdiction: jurisdiction === undefined ? null : { value: jurisdiction, basis: 'token' },
      age: age === undefined ? null : { value: age, basis: 'token' },
      patientOf: patientOf ?? null,
      caller: 'a caller',
    },
    policyClass: policyClassOf({
      role,
      jurisdiction: jurisdiction ?? null,
      age: age ?? null,
      patientOf: patientOf ?? null,
    }),
  };
}
