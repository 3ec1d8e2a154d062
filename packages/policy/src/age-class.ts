/** The ages at which some jurisdiction lets adults buy, in years, ascending. A rule with another age needs a step here. */
const steps = [18, 19, 21] as const;

/** How old a viewer is, as coarsely as the rules allow; `UNKNOWN` never passes an age. */
export type AgeClass = 'UNKNOWN' | 'UNDER_18' | 'FROM_18' | 'FROM_19' | 'FROM_21';

/** @param age whole years; null when unknown */
export function ageClassOf(age: number | null): AgeClass {
  if (age === null || !Number.isInteger(age) || age < 0) return 'UNKNOWN';
  const step = steps.findLast((least) => age >= least);
  return step === undefined ? 'UNDER_18' : `FROM_${step}`;
}

/** True when everyone of the class is at least so many years old. */
export function isAtLeast(ageClass: AgeClass, years: number): boolean {
  const [, least] = ageClass.split('FROM_');
  return least !== undefined && Number(least) >= years;
}
