import { expect, it } from 'vitest';
import { insertSnippet, matchingSnippets, snippetToken } from './snippet-token.ts';

it('sees a slash at the start of the line that is written on, and no other', () => {
  expect(snippetToken('/', 1)).toEqual({ from: 0, to: 1, search: '' });
  expect(snippetToken('Good.\n/Si', 9)).toEqual({ from: 6, to: 9, search: 'si' });
  for (const [text, caret] of [
    ['a/b', 3],
    ['', 0],
    ['/a\nb', 4],
    [`/${'x'.repeat(50)}`, 51],
  ] as const)
    expect(snippetToken(text, caret)).toBeNull();
});

it('finds by words in any order', () => {
  const snippets = [{ body: 'Mind the sign.' }, { body: 'The shape is wrong.' }];
  expect(matchingSnippets(snippets, 'the')).toHaveLength(2);
  expect(matchingSnippets(snippets, 'wrong the')).toEqual([snippets[1]]);
  expect(matchingSnippets(snippets, 'nothing')).toEqual([]);
});

it('puts the snippet in the place of the slash, and the caret behind it', () => {
  const text = 'Good.\n/si\nBye.';
  const token = snippetToken(text, 9);
  expect(token && insertSnippet(text, { token, body: 'Mind the sign.' })).toEqual({
    text: 'Good.\nMind the sign.\nBye.',
    caret: 20,
  });
});
