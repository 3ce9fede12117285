import { expect, it } from 'vitest';
import { indentKey } from './indent-key.ts';

/** `[` and `]` are the ends of the selection, `|` the cursor. */
function press(marked: string, outdent = false): string {
  const cursor = marked.indexOf('|');
  const start = cursor >= 0 ? cursor : marked.indexOf('[');
  const end = cursor >= 0 ? cursor : marked.indexOf(']') - 1;
  const source = marked.replace(/[[\]|]/g, '');
  const edit = indentKey(source, { start, end, outdent });
  if (!edit) return marked;
  const text = source.slice(0, edit.start) + edit.text + source.slice(edit.end);
  if (edit.selectionStart === edit.selectionEnd)
    return `${text.slice(0, edit.selectionStart)}|${text.slice(edit.selectionStart)}`;
  return `${text.slice(0, edit.selectionStart)}[${text.slice(edit.selectionStart, edit.selectionEnd)}]${text.slice(edit.selectionEnd)}`;
}

it('writes two spaces at the cursor, in the place of what is selected on one line', () => {
  expect(press('a|b')).toBe('a  |b');
  expect(press('a[bc]d')).toBe('a  |d');
});

it('indents every selected line but empty ones, and keeps the selection', () => {
  expect(press('[a\n\nb]\nc')).toBe('  [a\n\n  b]\nc');
  expect(press('x\n[a\nb\n]c')).toBe('x\n  [a\n  b\n]c');
});

it('takes up to two spaces or a tab away with Shift', () => {
  expect(press('    a|b', true)).toBe('  a|b');
  expect(press('[ a\n\tb\nc]', true)).toBe('[a\nb\nc]');
  expect(press('ab|', true)).toBe('ab|');
});
