import { expect, it } from 'vitest';
import { linesOfRooms, ratioWords, spokenLines } from './test-ratio.ts';

const FILES: Readonly<Record<string, string>> = {
  'db/a.ts': '/** About. */\nexport const a = 1;\n\nexport const b = 2;\n',
  'db/a.test.ts': "// why\nit('holds', () => {\n  expect(1).toBe(1);\n});\n",
  'db/testing.ts': 'export const world = 1;\n',
  'db/migrations/0001.ts': 'export const generated = 1;\n',
  'dbx/c.ts': 'export const c = 1;\n',
};

it('counts neither blank lines nor comments', () => {
  expect(spokenLines('/**\n * a\n */\n\n// b\nconst c = 1; // d\n')).toBe(1);
});

it('tells tests and what only they import from source, and leaves out what a tool wrote', () => {
  expect(linesOfRooms(['db'], Object.keys(FILES), (path) => FILES[path] ?? '')).toEqual([
    { room: 'db', source: 2, test: 4 },
  ]);
});

it('names the room that has fewer than it had, and no other', () => {
  const lines = [
    { room: 'db', source: 10, test: 4 },
    { room: 'server', source: 10, test: 9 },
  ];
  expect(ratioWords(lines, { db: 0.5, server: 0.9 })).toEqual({
    summary: 'db 0.40, server 0.90',
    short: ['db has 0.40 lines of test a line of source; expected 0.5.'],
  });
});
