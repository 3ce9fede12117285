import { afterEach, expect, it, vi } from 'vitest';
import { copyText } from './copy-text.ts';

afterEach(() => vi.unstubAllGlobals());

it('says whether the text was copied, also where a page has no clipboard or may not write to it', async () => {
  const held: string[] = [];
  vi.stubGlobal('navigator', { clipboard: { writeText: async (text: string) => void held.push(text) } });
  expect(await copyText('a receipt')).toBe(true);
  expect(held).toEqual(['a receipt']);
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('not allowed')) } });
  expect(await copyText('a receipt')).toBe(false);
  vi.stubGlobal('navigator', {});
  expect(await copyText('a receipt')).toBe(false);
});
