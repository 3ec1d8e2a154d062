import {
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isNonNullType,
  isObjectType,
  isUnionType,
} from 'graphql';
import { type Choose, createChance } from './chance.ts';

/** An operation and what it is asked with. */
export interface RandomOperation {
  query: string;
  operationName: string;
  variables: Record<string, unknown>;
}

/** Levels of fields of an operation. */
const depth = 5;

/**
 * A random operation over a schema: fields with arguments and aliases, inline and named fragments on concrete and abstract types,
 * conditions by constants and by variables, with and without defaults; the same for the same seed. Two fields may contradict each
 * other, so that it must be validated.
 */
export function randomOperation(schema: GraphQLSchema, seed: number): RandomOperation {
  const choose: Choose = createChance(seed);
  const pick = <T>(from: readonly T[]): T => from[choose(from.length - 1)] as T;
  const variables = new Map<string, { type: string; value: unknown; byDefault?: string }>();
  const fragments: { name: string; type: GraphQLCompositeType; text: string }[] = [];
  const composites = Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLCompositeType =>
      isCompositeType(type) && !['Query', 'Mutation'].includes(type.name) && !type.name.startsWith('__'),
  );
  const possible = (type: GraphQLCompositeType) => (isObjectType(type) ? [type] : schema.getPossibleTypes(type));
  const overlap = (one: GraphQLCompositeType, other: GraphQLCompositeType) =>
    possible(one).some((type) => possible(other).includes(type));

  const isMutation = choose(9) === 0;
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  if (!root) throw new TypeError('The schema must have queries and mutations.');
  const body = selectionsOf(root, depth);
  const used = fragments.map(({ name, type, text }) => `fragment ${name} on ${type.name} ${text}`);
  const declared = [...variables].map(
    ([name, { type, byDefault }]) => `$${name}: ${type}${byDefault === undefined ? '' : ` = ${byDefault}`}`,
  );
  const head = declared.length > 0 ? `(${declared.join(', ')})` : '';
  const operation = `${isMutation ? 'mutation' : 'query'} Random${head} ${body}`;
  const other = choose(9) === 0 ? ['query Other { __typename }'] : [];
  const values = [...variables]
    .filter(([, { value }]) => value !== undefined)
    .map(([name, { value }]) => [name, value]);
  return {
    query: [operation, ...used, ...other].join('\n'),
    operationName: 'Random',
    variables: Object.fromEntries(values) as Record<string, unknown>,
  };

  function selectionsOf(type: GraphQLCompositeType, left: number): string {
    const count = 1 + choose(3);
    return `{ ${Array.from({ length: count }, () => selectionOf(type, left)).join(' ')} }`;
  }

  function selectionOf(type: GraphQLCompositeType, left: number): string {
    const kind = choose(11);
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const usable = fields.filter((field) => left > 0 || !isCompositeType(getNamedType(field.type)));
    if (kind === 0 || (usable.length === 0 && left === 0)) return `${pick(['', 't: '])}__typename`;
    if (left > 0 && (kind >= 9 || usable.length === 0)) return fragmentOf(type, left - 1);
    return fieldOf(type, pick(usable), left);
  }

  function fieldOf(type: GraphQLCompositeType, field: GraphQLField<unknown, unknown>, left: number): string {
    const returned = getNamedType(field.type);
    const given = field.args.flatMap((argument) => {
      if (!isNonNullType(argument.type) && choose(1) === 0) return [];
      return [`${argument.name}: ${valueFor(argument.type)}`];
    });
    // With arguments each is asked under a name of its own, or any two would contradict each other.
    const suffix = given.join('').replace(/\W/g, '');
    const alias =
      given.length > 0 ? `${field.name}_${suffix}: ` : choose(5) === 0 ? `${pick(['a', 'b'])}_${field.name}: ` : '';
    const args = given.length > 0 ? `(${given.join(', ')})` : '';
    const inner = isCompositeType(returned) ? selectionsOf(returned, left - 1) : '';
    const isRoot = type === root && isMutation;
    return `${alias}${field.name}${args} ${isRoot ? '' : conditionOf()} ${inner}`;
  }

  function fragmentOf(type: GraphQLCompositeType, left: number): string {
    const known = fragments.filter((one) => overlap(one.type, type));
    if (known.length > 0 && choose(2) === 0) return `...${pick(known).name} ${conditionOf()}`;
    const on = type === root ? root : pick(composites.filter((one) => overlap(one, type)));
    const text = selectionsOf(on, left);
    const kind = choose(3);
    if (kind === 0) return `... ${conditionOf()} ${selectionsOf(type, left)}`;
    if (kind <= 2) return `... on ${on.name} ${conditionOf()} ${text}`;
    const name = `F${fragments.length}`;
    fragments.push({ name, type: on, text });
    return `...${name} ${conditionOf()}`;
  }

  function conditionOf(): string {
    const kind = choose(14);
    if (kind === 0) return '@skip(if: true)';
    if (kind === 1) return '@include(if: false)';
    if (kind > 4) return '';
    const [name, value] = pick([
      ['yes', true],
      ['no', false],
    ] as const);
    // Left to its default, half of the time.
    const isGiven = choose(1) === 0;
    if (!variables.has(name)) {
      variables.set(name, { type: 'Boolean!', value: isGiven ? value : undefined, byDefault: String(value) });
    }
    return pick([`@include(if: $${name})`, `@skip(if: $${name})`]);
  }

  /** An argument's value as it is written: a constant, or a variable. */
  function valueFor(type: GraphQLInputType): string {
    const nullable = getNullableType(type);
    const value = isEnumType(nullable)
      ? pick(nullable.getValues()).name
      : nullable.toString() === 'Int'
        ? choose(3)
        : nullable.toString() === 'ID'
          ? `${pick(['Person', 'Post', 'nobody'])}-${choose(4)}`
          : `word ${choose(3)}`;
    const written = isEnumType(nullable) || typeof value === 'number' ? String(value) : JSON.stringify(value);
    if (choose(2) > 0) return written;
    const name = `v${variables.size}`;
    variables.set(name, { type: type.toString(), value });
    return `$${name}`;
  }
}
