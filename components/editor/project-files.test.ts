import { expect, it } from 'vitest';
import { fileAddress, ProjectFiles } from './project-files.ts';

const SOLUTION = { project: 'odl/cnn/conv2d', path: 'solution.ts' };

function opened() {
  const open: string[] = [];
  const files = new ProjectFiles<{ address: string; text: string }>({
    open(address, text) {
      open.push(address);
      return { address, text };
    },
    close: ({ address }) => open.splice(open.indexOf(address), 1),
  });
  return { files, open };
}

it('holds files of one name in two projects beside each other, and one goes without the other', () => {
  const { files, open } = opened();
  const mine = files.hold(SOLUTION, 'mine');
  const other = files.hold({ ...SOLUTION, project: 'studio/draft' }, 'other');
  expect([mine.file.text, other.file.text]).toEqual(['mine', 'other']);
  mine.release();
  expect(open).toEqual([other.file.address]);
});

it('two editors on one file have one text, which stays until the second goes', () => {
  const { files, open } = opened();
  const first = files.hold(SOLUTION, 'the text');
  const second = files.hold(SOLUTION, 'what it once began with');
  expect(second.file).toBe(first.file);
  first.release();
  first.release();
  expect(open).toHaveLength(1);
  second.release();
  expect(open).toEqual([]);
  expect(files.hold(SOLUTION, 'anew').file.text).toBe('anew');
});

it('gives no two files one address, whatever their projects are called', () => {
  const places = [
    { project: 'a', path: 'b/c.ts' },
    { project: 'a/b', path: 'c.ts' },
    { project: 'a~2Fb', path: 'c.ts' },
    { project: 'a%2Fb', path: 'c.ts' },
    { project: '', path: 'a/b/c.ts' },
  ];
  expect(new Set(places.map(fileAddress)).size).toBe(places.length);
});
