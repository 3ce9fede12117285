import { describe, expect, it } from 'vitest';
import { loadModule } from '#grader/realm/loading/module-loader.ts';
import { formSource, type MisconceptionForm } from './misconception-forms.ts';

const SOURCE = `export const f = () => 'own f';
export function g() { return 'own g'; }
export const variants = [{ f: () => 'first' }, { f: () => 'second', g: () => 'second g' }];
export const family = { from: 1, to: 3, of: (constant: number) => ({ g: () => constant }) };
// the last line`;

function load(form: MisconceptionForm, source = SOURCE) {
  const require = () => ({});
  return loadModule({ fileName: 'misconception.ts', source: formSource(source, form), require }) as {
    f: () => unknown;
    g: () => unknown;
  };
}

describe('a form of a mistake', () => {
  it('takes the place of the functions that it has, and leaves the others', () => {
    const { f, g } = load({ variant: 0 });
    expect([f(), g()]).toEqual(['first', 'own g']);
  });

  it('may have them all, and is told from the others by its number', () => {
    const { f, g } = load({ variant: 1 });
    expect([f(), g()]).toEqual(['second', 'second g']);
  });

  it('may be a member of the family, by its constant', () => {
    expect(load({ constant: 2.5 }).g()).toBe(2.5);
    expect(load({ constant: -1e-7 }).g()).toBe(-1e-7);
    expect(load({ constant: 1e21 }).f()).toBe('own f');
  });

  it.each<[string, MisconceptionForm, string]>([
    ['a number past the last', { variant: 2 }, SOURCE],
    ['a variant of a file that has none', { variant: 0 }, 'export const f = 1;'],
    ['a constant for a file that has no family', { constant: 1 }, 'export const f = 1;'],
  ])('%s is refused as the file loads', (_, form, source) => {
    expect(() => load(form, source)).toThrow('This misconception has no such form.');
  });

  it('leaves every line of the file where it was', () => {
    expect(formSource(SOURCE, { variant: 0 }).startsWith(`${SOURCE}\n`)).toBe(true);
    expect(() => load({ variant: 0 }, "\n\nthrow new Error('here');")).toThrow(
      expect.objectContaining({ codeError: expect.objectContaining({ line: 3 }) }),
    );
  });
});
