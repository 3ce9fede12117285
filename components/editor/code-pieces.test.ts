import { expect, it } from 'vitest';
import { piecesOf } from './code-pieces.ts';

it('cuts a line at its tokens and loses no character', () => {
  const line = "const s: Tensor = 'a\\n';";
  const pieces = piecesOf(line, [
    { offset: 0, type: 'keyword.ts' },
    { offset: 5, type: 'white.ts' },
    { offset: 6, type: 'identifier.ts' },
    { offset: 7, type: 'delimiter.ts' },
    { offset: 9, type: 'type.identifier.ts' },
    { offset: 18, type: 'string.ts' },
    { offset: 20, type: 'string.escape.ts' },
    { offset: 22, type: 'string.ts' },
    { offset: 23, type: 'delimiter.ts' },
  ]);
  expect(pieces.map(({ text }) => text).join('')).toBe(line);
  expect(pieces.map(({ colour }) => colour)).toEqual([
    'keyword',
    'text',
    'text',
    'punctuation',
    'function',
    'string',
    'constant',
    'string',
    'punctuation',
  ]);
});

it('has nothing for an empty line', () => {
  expect(piecesOf('', [{ offset: 0, type: '' }])).toEqual([]);
});
