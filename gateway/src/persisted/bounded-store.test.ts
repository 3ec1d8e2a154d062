import { expect, it } from 'vitest';
import { BoundedStore } from './bounded-store.ts';

it('gives back what it was given', () => {
  const store = new BoundedStore(100);
  store.set('a', 'one').set('b', 'two').set('a', 'three');
  expect([store.get('a'), store.get('b'), store.get('c')]).toEqual(['three', 'two', undefined]);
});

it('drops the values that were not used for longest when they pass its capacity', () => {
  const store = new BoundedStore(8);
  store.set('a', '111').set('b', '222');
  store.get('a');
  store.set('c', '333');
  expect([...store.keys()]).toEqual(['a', 'c']);
});

it('drops as many as a large value needs', () => {
  const store = new BoundedStore(10);
  store.set('a', '1').set('b', '2').set('c', '333333').set('d', '44444');
  expect([...store]).toEqual([['d', '44444']]);
});

it('does not keep a value that alone is too large, nor what it had under that key', () => {
  const store = new BoundedStore(5);
  store.set('a', '1').set('b', '2').set('a', '1'.repeat(5));
  expect([...store]).toEqual([['b', '2']]);
});

it('has its whole capacity again after values were deleted or cleared', () => {
  const store = new BoundedStore(8);
  store.set('a', '111').set('b', '222').delete('a');
  store.set('c', '333');
  expect([...store.keys()]).toEqual(['b', 'c']);
  store.clear();
  store.set('d', '4444444');
  expect([...store.keys()]).toEqual(['d']);
});
