import { expect, it } from 'vitest';
import type { CheckProblemView } from '#server/studio/check/check-view.ts';
import { placedIn } from './placed-problem.ts';

const CASES = `export default defineCases([
  example('the example', {}),
]);`;
const example = {
  id: 'a',
  title: 'the example',
  kind: 'example',
  visibility: 'public',
  pointsMax: 1,
} as const;
const matrix = { cases: [example], rows: [] };
const PROBLEM: CheckProblemView = {
  ...{ file: 'reference.ts', line: null, caseId: 'a', missed: 'failed', severity: 'fails' },
  sentence: 'It failed.',
};
const placed = (problem: Partial<CheckProblemView>) =>
  placedIn(CASES, { problems: [{ ...PROBLEM, ...problem }], matrix })[0];

it('a problem of a missed case ends with what to do and the line of the case', () => {
  expect(placed({})).toMatchObject({
    line: null,
    mend: { lead: 'Mend reference.ts, or the expectation at ', place: { file: 'cases.ts', line: 2 } },
  });
  expect(placed({ line: 4, missed: 'errored' })).toMatchObject({
    line: 4,
    mend: { lead: 'Mend reference.ts:4, or the case at ' },
  });
});

it('a problem of the cases stands at its case, and one that says it all ends as it is', () => {
  expect(placed({ file: 'cases.ts', missed: null })).toMatchObject({ line: 2, mend: null });
  expect(placed({ file: 'cases.ts', line: 1, missed: null })).toMatchObject({ line: 1 });
  expect(placed({ caseId: 'gone' })).toMatchObject({ line: null, mend: null });
  expect(placed({ caseId: null, missed: null })).toMatchObject({ line: null, mend: null });
});
