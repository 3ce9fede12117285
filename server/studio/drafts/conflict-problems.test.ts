import { describe, expect, it } from 'vitest';
import { readBounded } from '../zip/read-bounded.ts';
import { conflictProblems } from './conflict-problems.ts';

describe('two texts that were kept of one place', () => {
  const both = 'a\n<<<<<<< yours\nb\n=======\nc\n>>>>>>> theirs\n';
  const found = (text: string, file = 'statement.md') =>
    conflictProblems({ [file]: text }).map((problem) => [problem.file, problem.line]);

  it('are found in every file, at the first line that marks them', () => {
    expect(found(both)).toEqual([['statement.md', 2]]);
    expect(conflictProblems({ 'cases.ts': both, 'reference.ts': 'a', 'starter.ts': both })).toHaveLength(2);
    // Whoever took out the first mark alone has not decided.
    expect(found('a\nb\n>>>>>>> theirs')).toEqual([['statement.md', 3]]);
  });

  it('are nothing that only looks so: code, a quotation, a line under a title, an asset', () => {
    for (const text of [
      'a << b >> c',
      ' <<<<<<< yours',
      '<<<<<<<yours',
      '=======',
      '<<<<<<<< yours',
      '>>> quoted',
    ])
      expect([text, found(text)]).toEqual([text, []]);
    expect(found('PDw8PDw8PCB5b3Vycw==', 'assets/data.bin')).toEqual([]);
  });
});

describe('a body that arrives in pieces', () => {
  function piecesOf(...sizes: readonly number[]) {
    let asked = 0;
    async function* pieces() {
      for (const size of sizes) {
        asked += 1;
        yield new Uint8Array(size).fill(asked);
      }
    }
    return { pieces: pieces(), asked: () => asked };
  }

  it('is read whole up to the last byte that it may have, in its order', async () => {
    const { pieces } = piecesOf(2, 0, 1);
    expect([...((await readBounded(pieces, 3)) ?? [])]).toEqual([1, 1, 3]);
    expect(await readBounded(piecesOf().pieces, 0)).toHaveLength(0);
  });

  it('that is longer is given up at once: nobody fills the memory by going on', async () => {
    const { pieces, asked } = piecesOf(2, 2, 2, 2);
    expect(await readBounded(pieces, 3)).toBeNull();
    expect(asked()).toBe(2);
  });
});
