import { plainText, repairMojibake } from '../plain-text.ts';
import { strainSlug } from '../strain-slug.ts';
import { isDecoration, isFlavouredForm, stripSizes } from './decoration.ts';
import type { IndexedName, StrainIndex } from './strain-index.ts';

/**
 * How a name led to a strain: it is the strain's own; another name of it; the same but for spaces; it has more around it
 * (a size, a form, a seller); it is misspelt; or the strain's is but a part of it, which is never a match.
 */
export type StrainNameRule = 'EXACT' | 'ALIAS' | 'SPACING' | 'DECORATED' | 'TYPO' | 'PART';

/** A strain that a name may stand for. */
export interface StrainCandidate {
  slug: string;
  name: string;
  /** From 0 to 1; an order by how much had to be left out or changed, not a probability. */
  score: number;
  rule: StrainNameRule;
}

/** The least score of a match. Chosen on names that are not in the labelled sample. */
export const strainMatchThreshold = 0.9;

/** Scores by rule; what is taken away from a name or changed in it costs. */
const scores = { EXACT: 1, ALIAS: 0.99, SPACING: 0.97, DECORATED: 0.96 };
const costs = { typo: 0.03, secondTypo: 0.04, note: 0.03, seller: 0.03, unknownPart: 0.15, flavour: 0.15 };

/** Strains named after a fruit or a drink: on a cartridge the word is as likely its flavour. */
const flavours = new Set(
  `blackberry black-cherry blood-orange blueberry grapefruit mango mimosa papaya sour-apple orangeade strawberry-banana
  strawberry-cheesecake banana-bread lemon-cake lemon-pie`.split(/\s+/),
);

/** Two strains, or a strain with something else: what stands between them. */
const joint = /\s[x×n]\s|\s?[/+&×]\s?|\s(?:and|with|w)\s|\bw\//i;
const joined = /^[x×]\s|\s[x×]$|(?<=\p{Ll})[x×](?=\p{Lu})/u;

/** Characters of the longest text that is taken for a name; what is longer is a description, and dear to take apart. */
const longestName = 200;

/** The strain that a name stands for; null where none is, or it is not certain enough. */
export function matchStrain(text: string, index: StrainIndex): StrainCandidate | null {
  const candidate = findStrainCandidate(text, index);
  return candidate !== null && candidate.score >= strainMatchThreshold ? candidate : null;
}

/**
 * The best guess at the strain that a name stands for, however poor: only from `strainMatchThreshold` on is it a match. A
 * cross or a blend has no candidate: it is neither of its parents.
 */
export function findStrainCandidate(text: string, index: StrainIndex): StrainCandidate | null {
  if (text.length > longestName) return null;
  const clean = plainText(repairMojibake(text).replace(/[\p{Cc}\p{Cf}]|Â(?=\s|$)/gu, ' '));
  const whole = readName(clean, index);
  if (whole) return whole;
  const { rest, notes } = takeBrackets(clean, index);
  const parts = stripSizes(rest)
    .replace(/\sby\s.+$/i, '')
    .split(':')
    .map((part) => part.trim());
  const last = parts.findLastIndex((part) => wordsOf(part).some((word) => !isBare(word)));
  const core = parts[last] ?? '';
  if (joint.test(core) || joined.test(core)) return readName(core, index);
  const penalty = (last > 0 ? costs.seller : 0) + (notes ? costs.note : 0);
  const found = readDecorated(core, index) ?? readParts(core, index) ?? readLongest(core, index);
  return found && { ...found, score: round(found.score - penalty) };
}

