import { type GraphQLObjectType, type GraphQLSchema, getNamedType, isObjectType } from 'graphql';

/** A field as it is asked for and found in an answer. */
export interface Asked {
  /** `Menu.items` */
  place: string;
  /** What it stands under in the answer. */
  key: string;
  /** `(first: 2)`, or nothing. */
  args: string;
  /** The object type it stands on. */
  on: string;
  /** Of the objects it returns; undefined where it returns none. */
  children?: Asked[];
}

/** How selections are written: all forms ask for the same. */
export type Form = 'plain' | 'aliased' | 'named fragments' | 'inline fragments';

/**
 * Every field of a type and of the types below it: each type is asked for all its fields once, where it is reached first, and
 * for its name alone elsewhere.
 *
 * @param isWanted which types below are asked for their fields
 * @param argumentsOf what a field is given, by its place
 */
export function askForAll(
  schema: GraphQLSchema,
  typeName: string,
  {
    isWanted,
    argumentsOf,
    form,
  }: { isWanted: (type: string) => boolean; argumentsOf: Record<string, string>; form: Form },
): Asked[] {
  const root: Asked[] = [];
  const asked = new Set([typeName]);
  const waiting: [GraphQLObjectType, Asked[]][] = [[schema.getType(typeName) as GraphQLObjectType, root]];
  for (const [type, into] of waiting) {
    for (const { name, type: returned } of Object.values(type.getFields())) {
      const place = `${type}.${name}`;
      const key = form === 'aliased' ? `a_${name}` : name;
      const below = getNamedType(returned);
      const one: Asked = { place, key, args: argumentsOf[place] ?? '', on: type.name };
      into.push(one);
      if (!('getFields' in below)) continue;
      one.children = [];
      if (!isObjectType(below) || asked.has(below.name) || !isWanted(below.name)) continue;
      asked.add(below.name);
      waiting.push([below, one.children]);
    }
  }
  return root;
}

/** Writes selections, and the fragments they need, each named with the prefix. */
export function print(all: readonly Asked[], form: Form, prefix: string): { selections: string; fragments: string[] } {
  const fragments: string[] = [];
  const printAll = (fields: readonly Asked[]): string => {
    const text = fields.map(printOne).join(' ');
    const [first] = fields;
    if (!first || form === 'plain' || form === 'aliased') return `{ __typename ${text} }`;
    if (form === 'inline fragments') return `{ __typename ... { ... on ${first.on} @include(if: true) { ${text} } } }`;
    const name = `${prefix}_${first.on}`;
    fragments.push(`fragment ${name} on ${first.on} { ${text} }`);
    return `{ __typename ...${name} }`;
  };
  const printOne = ({ place, key, args, children }: Asked): string => {
    const [, field = ''] = place.split('.');
    return `${key === field ? '' : `${key}: `}${field}${args} ${children ? printAll(children) : ''}`;
  };
  return { selections: printAll(all), fragments };
}

/** The places at which an answer has at least one value that is not null. */
export function placesWithValues(data: unknown, all: readonly Asked[], found = new Set<string>()): Set<string> {
  if (Array.isArray(data)) {
    for (const one of data) placesWithValues(one, all, found);
  } else if (typeof data === 'object' && data !== null) {
    for (const { place, key, children } of all) {
      const value: unknown = (data as Record<string, unknown>)[key];
      if (value === null || value === undefined) continue;
      found.add(place);
      if (children) placesWithValues(value, children, found);
    }
  }
  return found;
}

/** Every place that is asked for. */
export function placesOf(all: readonly Asked[]): string[] {
  return [...new Set(all.flatMap(({ place, children = [] }) => [place, ...placesOf(children)]))];
}
