import { expect, it } from 'vitest';
import { begunFrom, firstMistakeText, isMistakeText } from './begun-mistake.ts';

const PATH = 'misconceptions/shifts-first.md';
const TEXT =
  '---\ntitle: "Shifts: first"\n---\n\nWhich of the two\n\ncomes first?\n\n```diff\n-one\n+two\n```\n';

it('keeps title and hint of a mistake whose difference fits nothing any more', async () => {
  expect(await begunFrom(PATH, TEXT)).toEqual({
    path: PATH,
    title: 'Shifts: first',
    hint: 'Which of the two\n\ncomes first?',
  });
});

it('begins with nothing where the file cannot be read, and writes to it all the same', async () => {
  expect(await begunFrom(PATH, 'title: lost')).toEqual({ path: PATH, title: '', hint: '' });
});

it('a mistake begins with the reference, and with what stays of the one that is made once more', () => {
  expect(firstMistakeText(null, 'ref')).toEqual({ title: '', hint: '', source: 'ref', reference: 'ref' });
  const begun = { path: PATH, title: 'Shifts first', hint: 'Which?' };
  const text = firstMistakeText(begun, 'ref');
  expect(text).toEqual({ title: 'Shifts first', hint: 'Which?', source: 'ref', reference: 'ref' });
  expect([isMistakeText(text), isMistakeText(begun), isMistakeText(null)]).toEqual([true, false, false]);
});
