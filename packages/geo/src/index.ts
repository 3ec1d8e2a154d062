export { type Box, boxAround, type Circle } from './box-around.ts';
export { earthRadius } from './earth-radius.ts';
export { greatCircleKilometres, type Point, pointAt } from './sphere.ts';
