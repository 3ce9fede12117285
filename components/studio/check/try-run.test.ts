import { expect, it } from 'vitest';
import type { CaseOutcome, CasePlan } from '#grader/protocol.ts';
import type { DraftTryView } from '#server/studio/check/draft-try-view.ts';
import { runOfTry } from './try-run.ts';

const PLAN: readonly CasePlan[] = [
  { id: 'a', title: 'A', kind: 'example', visibility: 'public', pointsMax: 1 },
  { id: 'b', title: 'B', kind: 'property', visibility: 'hidden', pointsMax: 3 },
];
const OUTCOME = { id: 'a', status: 'passed' } as CaseOutcome;
const TRIED: DraftTryView = {
  tryId: 't',
  checkId: 'c',
  state: 'running',
  source: 'export {};',
  findings: null,
  fault: null,
};
const one = { outcomes: [OUTCOME], logs: [] };

it('is idle before anything was tried, with hidden cases in its plan', () => {
  expect(runOfTry(PLAN, null)).toMatchObject({
    phase: 'idle',
    cases: [{ plan: PLAN[0] }, { plan: PLAN[1] }],
  });
});

it.each([
  [{}, 'starting', ['waiting', 'waiting']],
  [{ findings: one }, 'running', ['done', 'waiting']],
  [{ state: 'cancelled', findings: one }, 'stopped', ['done', 'skipped']],
  [{ state: 'ready', findings: one }, 'finished', ['done', 'skipped']],
  [{ state: 'failed' }, 'fault', ['skipped', 'skipped']],
] as const)('%j is %s, its cases %j', (more, phase, states) => {
  const run = runOfTry(PLAN, { ...TRIED, ...more });
  expect([run.phase, run.cases.map(({ state }) => state)]).toEqual([phase, states]);
});

it('says why it failed, also where the grader left no word', () => {
  expect(runOfTry(PLAN, { ...TRIED, state: 'failed', fault: 'cases.ts: no' }).fault).toBe('cases.ts: no');
  expect(runOfTry(PLAN, { ...TRIED, state: 'failed' }).fault).toMatch(/gave up/);
});
