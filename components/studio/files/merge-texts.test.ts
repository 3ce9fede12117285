import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeTexts } from './merge-texts.ts';

const BASE = 'one\ntwo\nthree\nfour\nfive\n';
const line = fc.constantFrom('a', 'b', 'c', '', '  d');
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join('\n'));

describe('two texts of one file', () => {
  it('are one where they changed other lines, with nothing marked', () => {
    const theirs = BASE.replace('two', 'two of Ben');
    const mine = `${BASE.replace('four\n', '')}six\n`;
    expect(mergeTexts({ base: BASE, theirs, mine })).toEqual({
      text: 'one\ntwo of Ben\nthree\nfive\nsix\n',
      conflicts: 0,
    });
  });

  it('keep both where they changed the same lines, between marks, and only there', () => {
    const theirs = BASE.replace('two', 'two of Ben').replace('five', 'FIVE');
    const mine = BASE.replace('two', 'my two');
    expect(mergeTexts({ base: BASE, theirs, mine })).toEqual({
      text: 'one\n<<<<<<< theirs\ntwo of Ben\n=======\nmy two\n>>>>>>> mine\nthree\nfour\nFIVE\n',
      conflicts: 1,
    });
  });

  it('mark nothing that both wrote alike, nor where both made the same file', () => {
    const both = BASE.replace('two', 'TWO');
    expect(mergeTexts({ base: BASE, theirs: both, mine: both })).toEqual({ text: both, conflicts: 0 });
    expect(mergeTexts({ base: null, theirs: both, mine: both })).toEqual({ text: both, conflicts: 0 });
    expect(mergeTexts({ base: null, theirs: 'theirs', mine: 'mine' })).toMatchObject({ conflicts: 1 });
  });

  it('give the one that was changed where the other was not', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergeTexts({ base, theirs: changed, mine: base })).toEqual({ text: changed, conflicts: 0 });
        expect(mergeTexts({ base, theirs: base, mine: changed })).toEqual({ text: changed, conflicts: 0 });
      }),
    );
  });

  it.each([
    ['more lines than are compared', (at: number) => `line ${at}`, 150_000],
    ['few lines that are all the same', () => '', 4_000],
  ])('meet as a whole between what is the same, and at once, where they have %s', (_, lineAt, length) => {
    const middle = Array.from({ length }, (_, at) => lineAt(at)).join('\n');
    const of = (who: string) => `top\n${who} begins\n${middle}\n${who} ends\nbottom\n`;
    const both = { base: of('base'), theirs: of('Ben'), mine: of('Ada') };
    const inside = (text: string) => text.slice('top\n'.length, -'\nbottom\n'.length);
    expect(mergeTexts(both)).toEqual({
      text: `top\n<<<<<<< theirs\n${inside(both.theirs)}\n=======\n${inside(both.mine)}\n>>>>>>> mine\nbottom\n`,
      conflicts: 1,
    });
  });

  it('are joined however long they are, where what changed lies close together', () => {
    const lines = Array.from({ length: 150_000 }, (_, at) => `line ${at}`).join('\n');
    const base = `${lines}\n${BASE}${lines}`;
    const [theirs, mine] = [base.replace('\ntwo', '\nTWO'), base.replace('\nfour', '\nFOUR')];
    const joined = base.replace('\ntwo', '\nTWO').replace('\nfour', '\nFOUR');
    expect(mergeTexts({ base, theirs, mine })).toEqual({ text: joined, conflicts: 0 });
  });

  it('lose no line that only one of them wrote', () => {
    fc.assert(
      fc.property(text, text, text, (base, theirs, mine) => {
        const kept = mergeTexts({ base, theirs: `${theirs}\nof Ben`, mine: `of mine\n${mine}` }).text.split(
          '\n',
        );
        expect(kept).toContain('of Ben');
        expect(kept).toContain('of mine');
      }),
    );
  });
});
