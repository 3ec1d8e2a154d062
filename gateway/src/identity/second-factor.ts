/** RFC 8176's methods by what they prove: something known, something held, something one is. */
const factors = {
  knowledge: ['kba', 'pin', 'pwd'],
  possession: ['hwk', 'otp', 'sc', 'sms', 'swk', 'tel'],
  inherence: ['face', 'fpt', 'iris', 'retina', 'vbm'],
};

/**
 * True when a sign-in used a second factor: it says `mfa`, or names methods of two different kinds. Methods that prove no
 * factor (`geo`, `mca`, `rba`, `user`, `wia`) and unknown ones do not count.
 *
 * @param amr the token's authentication methods, RFC 8176
 */
export function hasSecondFactor(amr: readonly string[]): boolean {
  if (amr.includes('mfa')) return true;
  return Object.values(factors).filter((methods) => methods.some((method) => amr.includes(method))).length > 1;
}