/** Takes brackets out: types, packs, grades and parents, which are no part of the name. Others stay where they may be one. */
function takeBrackets(text: string, index: StrainIndex): { rest: string; notes: boolean } {
  let notes = false;
  const before = index.find(wordsOf(text.replace(/[([].*$/, '')));
  const rest = text.replace(/[([]([^()[\]]*)(?:[)\]]|$)/g, (whole, inside: string) => {
    const words = wordsOf(stripSizes(inside));
    const isSame = before !== undefined && index.find(words)?.strain === before.strain;
    if (isSame || joint.test(inside) || words.every(isBare)) return ' ';
    if (words.some((word) => /\d/.test(word) || index.isWord(word))) return whole;
    notes = true;
    return ' ';
  });
  return { rest, notes };
}

/** The name as it stands. */
function readName(text: string, index: StrainIndex): StrainCandidate | null {
  const words = wordsOf(text);
  const found = index.find(words);
  if (!found) return null;
  return candidateOf(found, ruleOf(found, words));
}

/** The name without the words around it, as few of them taken away as will do; then the same misspelt. */
function readDecorated(text: string, index: StrainIndex): StrainCandidate | null {
  const words = wordsOf(text.replace(/\b\w+[’']?s? cut\b/i, ' '));
  const spans = spansOf(words);
  for (const span of spans) {
    const found = index.find(span);
    if (!found) continue;
    const isFlavour = flavours.has(found.strain.slug) && words.some(isFlavouredForm);
    const candidate =
      span.length === words.length ? candidateOf(found, ruleOf(found, span)) : candidateOf(found, 'DECORATED');
    return isFlavour ? { ...candidate, score: round(candidate.score - costs.flavour) } : candidate;
  }
  const core = spans.at(-1) ?? [];
  return index.isOther(core) ? null : readMisspelt(core, index);
}

/** All that is left when decorations are taken from either end: the whole first, the barest last. */
function spansOf(words: readonly string[]): string[][] {
  let start = 0;
  while (start < words.length && isBare(words[start] ?? '')) start += 1;
  let end = words.length;
  while (end > start && isBare(words[end - 1] ?? '')) end -= 1;
  const spans: string[][] = [];
  for (let from = 0; from <= start; from += 1) {
    for (let to = words.length; to >= end; to -= 1) if (to > from) spans.push(words.slice(from, to));
  }
  return spans.toSorted((left, right) => right.length - left.length);
}

/** One word misspelt by a letter or two, or two by one each; the others must be words of the catalogue. */
function readMisspelt(words: readonly string[], index: StrainIndex): StrainCandidate | null {
  const wrong = words.filter((word) => !index.isWord(word));
  if (wrong.length === 0 || wrong.length > 2 || words.length > index.mostWords) return null;
  const readings = wrong.map((word) => index.nearWords(word));
  const found = new Map<string, { name: IndexedName; distance: number }>();
  for (const first of readings[0] ?? []) {
    for (const second of readings[1] ?? [undefined]) {
      const distance = first.distance + (second?.distance ?? 0);
      const spelt = words.map((word) =>
        word === wrong[0] ? first.word : word === wrong[1] ? (second?.word ?? word) : word,
      );
      const name = index.find(spelt);
      const before = name && found.get(name.strain.slug);
      if (name && distance <= 2 && (!before || distance < before.distance))
        found.set(name.strain.slug, { name, distance });
    }
  }
  const [only, ...others] = found.values();
  if (!only || others.length > 0 || (words.length === 1 && !isSurelyMisspelt(words[0] ?? '', only.name.slug)))
    return null;
  const score = scores.DECORATED - costs.typo - (only.distance > 1 ? costs.secondTypo - costs.typo : 0);
  return { ...candidateOf(only.name, 'TYPO'), score: round(score) };
}

/** Words alone are told apart by little: short ones, and those with another ending (`Afghan`, `Afghani`), are other names. */
function isSurelyMisspelt(word: string, slug: string): boolean {
  return word.length >= 6 && !word.startsWith(slug) && !slug.startsWith(word);
}

/** A part between dashes that is a strain, beside parts that nobody knows. */
function readParts(text: string, index: StrainIndex): StrainCandidate | null {
  const parts = text.split(/\s*[-–—~|]\s+|\s+[-–—~|]\s*/).filter((part) => part !== '');
  if (parts.length < 2) return null;
  const found = parts.flatMap((part) => readDecorated(part, index) ?? []);
  const [only, ...others] = found;
  if (!only || others.length > 0) return null;
  const isRestBare = parts.filter((part) => !wordsOf(part).every(isBare)).length === 1;
  return isRestBare ? only : { ...only, rule: 'PART', score: round(only.score - costs.unknownPart) };
}

/** The longest name within the text, told by how much of it it is: a hint for a reader, never a match. */
function readLongest(text: string, index: StrainIndex): StrainCandidate | null {
  const words = wordsOf(text);
  for (let length = Math.min(words.length, index.mostWords); length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const found = index.find(words.slice(from, from + length));
      if (found) return { ...candidateOf(found, 'PART'), score: round((0.8 * length) / words.length) };
    }
  }
  return null;
}

function ruleOf(found: IndexedName, words: readonly string[]): 'EXACT' | 'ALIAS' | 'SPACING' {
  if (found.slug !== words.join('-')) return 'SPACING';
  return found.isAlias ? 'ALIAS' : 'EXACT';
}

function candidateOf({ strain }: IndexedName, rule: StrainNameRule): StrainCandidate {
  const score = rule in scores ? scores[rule as keyof typeof scores] : 0;
  return { slug: strain.slug, name: strain.name, score, rule };
}

/** Initials with full stops are one word: `M.A.C. 1` → `mac`, `1`. */
function wordsOf(text: string): string[] {
  const joinedInitials = text.replace(/\b(?:\p{L}\.){2,}(?:\p{L}\b)?/gu, (initials) => initials.replaceAll('.', ''));
  return strainSlug(joinedInitials).split('-').filter(Boolean);
}

/** A decoration, or a letter for a type. */
function isBare(word: string): boolean {
  return isDecoration(word) || /^[hisb]$/.test(word);
}

function round(score: number): number {
  return Number(score.toFixed(2));
}
