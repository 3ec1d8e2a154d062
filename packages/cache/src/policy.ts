/** Whom an entry may serve: all of one policy class, or one verified identity. */
export type Scope = 'PUBLIC' | 'PRIVATE';

/** How long data of one kind may be kept. Durations in milliseconds. */
export interface Policy {
  name: string;
  /** Fresh for; what the strategy makes of it may be less. */
  ttlMs: number;
  /** Beyond that, served while it is refreshed. */
  staleMs: number;
  /** Beyond `ttlMs`, served where the subgraph fails. */
  staleIfErrorMs: number;
  /** How long it is believed that something does not exist. */
  negativeTtlMs: number;
  /** Of the persistent store. */
  maxBytes: number;
  scope: Scope;
  /** Whether what is kept differs between viewers of different policy classes. */
  varies: 'class' | 'never';
  strategy: StrategyName;
}

export type StrategyName = 'fixed' | 'adaptive' | 'business-hours' | 'volatility' | 'hybrid';
