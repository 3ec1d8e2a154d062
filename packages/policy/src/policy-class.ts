import { type AgeClass, ageClassOf } from './age-class.ts';

/** `STRANGER` has shown no token, `MEMBER` has, and `OPERATOR` runs the graph. */
export type Role = 'STRANGER' | 'MEMBER' | 'OPERATOR';

/**
 * All that a PUBLIC answer may depend on of the one who asks. Viewers of one class share answers, so nothing may be added
 * here that tells people apart.
 */
export interface PolicyClass {
  role: Role;
  /** ISO 3166-2, `US-CO`; null when unknown. */
  jurisdiction: string | null;
  ageClass: AgeClass;
  /** A registered patient in `jurisdiction`. */
  isPatient: boolean;
}

/** What of a viewer the class is made of. */
export interface ViewerFacts {
  role: Role;
  /** Where the viewer is, in ISO 3166-2; null when unknown. */
  jurisdiction: string | null;
  /** In whole years; null when unknown. */
  age: number | null;
  /** The jurisdiction the viewer is a registered patient of; null for everyone else. */
  patientOf: string | null;
}

/** The class of a viewer. A patient counts as one only in the jurisdiction of registration: no other has said it accepts them. */
export function policyClassOf({ role, jurisdiction, age, patientOf }: ViewerFacts): PolicyClass {
  return {
    role,
    jurisdiction,
    ageClass: ageClassOf(age),
    isPatient: patientOf !== null && patientOf === jurisdiction,
  };
}

/** The class as text: equal for equal classes, and for no others. */
export function policyClassKey({ role, jurisdiction, ageClass, isPatient }: PolicyClass): string {
  return [role, jurisdiction ?? '-', ageClass, isPatient ? 'PATIENT' : '-'].join(' ');
}
