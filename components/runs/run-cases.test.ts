import { expect, it } from 'vitest';
import type { HostRun } from '#grader/hosts/host.ts';
import type { Report } from '#grader/protocol.ts';
import { outcomeOf, planOf, reportOf } from '../evidence/testing.ts';
import { runCases } from './run-cases.ts';
import { idleRun, type RunAction, runReducer } from './run-state.ts';
import type { ReadyHost } from './use-host.ts';
import { makeTurn } from './use-turn.ts';

const plan = [planOf('a'), planOf('b')];
const { device } = reportOf([]);

/** A page with a host that answers when the test says so. */
function openPage() {
  let state = idleRun(plan);
  const dispatch = (action: RunAction) => {
    state = runReducer(state, action);
  };
  const asked: { readonly run: HostRun; readonly answer: PromiseWithResolvers<Report> }[] = [];
  const host = {
    run(_exercise: unknown, run: HostRun) {
      const answer = Promise.withResolvers<Report>();
      asked.push({ run, answer });
      return answer.promise;
    },
  } as unknown as ReadyHost['host'];
  const open = { ready: async () => ({ host, exercise: { slug: 'x', hash: 'x', files: {} } }) };
  const turn = makeTurn();
  return {
    state: () => state,
    async start(source: string) {
      const controller = turn.take();
      const of = { open, plan, dispatch, turn, controller, seed: () => 1, chosen: {}, before: null };
      const ended = runCases({ ...of, source });
      await open.ready();
      const own = asked.at(-1);
      if (!own) throw new Error('The host was not asked.');
      return { ...own, ended };
    },
    stop() {
      turn.end();
      dispatch({ type: 'stopped' });
    },
  };
}

it('begins anew when the GPU is given up in the middle of it', async () => {
  const page = openPage();
  const { run } = await page.start('first');
  run.onEvent?.({ type: 'outcome', outcome: outcomeOf('a') });
  run.onEvent?.({ type: 'booted', device });
  expect(page.state()).toMatchObject({ phase: 'starting', source: 'first', cases: [{ outcome: null }, {}] });
});

it('stays stopped when the device that was to take over comes up after the stop', async () => {
  const page = openPage();
  const { run } = await page.start('first');
  page.stop();
  run.onEvent?.({ type: 'booted', device });
  expect(page.state().phase).toBe('stopped');
});

it('never passes for the run that was started in its place', async () => {
  const page = openPage();
  const first = await page.start('first');
  const second = await page.start('second');
  first.run.onEvent?.({ type: 'booted', device });
  first.answer.reject(new Error('ended'));
  second.answer.resolve(reportOf([outcomeOf('a'), outcomeOf('b')]));
  expect([await first.ended, (await second.ended)?.cases.length]).toEqual([null, 2]);
  expect(page.state()).toMatchObject({ phase: 'finished', source: 'second' });
});
