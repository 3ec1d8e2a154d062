import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { listScenarios, readCases, type ScenarioGraph } from './scenario.ts';
import { type RunningScenario, startScenario } from './start-scenario.ts';

// What subgraphs report, as scenarios with errors want it, is logged.
beforeAll(() => void vi.spyOn(process.stderr, 'write').mockReturnValue(true));
afterAll(() => void vi.restoreAllMocks());

describe.each(listScenarios())('%s', (scenario) => {
  let running: RunningScenario;

  beforeAll(async () => {
    const { graph } = (await import(`./${scenario}/graph.ts`)) as { graph: ScenarioGraph };
    running = await startScenario(graph);
  });
  afterAll(() => running.stop());

  describe.each(readCases(scenario))('$name', ({ expected, stockIsWrong, ...request }) => {
    it('is answered as the specifications demand', async () => {
      const answer = await running.ask('own', request);
      expect(answer).toEqual(expected);
      // Its fields stand in the order in which they were asked for.
      expect(JSON.stringify(answer.data)).toBe(JSON.stringify(expected.data));
    });

    it('is answered so where half of it is cached: at first, and again and again', async () => {
      for (let time = 0; time < 3; time++) expect(await running.ask('half cached', request)).toEqual(expected);
    });

    it('is answered so with everything cached: at first, and again', async () => {
      expect(await running.ask('cached', request)).toEqual(expected);
      expect(await running.ask('cached', request)).toEqual(expected);
    });

    if (stockIsWrong === undefined) {
      it('is answered so by the stock executor', async () => {
        expect(await running.ask('apollo', request)).toEqual(expected);
      });
    } else {
      it(`is answered otherwise by the stock executor: ${stockIsWrong}`, async () => {
        expect(await running.ask('apollo', request)).not.toEqual(expected);
      });
    }
  });
});
