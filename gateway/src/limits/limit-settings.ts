import { z } from 'zod';

/** What the gateway reads from the environment about how large an operation may be. Each is a whole number, 1 or more. */
export const limitVariables = {
  /** Tokens of a document, as the lexer counts them; a document of 15,000 has some 60 kB. Default 15,000. */
  TOKEN_LIMIT: count(15_000),
  /** Operations in a document. Default 10. */
  OPERATION_LIMIT: count(10),
  /** Fragments that a document defines. Default 100. */
  FRAGMENT_LIMIT: count(100),
  /** Fragments, named or inline, within one another. Default 30: more than two for each level of fields. */
  FRAGMENT_DEPTH_LIMIT: count(30),
  /** Levels of fields within one another. What is below `__schema` or `__type` has a limit of its own. Default 12. */
  DEPTH_LIMIT: count(12),
  /** Levels of fields from `__schema` or `__type` on. Default 20: what GraphiQL asks has 15. */
  INTROSPECTION_DEPTH_LIMIT: count(20),
  /** Fields in one selection set. Default 200: a type's every field, asked for by several fragments. */
  BREADTH_LIMIT: count(200),
  /** Fields of `Query` or `Mutation` that an operation asks for. Default 20. */
  ROOT_FIELD_LIMIT: count(20),
  /** Fields of all operations together. Default 2,000. */
  FIELD_LIMIT: count(2_000),
  /** Aliases of an operation. Default 30. */
  ALIAS_LIMIT: count(30),
  /** Directives of an operation. Default 50. */
  DIRECTIVE_LIMIT: count(50),
  /** Entries of one list or input object, in the document or the variables. Default 1,000. */
  LIST_LIMIT: count(1_000),
  /** Lists and input objects within one another, in the document or in a variable. Default 10. */
  INPUT_DEPTH_LIMIT: count(10),
  /** What `first` and `last` may be. Default 1,000; subgraphs allow less. */
  PAGE_LIMIT: count(1_000),
};

/** How large a document and its variables may be. Fields are counted with every fragment in the place where it is spread. */
export type LimitSettings = Readonly<Record<keyof typeof limitVariables, number>>;

/** The variables of `limitVariables`, read, as settings. */
export function toLimitSettings(variables: LimitSettings): LimitSettings {
  const names = Object.keys(limitVariables) as (keyof LimitSettings)[];
  return Object.fromEntries(names.map((name) => [name, variables[name]])) as Record<keyof LimitSettings, number>;
}

function count(fallback: number) {
  return z
    .string()
    .refine((text) => /^[1-9]\d{0,8}$/.test(text), { error: 'must be a whole number from 1 to 999999999' })
    .transform(Number)
    .default(fallback);
}
