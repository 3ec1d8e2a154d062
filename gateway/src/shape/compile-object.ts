import { assertNever } from '@weedhounds/errors';
import { type Completer, type ObjectShaper, type Shaping, withoutValue } from './completer.ts';
import { copyJson } from './copy-json.ts';
import type { Leaf } from './leaf.ts';

interface Place {
  /** Under which the value is found. */
  name: string;
  /** Under which it is answered. */
  responseName: string;
  /** Whether the object is null without it. */
  isRequired: boolean;
}

/** How one field of an object is shaped. */
export type Field =
  /** The same for all objects of the type. */
  | { kind: 'constant'; responseName: string; value: string }
  /** Answered as it is found: complete before. */
  | { kind: 'complete'; name: string; responseName: string }
  | (Place & { kind: 'leaf'; leaf: Leaf; expected: string })
  | (Place & { kind: 'value'; complete: Completer });

/**
 * Makes the code that shapes objects with these fields: one literal, so that all of them have one hidden class. Nothing of an
 * operation becomes code but as a string literal.
 */
export function compileObject(fields: readonly Field[]): ObjectShaper {
  const tools: unknown[] = fields.map(toolOf);
  const lines = fields.map((field, index) => codeOf(field, index));
  const members = fields.map(({ responseName }, index) => `${keyOf(responseName)}: f${index}`);
  const declarations = fields.map((_, index) => `const t${index} = tools[${index}];`);
  const enums = fields.flatMap((field, index) =>
    field.kind === 'leaf' && field.leaf.values ? [`const values${index} = tools[${index}].values;`] : [],
  );
  const code = `
    "use strict";
    ${[...declarations, ...enums].join('\n')}
    return function shape(o, s, d) {
      let v;
      ${lines.join('\n')}
      return { ${members.join(', ')} };
    };`;
  return new Function('tools', code)(tools) as ObjectShaper;
}

/** Written plainly, `__proto__` would set the prototype. */
function keyOf(name: string): string {
  return name === '__proto__' ? '["__proto__"]' : JSON.stringify(name);
}

/** What the code of a field calls. */
function toolOf(field: Field): unknown {
  switch (field.kind) {
    case 'constant':
      return undefined;
    case 'complete':
      return copyJson;
    case 'value':
      return field.complete;
    case 'leaf':
      return Object.assign(completeLeaf(field), { values: field.leaf.values });
    default:
      return assertNever(field);
  }
}

function codeOf(field: Field, index: number): string {
  const value = `f${index}`;
  switch (field.kind) {
    case 'constant':
      return `const ${value} = ${JSON.stringify(field.value)};`;
    case 'complete':
      return `const ${value} = t${index}(o[${JSON.stringify(field.name)}]);`;
    case 'leaf': {
      const test = field.leaf.test.replaceAll('values', `values${index}`);
      const read = `v = o[${JSON.stringify(field.name)}]; const ${value} = ${test} ? v : t${index}(v, o, s, d);`;
      return read + bubble(field, value);
    }
    case 'value': {
      const place = `s.path[d] = ${JSON.stringify(field.responseName)};`;
      const read = `const ${value} = t${index}(o[${JSON.stringify(field.name)}], o, s, d + 1);`;
      return place + read + bubble(field, value);
    }
    default:
      return assertNever(field);
  }
}

function bubble({ isRequired }: Place, value: string): string {
  return isRequired ? `if (${value} === null) return null;` : '';
}

/** For the values that a field's test did not let pass. */
function completeLeaf({ leaf, expected, responseName }: Extract<Field, { kind: 'leaf' }>) {
  return (value: unknown, object: object, shaping: Shaping, depth: number): unknown => {
    const coerced = leaf.coerce(value);
    if (coerced !== undefined) return coerced;
    shaping.path[depth] = responseName;
    return withoutValue(value, object, shaping, depth + 1, expected);
  };
}
