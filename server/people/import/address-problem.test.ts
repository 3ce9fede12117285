import { expect, test } from 'vitest';
import { addressProblem } from './address-problem.ts';

const problem = (text: string, start = 0) => addressProblem({ text, start });

test('an address is what mail goes to, in whatever letters it is written', () => {
  for (const text of [
    'ada@uni.example',
    'a.b+c@sub.uni.example',
    'ADA@UNI.EXAMPLE',
    "o'neil@x.co",
    'ü@ü.example',
  ])
    expect([text, problem(text)]).toEqual([text, null]);
  const longest = `${'a'.repeat(254 - '@x.example'.length)}@x.example`;
  expect([problem(longest), problem(`a${longest}`)?.kind]).toEqual([null, 'too-long']);
});

test('what is none says so of the whole, and offers what it may have been without its blanks', () => {
  for (const text of [
    'ada@uni',
    '@uni.example',
    'ada@',
    'ada@uni.',
    'a@b@c.example',
    'ada@uni.example;',
    '<ada@x.example>',
  ])
    expect([text, problem(text)]).toMatchObject([text, { kind: 'not-an-address', offer: null }]);
  expect(problem('Ada @ Uni.example', 7)).toEqual({
    ...{ kind: 'not-an-address', start: 7, length: 17, character: 1, offer: 'ada@uni.example' },
  });
  expect(addressProblem(null)).toEqual({
    kind: 'no-address',
    start: 0,
    length: 1,
    character: 1,
    offer: null,
  });
});

test('an at that was written out is shown where it stands, with the address that it hides', () => {
  expect(problem('ada (at) uni.example', 10)).toEqual({
    ...{ kind: 'no-at', start: 13, length: 6, character: 4, offer: 'ada@uni.example' },
  });
  expect(problem('ada at uni.example')?.offer).toBe('ada@uni.example');
  expect(problem('ada[AT]uni.example')?.offer).toBe('ada@uni.example');
  // A name that has it inside is no address that hides.
  expect(problem('beata.uni.example')).toMatchObject({ kind: 'no-at', start: 0, length: 17, offer: null });
});
