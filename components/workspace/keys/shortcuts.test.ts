import { expect, it } from 'vitest';
import { shortcutOf } from './shortcuts.ts';

const press = (
  key: string,
  held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean> & { code: string }> = {},
) => ({
  key,
  code: '',
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
const reading = { typing: false, letters: true };
const typing = { typing: true, letters: true };

it('runs and submits with Ctrl or ⌘, also while typing', () => {
  expect(shortcutOf(press('Enter', { ctrlKey: true }), typing)).toBe('run');
  expect(shortcutOf(press('Enter', { metaKey: true, shiftKey: true }), typing)).toBe('submit');
});

it('saves with Ctrl or ⌘ and S, where the browser would save the page', () => {
  expect(shortcutOf(press('s', { ctrlKey: true }), typing)).toBe('save');
  expect(shortcutOf(press('S', { metaKey: true }), reading)).toBe('save');
  expect(shortcutOf(press('s', { ctrlKey: true, shiftKey: true }), typing)).toBeNull();
  expect(shortcutOf(press('s'), reading)).toBeNull();
});

it('takes single letters only where no one types', () => {
  expect(shortcutOf(press('n'), reading)).toBe('next-failing');
  expect(shortcutOf(press('?', { shiftKey: true }), reading)).toBe('shortcuts');
  expect(shortcutOf(press('n'), typing)).toBeNull();
});

it('takes no single letters when they are turned off', () => {
  expect(shortcutOf(press('d'), { typing: false, letters: false })).toBeNull();
  expect(shortcutOf(press('F6'), { typing: false, letters: false })).toBe('next-pane');
});

it('changes the size of code by the place of a key, whatever Alt makes of it', () => {
  const held = { shiftKey: true, altKey: true };
  expect(shortcutOf(press('˘', { ...held, code: 'Period' }), typing)).toBe('larger-text');
  expect(shortcutOf(press('<', { ...held, code: 'Comma' }), typing)).toBe('smaller-text');
  expect(shortcutOf(press('F1', { altKey: true }), typing)).toBe('editor-help');
});

it('leaves the combinations of the browser alone', () => {
  for (const key of ['n', 'p', 'd']) expect(shortcutOf(press(key, { ctrlKey: true }), reading)).toBeNull();
  expect(shortcutOf(press('Enter'), reading)).toBeNull();
});
