import { expect, it } from 'vitest';
import { STARTED_SCRATCH, scratchAfter, scratchError } from './scratch-run.ts';

const thrown = { kind: 'load', name: 'TypeError', message: 'x is not a tensor', line: 2 } as const;

it('puts an error on its line of the snippet, and names the line of the solution in words', () => {
  expect(scratchError({ ...thrown, file: 'snippet' })).toMatchObject({
    line: 2,
    message: 'x is not a tensor',
  });
  expect(scratchError(thrown)).toMatchObject({ message: 'solution.ts, line 2: x is not a tensor' });
  expect(scratchError(thrown)).not.toHaveProperty('line');
});

it('names lines of the snippet beside what it prints, and none of the solution', () => {
  const line = { level: 'log' as const, text: 'shape 3', line: 4 };
  const inSnippet = { ...line, file: 'snippet' as const };
  const after = [inSnippet, line].reduce(
    (run, printed) => scratchAfter(run, { type: 'log', caseId: null, line: printed }),
    STARTED_SCRATCH,
  );
  expect(after.logs).toEqual([inSnippet, { level: 'log', text: 'shape 3' }]);
});

it('says of the snippet that it never ended', () => {
  const fact = { code: 'time-limit', of: 'case', begun: true } as const;
  const { message } = scratchError({ kind: 'runtime', name: 'TimeLimit', message: 'late', fact });
  expect(message).toMatch(/^The snippet was still running/);
});
