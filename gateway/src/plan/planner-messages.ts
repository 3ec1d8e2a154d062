import type { QueryPlan } from '@apollo/query-planner';

/** What the planner's thread is started with. */
export interface PlannerData {
  supergraphSdl: string;
  /** The most plans the planner may compare for one operation. */
  maxEvaluatedPlans: number;
  /** Labels of `@override` that are on. */
  overrideLabels: readonly string[];
}

/** One operation to plan. */
export interface PlanRequest {
  id: number;
  /** The document's text: one operation and its fragments, or several operations. */
  document: string;
  operationName?: string | undefined;
}

/** What the thread says: that it can be asked, and what came of each request. */
export type PlannerMessage =
  | { kind: 'ready' }
  | { kind: 'planned'; id: number; plan: QueryPlan }
  | { kind: 'failed'; id: number; message: string };
