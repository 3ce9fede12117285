import { expect, it } from 'vitest';
import { keptKey, readKept, safeStorage } from './browser-storage.ts';

const blocked = safeStorage(() => {
  throw new DOMException('Access is denied for this document.', 'SecurityError');
});
const isNumber = (value: unknown): value is number => typeof value === 'number';

it('a browser that blocks its storage keeps nothing and breaks nothing', () => {
  expect(blocked.read('key')).toBeNull();
  expect(blocked.write('key', 'text')).toBe(false);
  expect(() => blocked.remove('key')).not.toThrow();
  expect(readKept(blocked, 'key', isNumber)).toBeNull();
});

it('what something else wrote is not taken for what was kept', () => {
  const holding = (text: string | null) => ({ read: () => text });
  expect(readKept(holding('7'), 'key', isNumber)).toBe(7);
  for (const text of ['{', '"7"', 'null', null]) expect(readKept(holding(text), 'key', isNumber)).toBeNull();
});

it('people who share a browser share no key', () => {
  expect(keptKey('draft', 'mo', 'odl/cnn/conv2d')).not.toBe(keptKey('draft', 'ada', 'odl/cnn/conv2d'));
});
