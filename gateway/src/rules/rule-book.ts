import type { JurisdictionRule } from '@weedhounds/policy';

/** The compiled rules of sale, as last read from the subgraph that holds them. */
export interface RuleBook {
  /** @param code ISO 3166-2: `US-CO`; undefined when no rule is compiled for it */
  ruleOf(code: string): JurisdictionRule | undefined;
}
