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

  it.each<[string, string, string, readonly string[]]>([
    ['a line that goes', 'a\nb\nc', 'a\nc', ['-b']],
    ['a line that comes at the end', 'a\nb', 'a\nb\nc', [' b', '+c']],
    ['a line that comes at the beginning', 'a\nb', 'z\na\nb', ['+z', ' a']],
    ['a line that only moved in', 'a\nb', 'a\n  b', ['-b', '+  b']],
    ['a line that is empty now', 'a\nb\nc', 'a\n\nc', ['-b', '+']],
    ['all lines', 'a', 'b', ['-a', '+b']],
    ['a line between two alike', 'x\nx', 'x\ny\nx', [' x', '+y', ' x']],
    ['lines side by side', 'a\nb\nc', 'A\nB\nc', ['-a', '-b', '+A', '+B']],
  ])('of %s says where, in as few lines as tell it', (_, base, changed, lines) => {
    expect(differenceOf(base, changed)).toEqual(lines);
    expect(madeOf(base, changed)).toBe(changed);
  });

  it('reads the line ends of Windows as any others', () => {
    expect(differenceOf('a\r\nb', 'a\nb')).toBeNull();
    expect(differenceOf('a\r\nb', 'a\nB')).toEqual(['-b', '+B']);
  });

  it('makes one place of two that grow together', () => {
    const [base, changed] = ['x\na\nx\nb\nx', 'y\na\nx\nb\ny'];
    expect(madeOf(base, changed)).toBe(changed);
    expect(differenceOf(base, changed)?.filter((line) => line === '@@').length).toBeLessThanOrEqual(1);
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
