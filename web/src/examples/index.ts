import type { Findings } from '../findings.ts';
import acrossTheGraph from './across-the-graph.graphql?raw';
import compareMenus from './compare-menus.graphql?raw';
import jurisdictions from './jurisdictions.graphql?raw';
import network from './network.graphql?raw';
import reviewStrain from './review-strain.graphql?raw';
import searchMenuItems from './search-menu-items.graphql?raw';
import strainProfile from './strain-profile.graphql?raw';

/** An operation that the console opens with. */
export interface Example {
  title: string;
  /** The document's text; it holds one named operation. */
  query: string;
  /** Values for its variables, taken from what the graph was found to hold; left out where the defaults will do. */
  variables?: Record<string, unknown>;
  /** The role that a token must show for it; everyone may run the others. */
  role?: 'member' | 'operator';
}

/** The example operations in the order of their tabs, with variables that this graph can answer. */
export function createExamples({ shopIds, strain }: Findings): Example[] {
  return [
    { title: 'One question, three subgraphs', query: acrossTheGraph },
    { title: 'Search the menus', query: searchMenuItems },
    { title: 'Compare menus', query: compareMenus, variables: { dispensaryIds: shopIds } },
    { title: 'A strain and its likes', query: strainProfile, ...(strain && { variables: { slug: strain.slug } }) },
    { title: 'Rules of the place', query: jurisdictions },
    {
      title: 'Review a strain (members)',
      role: 'member',
      query: reviewStrain,
      variables: { input: { strainId: strain?.id ?? '', rating: 4, text: 'Smells of pine.', effects: ['relaxed'] } },
    },
    { title: 'What is running (operators)', role: 'operator', query: network },
  ];
}
