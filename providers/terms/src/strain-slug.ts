/**
 * The slug a strain's name is known by, whoever wrote it: `Gorilla Glue #4` → `gorilla-glue-4`, `AC/DC` → `ac-dc`,
 * `Girl Scout's Cookies` → `girl-scouts-cookies`. Accents, case, punctuation and spacing make no difference.
 * Empty when the name holds no letter and no digit.
 */
export function strainSlug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/['’‘`´]/g, '')
    .replace(/&/g, ' and ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
}
