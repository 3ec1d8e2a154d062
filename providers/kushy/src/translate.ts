import { accept, refuse, type Translation } from '@weedhounds/ingest';
import {
  type DataSource,
  plainText,
  repairMojibake,
  type StrainName,
  type StrainRecord,
  type StrainType,
  strainAliases,
  strainSlug,
} from '@weedhounds/provider-terms';
import { parentsByRowNumber } from './row-numbers.ts';

/** Columns that we read, as the export names them. */
export const columns = ['id', 'name', 'description', 'type', 'crosses', 'breeder', 'effects', 'flavor'] as const;

/** A row of the export. Its quantities (`thc`, `cbd`, …) stay unread: they are on several scales with no unit ("127", "1700"). */
export type KushyRow = Record<(typeof columns)[number], string>;

export const kushySource: DataSource = { name: 'Kushy', terms: 'MIT', refreshedOn: '2017-11-14' };

const types = new Map<string, StrainType>([
  ['Indica', 'INDICA'],
  ['Sativa', 'SATIVA'],
  ['Hybrid', 'HYBRID'],
]);

/** Rows of the table that stand for no strain: every word of the name is one of these. */
const noStrain = new Set(
  'cbd cone crude flower hash high hybrid indica mixed oil sativa strain test thc trim unknown'.split(' '),
);

const noBreeder = new Set(['unknown breeder', 'unknown', 'none']);

/** Translates one row of the export. `NULL` and an empty field both mean that nothing is known. */
export function translateKushyStrain(row: KushyRow): Translation<StrainRecord> {
  const repairs: string[] = [];
  const repaired = (text: string, rule: string, repair: (text: string) => string): string => {
    const after = repair(text);
    if (after !== text) repairs.push(rule);
    return after;
  };
  const rawName = known(row.name);
  if (rawName === null) return refuse('no name');
  const name = repaired(rawName, 'mojibake-repaired', repairMojibake);
  if (/(\.\.\.|…)$/.test(name)) return refuse('a name that is cut off', name);
  const slug = strainSlug(name);
  if (slug === '' || slug.split('-').every((word) => noStrain.has(word))) return refuse('a name of no strain', name);

  const breeder = known(row.breeder);
  const isNamed = breeder !== null && !noBreeder.has(breeder.toLowerCase());
  if (breeder !== null && !isNamed) repairs.push('unknown-breeder-is-no-breeder');
  const rawType = known(row.type);
  const type = types.get(rawType ?? '') ?? null;
  if (rawType !== null && type === null) repairs.push('type-that-is-none-left-out');
  const description = known(row.description);
  const parents = readParents(row.crosses, slug, repairs);

  return accept(
    {
      slug,
      name,
      aliases: [...strainAliases(slug)],
      type,
      breeder: isNamed ? repaired(breeder, 'mojibake-repaired', repairMojibake) : null,
      description: description === null ? null : repaired(description, 'html-removed', plainText) || null,
      effects: listOf(row.effects),
      flavors: listOf(row.flavor),
      ...(parents && { parents }),
      source: kushySource,
    },
    repairs,
  );
}

/** The parents; null when none are given, or they cannot be told from their row numbers. */
function readParents(crosses: string, slug: string, repairs: string[]): StrainName[] | null {
  const text = known(crosses);
  if (text === null || text === '0') return null;
  const parents = parentsByRowNumber(text);
  const isPlausible = parents?.every((parent) => parent.slug !== slug);
  repairs.push(isPlausible ? 'parents-by-shifted-row-number' : 'parents-not-told-left-out');
  return isPlausible ? parents : null;
}

function known(field: string): string | null {
  const text = field.trim();
  return text === '' || text === 'NULL' ? null : text;
}

function listOf(field: string): string[] {
  const words = (known(field) ?? '').toLowerCase().split(',');
  return [...new Set(words.map((word) => word.trim()).filter(Boolean))];
}
