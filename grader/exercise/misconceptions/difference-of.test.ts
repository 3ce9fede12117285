import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editText } from '../files/edit-text.ts';
import { differenceOf } from './difference-of.ts';
import { parseMisconception } from './misconception-file.ts';

function madeOf(base: string, changed: string): string {
  const fence = differenceOf(base, changed)?.join('\n') ?? '';
  const file = parseMisconception('m.md', `---\ntitle: t\n---\nhint\n\`\`\`diff\n${fence}\n\`\`\`\n`);
  const edited = editText({ name: 'reference.ts', text: base }, file.forms[0] ?? []);
  if (edited.kind === 'misfit') throw new Error(JSON.stringify(edited.problems));
  return edited.text;
}

describe('the difference of two programs', () => {
  it('is the changed line alone where that line occurs once', () => {
    expect(differenceOf('a\nb\nc', 'a\nB\nc')).toEqual(['-b', '+B']);
  });

  it('takes lines around it where the line occurs twice', () => {
    expect(differenceOf('a\nx\nb\nx\nc', 'a\nx\nb\ny\nc')).toEqual([' b', '-x', '+y', ' c']);
  });

  it('has two places for two changes, and none for equal texts', () => {
    expect(differenceOf('a\nb\nc\nd', 'A\nb\nc\nD')).toEqual(['-a', '+A', '@@', '-d', '+D']);
    expect(differenceOf('a', 'a')).toBeNull();
  });

  it('names what stands beside a line that is only added', () => {
    expect(differenceOf('a\n\nb', 'a\n\nnew\nb')).toEqual(['', '+new', ' b']);
  });

  it('gives the changed program back, of any two programs with few different lines', () => {
    const program = fc.array(fc.constantFrom('', 'a', 'b', 'c', '  d', '}'), { minLength: 1, maxLength: 14 });
    fc.assert(
      fc.property(program, program, (before, after) => {
        const [base, changed] = [['first', ...before].join('\n'), ['first', ...after].join('\n')];
        fc.pre(base !== changed);
        expect(madeOf(base, changed)).toBe(changed);
      }),
      { numRuns: 500 },
    );
  });
});
