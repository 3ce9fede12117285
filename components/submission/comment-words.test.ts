import { expect, it } from 'vitest';
import type { CommentView } from '#server/submissions/submission-view.ts';
import { commentCountWords, commentPlace, commentsByLine } from './comment-words.ts';

const comment = (id: string, line: number | null): CommentView => ({
  id,
  line,
  author: 'Ode Farrant',
  body: 'Look again.',
  html: '<p>Look again.</p>',
  shown: true,
  own: false,
  abandoned: false,
  writtenAt: '2026-01-01T10:00:00.000Z',
});

it('names the place of a comment', () => {
  expect([commentPlace(3), commentPlace(null)]).toEqual(['line 3', 'the whole submission']);
  expect([commentCountWords(1), commentCountWords(2)]).toEqual(['1 comment', '2 comments']);
});

it('loses no comment, also when its line is not there', () => {
  const groups = commentsByLine([comment('a', null), comment('b', 2), comment('c', 2), comment('d', 9)], 4);
  expect(groups.get(2)?.map(({ id }) => id)).toEqual(['b', 'c']);
  expect(groups.get(null)?.map(({ id }) => id)).toEqual(['a', 'd']);
});
