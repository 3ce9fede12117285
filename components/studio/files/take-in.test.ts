import { expect, it } from 'vitest';
import { FilesKeeper } from './files-keeper.ts';
import { takeInFigure, takeInNewer } from './take-in.ts';

function draft(files: Readonly<Record<string, string>>) {
  const inEditor: string[] = [];
  const keeper = new FilesKeeper({
    files: Object.entries(files).map(([path, content]) => ({ path, content, hash: content })),
    savedAt: 'before',
    savedBy: 'Ada',
    revision: 1,
    deleted: false,
    problems: [],
    unsaved: { read: () => [], write: () => undefined },
    save: () => new Promise(() => undefined),
    onText: (path, text) => inEditor.push(`${path}: ${text}`),
  });
  return { keeper, inEditor };
}

it('a file that is uploaded once more takes the place of the one before, which can be put back', () => {
  const { keeper, inEditor } = draft({ 'figures/window.svg': 'old' });
  expect(takeInNewer(keeper, { path: 'figures/window.svg', text: 'new' })).toBe('old');
  expect(keeper.text('figures/window.svg')).toBe('new');
  expect(inEditor).toEqual(['figures/window.svg: new']);
  expect(takeInNewer(keeper, { path: 'assets/digits.bin', text: 'AA==' })).toBeNull();
  expect(keeper.text('assets/digits.bin')).toBe('AA==');
  keeper.close();
});

it('the same file uploaded again changes nothing', () => {
  const { keeper, inEditor } = draft({ 'assets/digits.bin': 'AA==' });
  expect(takeInNewer(keeper, { path: 'assets/digits.bin', text: 'AA==' })).toBeNull();
  expect(inEditor).toEqual([]);
  expect(keeper.isDirty()).toBe(false);
});

it('a figure that is dropped takes no other figure’s place; the same one twice is one file', () => {
  const { keeper } = draft({ 'figures/image.svg': 'first' });
  const path = 'figures/image.svg';
  const paths = ['second', 'third', 'first', 'second'].map((text) => takeInFigure(keeper, { path, text }));
  expect(paths).toEqual([
    'figures/image-2.svg',
    'figures/image-3.svg',
    'figures/image.svg',
    'figures/image-2.svg',
  ]);
  expect(keeper.state().files).toEqual([
    { path: 'figures/image-2.svg', text: 'second' },
    { path: 'figures/image-3.svg', text: 'third' },
    { path: 'figures/image.svg', text: 'first' },
  ]);
  keeper.close();
});
