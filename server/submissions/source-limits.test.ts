import { describe, expect, it } from 'vitest';
import { believableDevice } from './claimed-device.ts';
import { SOURCE_BYTES_MAX, sourceProblem } from './source-limits.ts';

describe('a source', () => {
  it('is taken up to the last byte that it may have, counted as it is stored', () => {
    expect(sourceProblem('x'.repeat(SOURCE_BYTES_MAX))).toBeNull();
    expect(sourceProblem('x'.repeat(SOURCE_BYTES_MAX + 1))).toBe('source-too-long');
    // Two bytes each.
    expect(sourceProblem('é'.repeat(SOURCE_BYTES_MAX / 2))).toBeNull();
    expect(sourceProblem('é'.repeat(SOURCE_BYTES_MAX / 2 + 1))).toBe('source-too-long');
  });

  it('is whatever text a person writes, also none, and nothing that a database refuses', () => {
    for (const source of ['', '\r\n\t', 'const σ = "🧮"', '\u0001', '\ufeffx'])
      expect(sourceProblem(source)).toBeNull();
    for (const source of ['a\0b', '\ud83e', 'x\udded', '\udded\ud83e'])
      expect(sourceProblem(source)).toBe('source-unreadable');
  });
});

describe('the device that a browser claims', () => {
  const named = (name: string) =>
    believableDevice({ backend: 'webgpu', name, software: false, browser: 'Firefox 140', system: 'Linux' })
      ?.name;

  it('is one visible line, whatever the browser sent', () => {
    expect(named('  Apple   M3\n Max\t')).toBe('Apple M3 Max');
    // A sign that turns round what is read, one of no width, and a line separator.
    expect(named('GTX\u202e0801\u200b Ti\u2028x\u0000')).toBe('GTX 0801 Ti x');
    expect(named('\u200b\n')).toBe('');
  });

  it('has a name of eighty signs at most, none of them cut in half', () => {
    expect(named('x'.repeat(200))).toHaveLength(80);
    const cut = named('🧮'.repeat(100)) ?? '';
    expect([[...cut].length, cut.isWellFormed()]).toEqual([80, true]);
  });

  it('is none where none was claimed, and else no more than was asked for', () => {
    expect(believableDevice(null)).toBeNull();
    const sent = {
      backend: 'cpu',
      name: 'x',
      software: true,
      browser: 'b',
      system: 's',
      extra: 'planted',
    } as const;
    expect(believableDevice(sent)).toEqual({
      ...{ backend: 'cpu', name: 'x', software: true, browser: 'b', system: 's' },
    });
  });
});
