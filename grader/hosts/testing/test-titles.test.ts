import { expect, it } from 'vitest';
import { testTitles } from './test-titles.ts';

it('finds plain titles, titles of tables, and those of a table with a name', () => {
  const source = `const ROWS = { 'a constructor key': 1 } as const;
describe('outer', () => {
  it('plain', () => {});
  it.each([['in a row', 1]])('takes %s', () => {});
  it.each(Object.entries(ROWS))('survives %s', () => {});
  test.runIf(true)(\`with \${1} holes\`, () => {});
});`;
  const titles = testTitles(source);
  for (const title of ['outer', 'plain', 'in a row', 'takes %s', 'a constructor key', 'with ', ' holes'])
    expect(titles).toContain(title);
});

it('finds none in comments, in other strings, or in what never runs', () => {
  const source = `// it('in a comment', () => {});
const text = "it('in a string')";
it.skip('skipped', () => {});
test.todo('to do');
describe.skip('a part', () => { it('inside', () => {}); });`;
  expect(testTitles(source)).toEqual([]);
});
