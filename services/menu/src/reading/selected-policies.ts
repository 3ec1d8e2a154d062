import {
  type ConstDirectiveNode,
  type FieldNode,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  type SelectionSetNode,
} from 'graphql';
import { type MenuPolicy, menuPolicies } from './need.ts';

/** By the first node of a field: documents are parsed once and kept, so their nodes are the same for each request. */
const known = new WeakMap<FieldNode, ReadonlySet<MenuPolicy>>();

/**
 * The policies of all that is asked for below a field. A directive that leaves a part out is not looked at: to read what nobody gets costs
 * less than to answer what is too old.
 */
export function selectedPolicies(info: GraphQLResolveInfo): ReadonlySet<MenuPolicy> {
  const [first] = info.fieldNodes;
  const found = first && known.get(first);
  if (found) return found;
  const policies = new Set<MenuPolicy>();
  for (const { selectionSet } of info.fieldNodes) {
    if (selectionSet) collect(selectionSet, getNamedType(info.returnType), info, policies);
  }
  if (first) known.set(first, policies);
  return policies;
}

function collect(
  { selections }: SelectionSetNode,
  type: GraphQLNamedType,
  info: Pick<GraphQLResolveInfo, 'schema' | 'fragments'>,
  policies: Set<MenuPolicy>,
): void {
  for (const selection of selections) {
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const fragment = info.fragments[selection.name.value];
      const narrowed = fragment && info.schema.getType(fragment.typeCondition.name.value);
      if (fragment && narrowed) collect(fragment.selectionSet, narrowed, info, policies);
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      const narrowed = selection.typeCondition ? info.schema.getType(selection.typeCondition.name.value) : type;
      if (narrowed) collect(selection.selectionSet, narrowed, info, policies);
    } else {
      collectField(selection, type, info, policies);
    }
  }
}

/** Of an interface, what any of its types says. */
function collectField(
  node: FieldNode,
  type: GraphQLNamedType,
  info: Pick<GraphQLResolveInfo, 'schema' | 'fragments'>,
  policies: Set<MenuPolicy>,
): void {
  for (const parent of objectTypesOf(type, info.schema)) {
    const field = parent.getFields()[node.name.value];
    if (!field) continue;
    const policy = policyOf(field) ?? policyOf(parent);
    if (policy) policies.add(policy);
    const returned = getNamedType(field.type);
    if (node.selectionSet && isCompositeType(returned)) collect(node.selectionSet, returned, info, policies);
  }
}

function objectTypesOf(type: GraphQLNamedType, schema: GraphQLSchema): readonly GraphQLObjectType[] {
  if (isObjectType(type)) return [type];
  return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
}

/** The policy that `@ttl` gives a field or a type; undefined where it gives none, or one that menus know nothing of. */
function policyOf({
  astNode,
}: {
  astNode?: Maybe<{ readonly directives?: readonly ConstDirectiveNode[] | undefined }>;
}) {
  const ttl = astNode?.directives?.find(({ name }) => name.value === 'ttl');
  const value = ttl?.arguments?.find(({ name }) => name.value === 'policy')?.value;
  const name = value?.kind === Kind.ENUM ? value.value : undefined;
  return menuPolicies.find((policy) => policy === name);
}

type Maybe<T> = T | null | undefined;
