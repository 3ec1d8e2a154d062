import {
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isAbstractType,
  isEnumType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import { hashOf } from './chance.ts';
import { requirements } from './graph.ts';

/** An object as the resolvers know it: its type, and what tells it from others. */
interface Source {
  __typename?: string;
  id?: string;
  [field: string]: unknown;
}

/** Of a hundred values, how many are null, fail, or are of another type. */
const shares = { absent: 8, failing: 4, wrong: 3 };

/**
 * Resolves every field of every subgraph, and of the graph as one schema: by a hash of the seed and of what is asked of which
 * object. So it does not matter which subgraph is asked, in which order, or together with what.
 *
 * @param types of the client's schema: a subgraph alone does not know what a value may be
 */
export function createFieldResolver(
  seed: number,
  types: GraphQLSchema,
): GraphQLFieldResolver<Source | undefined, unknown> {
  return (source = {}, args, _context, { parentType, fieldName }) => {
    const given = source[fieldName];
    if (given !== undefined && !(`${parentType.name}.${fieldName}` in requirements)) return given;
    const type = types.getType(parentType.name);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!field) throw new TypeError(`The client must know ${parentType.name}.${fieldName}.`);
    return makeValue(field.type, placeOf(parentType.name, source, fieldName, args));
  };

  /** Names what is asked for, so that whoever asks gets the same. */
  function placeOf(typeName: string, source: Source, fieldName: string, args: Record<string, unknown>): string {
    const required = requirements[`${typeName}.${fieldName}`] ?? [];
    const from = required.map((name) => (name in source ? source[name] : valueAt(typeName, source, name)));
    return `${seed} ${typeName} ${source.id ?? ''} ${fieldName} ${JSON.stringify(args)} ${JSON.stringify(from)}`;
  }

  /** A required field's value where it is not given: null where it fails. */
  function valueAt(typeName: string, source: Source, fieldName: string): unknown {
    const type = types.getType(typeName);
    const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
    if (!field) return null;
    try {
      return makeValue(field.type, placeOf(typeName, source, fieldName, {}));
    } catch {
      return null;
    }
  }

  function makeValue(type: GraphQLOutputType, place: string): unknown {
    const lot = hashOf(`${place} lot`) % 100;
    const isRequired = isNonNullType(type);
    if (!isRequired && lot < shares.absent) return null;
    if (lot < shares.absent + (isRequired ? 1 : shares.failing)) throw new Error(`Nothing is known of ${place}.`);
    const nullable = getNullableType(type);
    const number = hashOf(place);
    if (isListType(nullable)) {
      return Array.from({ length: number % 4 }, (_, index) => itemOf(nullable.ofType, `${place} ${index}`));
    }
    const named = getNamedType(nullable);
    if (isAbstractType(named)) {
      const possible = types.getPossibleTypes(named);
      return objectOf(possible[number % possible.length]?.name ?? '', number, place);
    }
    if (isObjectType(named)) return objectOf(named.name, number, place);
    if (isEnumType(named)) return named.getValues()[number % named.getValues().length]?.name;
    return leafOf(named.name, number, lot);
  }

  /** Lists do not fail one by one: an error in a list would stand at the list's place, or in it, as the server likes. */
  function itemOf(type: GraphQLOutputType, place: string): unknown {
    try {
      return makeValue(type, place);
    } catch {
      return isNonNullType(type) ? makeValue(type, `${place} again`) : null;
    }
  }

  /** An entity is one of five of its type; what is no entity is told by its place. */
  function objectOf(typeName: string, number: number, place: string): Source {
    const type = types.getType(typeName);
    const isEntity = isObjectType(type) && 'id' in type.getFields();
    return { __typename: typeName, id: isEntity ? `${typeName}-${number % 5}` : place };
  }

  function leafOf(name: string, number: number, lot: number): unknown {
    const isWrong = lot >= 100 - shares.wrong;
    switch (name) {
      case 'Int':
        return isWrong ? `${number}, in words` : number % 1_000;
      case 'Float':
        return (number % 1_000) / 8;
      case 'Boolean':
        return number % 2 === 0;
      case 'JSON':
        return { number: number % 10, list: [1, { deep: true }], none: null };
      default:
        return isWrong ? [number] : `"${number % 1_000}" \\ é`;
    }
  }
}
