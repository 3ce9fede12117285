import { describe, expect, it } from 'vitest';
import { formatPoints, pointsInWords } from './format-points.ts';
import { initialsOf } from './person/initials.ts';
import { parseTheme } from './theme/theme.ts';

describe('points', () => {
  it('show no decimals that carry nothing', () => {
    expect(formatPoints(20)).toBe('20');
    expect(formatPoints(14.5)).toBe('14.5');
    expect(formatPoints(0.1 + 0.2)).toBe('0.3');
    expect(formatPoints(-0.001)).toBe('0');
  });

  it('are one point only when there is one', () => {
    expect(pointsInWords(1)).toBe('1 point');
    expect(pointsInWords(0)).toBe('0 points');
    expect(pointsInWords(1.5)).toBe('1.5 points');
  });
});

describe('initials', () => {
  it('take the first and the last name', () => {
    expect(initialsOf('Mo Ossander')).toBe('MO');
    expect(initialsOf('Ana María de la Cruz')).toBe('AC');
  });

  it('take two letters of a single name, and nothing of none', () => {
    expect(initialsOf('Plato')).toBe('PL');
    expect(initialsOf('  ')).toBe('');
  });

  it('never cut a letter in half', () => {
    expect(initialsOf('𝒜da Łukasz')).toBe('𝒜Ł');
  });
});

describe('the theme of a cookie', () => {
  it('is the system’s unless a known choice was made', () => {
    expect(parseTheme('dark')).toBe('dark');
    expect(parseTheme('"><script>')).toBe('system');
    expect(parseTheme(undefined)).toBe('system');
  });
});
