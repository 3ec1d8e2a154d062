import fc from 'fast-check';
import {
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isObjectType,
  isUnionType,
} from 'graphql';

/** Chooses a whole number from 0 to `most`. */
type Choose = (most: number) => number;

/** An operation over the priced graph and the variables it is asked with. */
export interface RandomOperation {
  text: string;
  variables: Record<string, unknown>;
}

/** Arguments by field, in ways that differ; the same name of a response has the same ones everywhere. */
const argumentsOf: Readonly<Record<string, readonly string[]>> = {
  parts: ['', '(first: 0)', '(first: 3)', '(first: $n)'],
  things: ['(first: 1)', '(first: 2)', '(first: $one)'],
  search: ['(text: "x")', '(text: "x", cheap: true)', '(text: "x", cheap: $no)'],
  page: ['', '(first: 2)', '(last: $n)', '(first: null)', '(first: 1, last: 3)'],
  paint: ['(id: 1, colour: RED)'],
};
const queryArguments: Readonly<Record<string, readonly string[]>> = {
  things: ['', '(first: 3)', '(filter: {})', '(filter: $f)', '(filter: { colours: [RED, GREEN], size: $s })'],
};
const conditions = ['', '', '', '', '', '@skip(if: true)', '@include(if: $no)', '@skip(if: $no)', '@include(if: $yes)'];
const types: Readonly<Record<string, string>> = {
  n: 'Int = 2',
  one: 'Int! = 1',
  no: 'Boolean! = false',
  yes: 'Boolean! = true',
  f: 'Filter',
  s: 'Size',
};
const values: Readonly<Record<string, readonly unknown[]>> = {
  n: [undefined, 0, 4],
  one: [undefined, 2],
  no: [undefined, true],
  yes: [undefined, false],
  f: [undefined, {}, { text: 'x', colours: ['RED'] }, { size: { from: null } }],
  s: [undefined, null, {}, { to: 3 }],
};

/** Operations with aliases, conditions, variables, inline fragments and named ones that are used again and again. */
export function randomOperation(schema: GraphQLSchema, depth: number): fc.Arbitrary<RandomOperation> {
  return fc.gen().map((generate) => writeOperation(schema, depth, (most) => generate(fc.nat, { max: most })));
}

function writeOperation(schema: GraphQLSchema, depth: number, choose: Choose): RandomOperation {
  const pick = <T>(from: readonly T[]): T => from[choose(from.length - 1)] as T;
  const fragments: { name: string; type: GraphQLNamedType; left: number; text: string }[] = [];
  const possible = (type: GraphQLNamedType) =>
    isObjectType(type)
      ? [type.name]
      : isCompositeType(type)
        ? schema.getPossibleTypes(type).map(({ name }) => name)
        : [];
  const overlaps = (a: GraphQLNamedType, b: GraphQLNamedType) => possible(a).some((name) => possible(b).includes(name));
  const composites = Object.values(schema.getTypeMap()).filter(
    (type) => isCompositeType(type) && type.astNode?.kind !== undefined && !/^(Query|Mutation|__)/.test(type.name),
  );

  const selections = (type: GraphQLNamedType, left: number): string =>
    `{ ${Array.from({ length: 1 + choose(3) }, () => selection(type, left)).join(' ')} }`;

  function selection(type: GraphQLNamedType, left: number): string {
    const fields: GraphQLField<unknown, unknown>[] =
      isCompositeType(type) && !isUnionType(type) ? Object.values(type.getFields()) : [];
    const usable = fields.filter((field) => left > 0 || !isCompositeType(getNamedType(field.type)));
    const kind = choose(9);
    if (kind === 0 || (usable.length === 0 && left === 0)) return '__typename';
    if (kind >= 7 || usable.length === 0) return fragment(type, left);
    const field = pick(usable);
    const isRoot = type.name === 'Query';
    const choices = (isRoot ? queryArguments[field.name] : undefined) ?? argumentsOf[field.name] ?? [''];
    const chosen = choose(choices.length - 1);
    const returned = getNamedType(field.type);
    const inner = isCompositeType(returned) ? selections(returned, left - 1) : '';
    const alias = chosen === 0 && choose(2) > 0 ? '' : `${field.name}${chosen}: `;
    return `${alias}${field.name}${choices[chosen]} ${pick(conditions)} ${inner}`;
  }

  function fragment(type: GraphQLNamedType, left: number): string {
    const known = fragments.filter((one) => one.left <= left && overlaps(one.type, type));
    if (known.length > 0 && choose(1) === 0) return `...${pick(known).name} ${pick(conditions)}`;
    const condition = /^(Query|Mutation)$/.test(type.name)
      ? type
      : pick(composites.filter((one) => overlaps(one, type)));
    const text = selections(condition, left);
    if (choose(1) === 0) return `... on ${condition.name} ${pick(conditions)} ${text}`;
    const name = `F${fragments.length}`;
    fragments.push({ name, type: condition, left, text });
    return `...${name} ${pick(conditions)}`;
  }

  const isMutation = choose(5) === 0;
  const root = schema.getRootType((isMutation ? 'mutation' : 'query') as never);
  if (!root) throw new TypeError('The schema must have queries and mutations.');
  const body = selections(root, depth);
  const definitions = fragments.map(({ name, type, text }) => `fragment ${name} on ${type.name} ${text}`);
  const used = [...new Set([body, ...definitions].join(' ').match(/(?<=\$)\w+/g))];
  const variables = Object.fromEntries(
    used.map((name) => [name, pick(values[name] ?? [])] as const).filter(([, value]) => value !== undefined),
  );
  const declared = used.length > 0 ? `(${used.map((name) => `$${name}: ${types[name]}`).join(', ')})` : '';
  return {
    text: [`${isMutation ? 'mutation' : 'query'} Random${declared} ${body}`, ...definitions].join('\n'),
    variables,
  };
}
