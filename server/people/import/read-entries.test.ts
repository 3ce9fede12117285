import { describe, expect, it } from 'vitest';
import { readEntries } from './read-entries.ts';

const pasted = (text: string) => readEntries(text).entries;

describe('pasted addresses', () => {
  it('are found in their piece of the line, where the page marks them', () => {
    const entries = pasted('  Ann Lee < ann@p.example > ,bob@p.example;\r\n "Cy" <cy(at)p.example>; not one');
    expect(entries.map(({ line, raw, name }) => [line, raw, name])).toEqual([
      [1, 'Ann Lee < ann@p.example >', 'Ann Lee'],
      [1, 'bob@p.example', ''],
      [2, '"Cy" <cy(at)p.example>', 'Cy'],
      [2, 'not one', ''],
    ]);
    for (const { raw, email } of entries)
      expect(raw.slice(email?.start, (email?.start ?? 0) + (email?.text.length ?? 0))).toBe(email?.text);
    expect(entries.map(({ email }) => email?.text)).toEqual([
      'ann@p.example',
      'bob@p.example',
      'cy(at)p.example',
      'not one',
    ]);
  });

  it('are those in brackets, also where the name says the same, and all of it where no bracket closes', () => {
    const places = (text: string) => pasted(text).map(({ email, name }) => [email?.text, email?.start, name]);
    expect(places('me@p.example <me@p.example>')).toEqual([['me@p.example', 14, 'me@p.example']]);
    expect(places('<first> then <me@p.example> <rest')).toEqual([['me@p.example', 14, '<first> then']]);
    expect(places('A <me@p.example')).toEqual([['A <me@p.example', 0, '']]);
    expect(places('> A <me@p.example')).toEqual([['> A <me@p.example', 0, '']]);
    expect(places('A <>')).toEqual([['', 3, 'A']]);
  });

  it('are together no longer than the list, and a run of brackets is read at once', () => {
    const line = Array.from({ length: 600 }, (_, seat) => `seat${seat}@p.example`).join(', ');
    const length = pasted(line).reduce((sum, { raw }) => sum + raw.length, 0);
    expect(length).toBeLessThan(line.length);
    const started = performance.now();
    expect(pasted('<'.repeat(60_000))).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
