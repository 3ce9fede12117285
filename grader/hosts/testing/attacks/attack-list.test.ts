import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { testTitles } from '../test-titles.ts';
import { ELSEWHERE } from './elsewhere.ts';
import { ATTACK_FAMILIES } from './families.ts';
import { TRIED } from './tried-by-hand.ts';

const PROJECT = new URL('../../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, PROJECT), 'utf8');
const range = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

const exists = ({ file, title }: { file: string; title: string }): boolean =>
  testTitles(read(file)).some((one) => one.includes(title));

const attacks = ATTACK_FAMILIES.flatMap((family) => family.attacks);

describe('the list of attacks', () => {
  it('has a program or a named test for each number about realms', () => {
    const covered = new Set([
      ...attacks.flatMap(({ numbers }) => numbers),
      ...Object.keys(ELSEWHERE).map(Number),
    ]);
    const missing = [...range(1, 40), ...range(62, 69)].filter((number) => !covered.has(number));
    expect(missing).toEqual([]);
  });

  it('names tests that exist', () => {
    const named = Object.values(ELSEWHERE).flat();
    expect(named.filter((one) => !exists(one))).toEqual([]);
  });

  it.each(Object.entries(TRIED))('has programs in every home for %s', (_what, { programs, tests = [] }) => {
    const everywhere = new Set(attacks.filter(({ notIn }) => notIn === undefined).map(({ title }) => title));
    expect(programs.length).toBeGreaterThan(0);
    expect(programs.filter((title) => !everywhere.has(title))).toEqual([]);
    expect(tests.filter((one) => !exists(one))).toEqual([]);
  });

  it('has one title for each program', () => {
    const titles = attacks.map(({ title }) => title);
    expect(titles.filter((title, at) => titles.indexOf(title) !== at)).toEqual([]);
  });

  it('is gone through by number in docs/security.md', () => {
    const table = read('docs/security.md').split('## Where each attack is tested')[1] ?? '';
    const numbers = [...table.matchAll(/^\| (\d+)(?:–(\d+))? \|/gm)].flatMap(([, first, last]) =>
      range(Number(first), Number(last ?? first)),
    );
    expect(numbers).toEqual(range(1, 70));
  });
});
