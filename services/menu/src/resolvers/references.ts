import { createId } from '@weedhounds/subgraph';

/** Objects of other subgraphs, by the keys this one knows them by. */

export interface DispensaryReference {
  id: string;
}

export interface StrainReference {
  slug: string;
  /** Every slug the strain goes by; present where the gateway asks for its offers. */
  knownSlugs?: readonly string[];
}

export interface AnalyteReference {
  id: string;
}

/** @param name the analyte's name in addresses: `thc` */
export function referToAnalyte(name: string): AnalyteReference {
  return { id: createId('ana', name) };
}
