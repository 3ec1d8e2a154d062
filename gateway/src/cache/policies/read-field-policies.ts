import { type Policy, strictest } from '@weedhounds/cache';
import { inherited, maxAgeAlone } from '@weedhounds/cache-policies';
import { SettingError } from '@weedhounds/errors';
import {
  buildASTSchema,
  type GraphQLObjectType,
  getNamedType,
  isCompositeType,
  isInterfaceType,
  isObjectType,
  parse,
} from 'graphql';
import { readRequirements } from '../../access/read-requirements.ts';
import { readPrivateFields } from '../../graph/private-fields.ts';
import { readFieldSets } from '../../plan/read-field-sets.ts';
import type { PolicyOf } from '../fetches/to-parts.ts';
import { readGuardedFields } from './guarded-fields.ts';
import { readCacheHints } from './read-cache-hints.ts';

/**
 * Reads how each field of a supergraph may be kept.
 *
 * `@ttl` on a field goes before the one on the same field of an interface, that before the one on the type, that before one on an
 * interface of the type. `@cacheControl(maxAge:)` on a field, or else on what it returns and on its type, shortens that life, and with
 * it the windows in which it is served stale; alone it makes a policy. `@cacheControl(inheritMaxAge: true)` on a value's type or field
 * leaves it to what the value is part of. What has none of these, or a life of 0, is not kept, nor is what mutations answer.
 *
 * PRIVATE is what `readPrivateFields` says it is. A policy that never varies does where a rule of access touches the field.
 *
 * @throws SettingError when the text is no supergraph or names a policy that is not there
 */
export function readFieldPolicies(supergraphSdl: string, policies: Readonly<Record<string, Policy>>): PolicyOf {
  const declared = readRequirements(supergraphSdl);
  const document = parse(supergraphSdl, { noLocation: true });
  const schema = buildASTSchema(document, { assumeValid: true, assumeValidSDL: true });
  const hints = readCacheHints(document);
  const isPrivate = readPrivateFields(supergraphSdl);
  const isGuarded = readGuardedFields(document, schema, declared);
  const keyed = readFieldSets(document).filter(({ kind }) => kind === 'key');
  const entities = new Set(keyed.map(({ typeName }) => typeName));
  const known = new Map<string, Policy | undefined>();

  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type === schema.getMutationType() || type === schema.getSubscriptionType()) continue;
    for (const name of Object.keys(type.getFields())) known.set(`${type.name}.${name}`, read(type, name));
  }
  return (typeName, fieldName) => {
    const type = schema.getType(typeName);
    if (!isInterfaceType(type)) return known.get(`${typeName}.${fieldName}`);
    const [first, ...others] = schema.getPossibleTypes(type).map(({ name }) => known.get(`${name}.${fieldName}`));
    if (!first || !others.every((policy) => policy !== undefined)) return undefined;
    return strictest([first, ...others]);
  };

  function read(type: GraphQLObjectType, name: string): Policy | undefined {
    const found = findPolicy(type, name);
    if (!found || found.ttlMs <= 0) return undefined;
    return {
      ...found,
      scope: found.scope === 'PRIVATE' || isPrivate(type.name, name) ? 'PRIVATE' : 'PUBLIC',
      varies: found.varies === 'class' || isGuarded(type, name) ? 'class' : 'never',
    };
  }

  function findPolicy(type: GraphQLObjectType, name: string): Policy | undefined {
    const interfaces = type.getInterfaces();
    const own = hints.ofField(type.name, name);
    const onFields = [own, ...interfaces.map((one) => hints.ofField(one.name, name))];
    const onTypes = [hints.ofType(type.name), ...interfaces.map((one) => hints.ofType(one.name))];
    const named = [...onFields, ...onTypes].find(({ policy }) => policy !== undefined)?.policy;
    const field = type.getFields()[name];
    const returned = field && getNamedType(field.type);
    const onReturned = returned && isCompositeType(returned) ? hints.ofType(returned.name).maxAge : undefined;
    const agesOfField = onFields.flatMap(({ maxAge }) => maxAge ?? []);
    const agesOfTypes = [onReturned, ...onTypes.map(({ maxAge }) => maxAge)].filter((age) => age !== undefined);
    const ages = agesOfField.length > 0 ? agesOfField : agesOfTypes;
    const maxAgeMs = ages.length > 0 ? Math.min(...ages) * 1_000 : undefined;

    if (named !== undefined) return shorten(policyNamed(named, `${type.name}.${name}`), maxAgeMs);
    const isOwn = agesOfField.length > 0 || onReturned !== undefined || !isCompositeType(returned);
    if (maxAgeMs !== undefined && isOwn) return shorten({ ...maxAgeAlone, ttlMs: maxAgeMs }, maxAgeMs);
    const isPart = !entities.has(type.name) && type !== schema.getQueryType();
    return isPart && [...onFields, ...onTypes].some(({ inheritsMaxAge }) => inheritsMaxAge) ? inherited : undefined;
  }

  function policyNamed(name: string, place: string): Policy {
    const policy = Object.hasOwn(policies, name) ? policies[name] : undefined;
    if (policy) return policy;
    const names = Object.keys(policies).join(', ');
    throw new SettingError(
      'SUPERGRAPH',
      `SUPERGRAPH must name policies that there are (${names}); ${place} has ${name}.`,
    );
  }
}

/** @param maxAgeMs undefined shortens nothing */
function shorten(policy: Policy, maxAgeMs = Number.POSITIVE_INFINITY): Policy {
  return {
    ...policy,
    ttlMs: Math.min(policy.ttlMs, maxAgeMs),
    staleMs: Math.min(policy.staleMs, maxAgeMs),
    staleIfErrorMs: Math.min(policy.staleIfErrorMs, maxAgeMs),
    negativeTtlMs: Math.min(policy.negativeTtlMs, maxAgeMs),
  };
}
