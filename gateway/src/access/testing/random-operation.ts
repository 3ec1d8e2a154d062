import fc from 'fast-check';
import {
  type GraphQLCompositeType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** Chooses a whole number from 0 to `most`. */
type Choose = (most: number) => number;

/** Texts of operations over a schema: aliases, conditions, inline and named fragments, on concrete and abstract types. */
export function randomOperation(schema: GraphQLSchema, depth: number): fc.Arbitrary<string> {
  return fc.gen().map((generate) => writeOperation(schema, depth, (most) => generate(fc.nat, { max: most })));
}

/** Ids to ask a field for. */
const idsFor: Readonly<Record<string, readonly string[]>> = {
  'Query.node': ['p1', 's2', 'none'],
  'Query.product': ['p1', 'p2'],
  'Mutation.rename': ['p1'],
  'Mutation.close': ['s1'],
};
const conditions = ['', '', '', '', '@skip(if: true)', '@include(if: false)', '@skip(if: $no)', '@include(if: $yes)'];

function writeOperation(schema: GraphQLSchema, depth: number, choose: Choose): string {
  const pick = <T>(from: readonly T[]): T => from[choose(from.length - 1)] as T;
  const composites = Object.values(schema.getTypeMap()).filter(
    (type) => isCompositeType(type) && !type.name.startsWith('__') && type.name !== 'Query' && type.name !== 'Mutation',
  ) as GraphQLCompositeType[];
  const fragments: { name: string; type: GraphQLCompositeType; text: string }[] = [];
  const possible = (type: GraphQLCompositeType) => (isObjectType(type) ? [type] : schema.getPossibleTypes(type));
  const overlaps = (a: GraphQLCompositeType, b: GraphQLCompositeType) =>
    possible(a).some((type) => possible(b).includes(type));

  function selections(type: GraphQLCompositeType, left: number): string {
    const chosen = Array.from({ length: 1 + choose(2) }, () => selection(type, left)).join(' ');
    // @apollo/gateway answers null for an object of which every field is skipped.
    return chosen.includes('@') ? `{ type: __typename ${chosen} }` : `{ ${chosen} }`;
  }

  function selection(type: GraphQLCompositeType, left: number): string {
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const usable = fields.filter((field) => left > 0 || !isCompositeType(getNamedType(field.type)));
    const kind = choose(9);
    if (kind === 0 || (usable.length === 0 && left === 0)) return '__typename';
    if (left > 0 && (kind >= 7 || usable.length === 0)) return fragment(type, left - 1);
    const field = pick(usable);
    const returned = getNamedType(field.type);
    const id = pick(idsFor[`${type.name}.${field.name}`] ?? ['']);
    // What is asked for different ids goes under different names.
    const alias = id || choose(3) === 0 ? `${pick(['a', 'b'])}${id}${field.name}: ` : '';
    const given = id && `(id: "${id}")`;
    const inner = isCompositeType(returned) ? selections(returned, left - 1) : '';
    return `${alias}${field.name}${given} ${pick(conditions)} ${inner}`;
  }

  function fragment(type: GraphQLCompositeType, left: number): string {
    const known = fragments.filter((one) => overlaps(one.type, type));
    if (known.length > 0 && choose(1) === 0) return `...${pick(known).name} ${pick(conditions)}`;
    const condition =
      type.name === 'Query' || type.name === 'Mutation' ? type : pick(composites.filter((one) => overlaps(one, type)));
    const text = selections(condition, left);
    if (choose(1) === 0) return `... on ${condition} ${pick(conditions)} ${text}`;
    const name = `F${fragments.length}`;
    fragments.push({ name, type: condition, text });
    return `...${name} ${pick(conditions)}`;
  }

  const isMutation = choose(5) === 0;
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new TypeError('The schema must have queries and mutations.');
  const body = selections(root, depth);
  const definitions = fragments.map(({ name, type, text }) => `fragment ${name} on ${type} ${text}`);
  // Every variable is used, or the operation would be invalid.
  const used = [...new Set([body, ...definitions].join(' ').match(/\$(yes|no)/g))];
  const variables =
    used.length > 0 ? `(${used.map((name) => `${name}: Boolean = ${name === '$yes'}`).join(', ')})` : '';
  return [`${isMutation ? 'mutation' : 'query'} Random${variables} ${body}`, ...definitions].join('\n');
}
