import { expect, it } from 'vitest';
import { parseErrorWords } from './parse-error-words.ts';

it.each([
  ['Error transforming solution.ts: Unexpected token, expected "]" (3:9)', 'Expected `]` here.'],
  ['Unexpected token, expected "," (3:9)', 'Expected `,` or a closing bracket here.'],
  ['Error transforming solution.ts: Unexpected token (3:9)', 'What stands here cannot stand in this place.'],
  ["Unexpected token '}'", '`}` cannot stand in this place.'],
  ['Unterminated string constant', 'Unterminated string constant.'],
])('%s: says what was expected, without the parser’s own places', (message, words) => {
  expect(parseErrorWords(new SyntaxError(message), 'solution.ts')).toContain(words);
});

it('says that the file ends too early where nothing comes any more', () => {
  expect(parseErrorWords(new SyntaxError('Unexpected token (5:1)'), 'solution.ts', true)).toBe(
    'solution.ts ends where a closing `}`, `)` or `]` is still missing.',
  );
});

it('speaks of nesting when a parser runs out of stack', () => {
  expect(parseErrorWords(new RangeError('Maximum call stack size exceeded'), 'solution.ts')).toBe(
    'solution.ts is nested too deeply to read.',
  );
});

it.each<[unknown, boolean, string]>([
  [
    new SyntaxError('Unexpected token, expected "}" (9:1)'),
    true,
    'solution.ts ends where `}` is still missing.',
  ],
  [
    new SyntaxError('Unexpected token, expected "}" (9:1)'),
    false,
    'Expected `}` here. Look at this line, and at the end of what comes before it.',
  ],
  [new SyntaxError('Unterminated template (3:4)'), true, 'Unterminated template.'],
  [
    new SyntaxError("Identifier 'a' has already been declared"),
    false,
    "Identifier 'a' has already been declared.",
  ],
  [new SyntaxError('is this right?'), false, 'Is this right?'],
  ['a text', false, 'A text.'],
])('%o, at the end of the file: %s', (error, atEnd, words) => {
  expect(parseErrorWords(error, 'solution.ts', atEnd)).toBe(words);
});
