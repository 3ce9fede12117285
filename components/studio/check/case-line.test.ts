import { expect, it } from 'vitest';
import { caseLine } from './case-line.ts';

const CASES = `export default defineCases([
  property('a row of any size', {}),
  example("one student's row", {}),
  example('another student\\'s row', {}),
]);`;

it.each([
  ['a row of any size', 2],
  ["one student's row", 3],
  ["another student's row", 4],
  ['a row', null],
])('the case “%s” is on line %s: a title that another begins with is not it', (title, line) => {
  expect(caseLine(CASES, title)).toBe(line);
});
