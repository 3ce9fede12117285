import { describe, expect, it } from 'vitest';
import { keyCaps, speakKeys } from './key-caps.ts';

describe('keys of a shortcut', () => {
  it('are printed as on the keyboard of the system', () => {
    expect(keyCaps('Ctrl Shift Enter', false)).toEqual(['Ctrl', '⇧', '↵']);
    expect(keyCaps('Ctrl Shift Enter', true)).toEqual(['⌘', '⇧', '↵']);
  });

  it('keep letters as they are', () => {
    expect(keyCaps('N', true)).toEqual(['N']);
  });

  it('are spoken as words', () => {
    expect(speakKeys('Ctrl K', false)).toBe('Ctrl+K');
    expect(speakKeys('Ctrl K', true)).toBe('Command+K');
  });
});
