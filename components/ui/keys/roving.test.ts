import { describe, expect, it } from 'vitest';
import { neighbourOf } from './roving.ts';

const ids = ['a', 'b', 'c'];

describe('moving along a row with the keyboard', () => {
  it('steps and wraps at both ends', () => {
    expect(neighbourOf(ids, 'a', 'ArrowRight', 'horizontal')).toBe('b');
    expect(neighbourOf(ids, 'c', 'ArrowRight', 'horizontal')).toBe('a');
    expect(neighbourOf(ids, 'a', 'ArrowLeft', 'horizontal')).toBe('c');
    expect(neighbourOf(ids, 'b', 'ArrowUp', 'vertical')).toBe('a');
  });

  it('jumps to the ends', () => {
    expect(neighbourOf(ids, 'b', 'Home', 'vertical')).toBe('a');
    expect(neighbourOf(ids, 'b', 'End', 'vertical')).toBe('c');
  });

  it('starts at the near end when nothing is chosen', () => {
    expect(neighbourOf(ids, undefined, 'ArrowDown', 'vertical')).toBe('a');
    expect(neighbourOf(ids, undefined, 'ArrowUp', 'vertical')).toBe('c');
  });

  it('leaves other keys alone', () => {
    expect(neighbourOf(ids, 'a', 'ArrowDown', 'horizontal')).toBeUndefined();
    expect(neighbourOf(ids, 'a', 'x', 'vertical')).toBeUndefined();
    expect(neighbourOf([], undefined, 'ArrowDown', 'vertical')).toBeUndefined();
  });
});
