import type { PolicyClass } from '@weedhounds/policy';
import { createLoaders, type Loaders } from './loaders.ts';
import type { MenuReader } from './reading/create-menu-reader.ts';
import { createRequestReading, type RequestReading } from './reading/request-reading.ts';
import type { SaleBasis } from './sale/decide-goods.ts';
import { createSale, type Sale } from './sale/sale.ts';
import type { MenuStore } from './store/store.ts';

/** What the resolvers of one request share. */
export interface Context {
  store: MenuStore;
  loaders: Loaders;
  /** The class of the viewer whom the answer is for. */
  policyClass: PolicyClass;
  /** How old what is read of menus may be, and is. */
  reading: RequestReading;
  /** What may be sold to that viewer: decided once, when it is first asked for. */
  sale(): Promise<Sale>;
}

/** What all requests share. */
export interface ContextBasis extends Pick<SaleBasis, 'leastConfidence'> {
  store: MenuStore;
  /** Reads menus through their providers. */
  reader: MenuReader;
  /** The rules of sale that hold now. */
  rules: () => Promise<SaleBasis['rules']>;
}

/** A context for one request. */
export function createContext(
  { store, reader, rules, leastConfidence }: ContextBasis,
  policyClass: PolicyClass,
): Context {
  let decided: Promise<Sale> | undefined;
  const sale = () => {
    decided ??= rules().then((current) => createSale({ rules: current, viewer: policyClass, leastConfidence }));
    return decided;
  };
  return { store, loaders: createLoaders(store, sale), reading: createRequestReading(reader), policyClass, sale };
}
