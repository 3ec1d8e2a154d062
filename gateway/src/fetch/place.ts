/**
 * A place in the answers of a plan's fetches at which, or below which, others of its fetches write. Places are told by response
 * names; lists are passed over.
 */
export interface Place {
  readonly below: ReadonlyMap<string, Place>;
  /**
   * Whether one fetch of the plan alone brings the objects that stand here. Equal ones then stay equal, since whatever is written
   * into them depends on them only: one object may stand for all.
   */
  readonly isBroughtOnce: boolean;
}

/** Nobody writes here, nor below. */
export const nowhere: Place = { below: new Map(), isBroughtOnce: false };
