import {
  type GraphQLArgument,
  type GraphQLInputField,
  type GraphQLInputType,
  getNamedType,
  isInputObjectType,
  isListType,
  isNonNullType,
} from 'graphql';
import type { CostDirectives } from './cost-directives.ts';

type InputDefinition = GraphQLArgument | GraphQLInputField;

/** What arguments weigh. */
export interface InputCosts {
  /** False where no value of the argument costs anything. */
  canCost(definition: InputDefinition): boolean;
  /**
   * What a value costs: its own weight, for a list that of every item, and for an input object those of its fields too.
   * What is left out counts as its default; null costs nothing. May be negative.
   *
   * @param value as JSON; undefined when left out
   */
  costOf(definition: InputDefinition, value: unknown): number;
}

/** Weights of inputs: as declared on the argument or field, else on its type, else 1 for input objects and 0 for others. */
export function createInputCosts(directives: CostDirectives): InputCosts {
  const weights = new Map<InputDefinition, number>();
  const weightOf = (definition: InputDefinition): number => {
    const known = weights.get(definition);
    if (known !== undefined) return known;
    const type = getNamedType(definition.type);
    const weight = directives.weightOf(definition) ?? directives.weightOf(type) ?? (isInputObjectType(type) ? 1 : 0);
    weights.set(definition, weight);
    return weight;
  };
  return {
    canCost: (definition) => isInputObjectType(getNamedType(definition.type)) || weightOf(definition) !== 0,
    costOf(definition, value) {
      let cost = 0;
      // A list, not recursion: a client decides how deep a value is nested.
      const open: [InputDefinition, unknown][] = [[definition, value]];
      for (let next = open.pop(); next; next = open.pop()) {
        const [one, given] = next;
        const sent = given === undefined ? one.defaultValue : given;
        if (sent === null || sent === undefined) continue;
        if (Array.isArray(sent) && isList(one.type)) {
          for (const item of sent) if (item !== undefined) open.push([one, item]);
          continue;
        }
        cost += weightOf(one);
        const type = getNamedType(one.type);
        if (!isInputObjectType(type) || typeof sent !== 'object') continue;
        const fields = sent as Readonly<Record<string, unknown>>;
        for (const field of Object.values(type.getFields())) {
          open.push([field, Object.hasOwn(fields, field.name) ? fields[field.name] : undefined]);
        }
      }
      return cost;
    },
  };
}

function isList(type: GraphQLInputType): boolean {
  return isListType(isNonNullType(type) ? type.ofType : type);
}
