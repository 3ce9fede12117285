import { expect, it } from 'vitest';
import { keptKey, readKept, safeStorage } from './browser-storage.ts';
import { testStorage } from './testing.ts';

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

const LENGTH_MAX = 1_000;

/** Full of runs to the last character but two, with a draft that must stay. */
function fullOfRuns() {
  const storage = testStorage({}, LENGTH_MAX);
  storage.write(keptKey('draft', 'mo', 'odl/cnn/pool'), 'a draft of before');
  for (const exercise of ['a', 'b', 'c']) {
    expect(storage.write(keptKey('runs', 'mo', exercise), 'r'.repeat(100))).toBe(true);
    expect(storage.write(keptKey('run', 'mo', exercise), 'R'.repeat(150))).toBe(true);
  }
  const left = LENGTH_MAX - [...storage.held].reduce((sum, [key, text]) => sum + key.length + text.length, 0);
  expect(storage.write('descent.times.x', 't'.repeat(left - 'descent.times.x'.length - 2))).toBe(true);
  return storage;
}
const kindsIn = (storage: ReturnType<typeof fullOfRuns>) =>
  [...storage.held.keys()].map((key) => key.split('.')[1] ?? '');
const countOf = (storage: ReturnType<typeof fullOfRuns>, kind: string) =>
  kindsIn(storage).filter((other) => other === kind).length;

it.each(['draft', 'earlier', 'submission', 'claim', 'scratch'] as const)(
  'a %s takes the room of runs, of as few as it needs',
  (kind) => {
    const storage = fullOfRuns();
    const key = keptKey(kind, 'mo', 'odl/cnn/conv2d');
    expect(storage.write(key, 'x'.repeat(100))).toBe(true);
    expect(storage.read(key)).toHaveLength(100);
    expect([countOf(storage, 'run'), countOf(storage, 'runs')]).toEqual([2, 3]);
    expect(storage.write(key, 'x'.repeat(600))).toBe(true);
    expect([countOf(storage, 'run'), countOf(storage, 'runs')]).toEqual([0, 1]);
    expect(storage.read(keptKey('draft', 'mo', 'odl/cnn/pool'))).toBe('a draft of before');
  },
);

it('a run takes no room of another, and what fits nowhere is not kept', () => {
  const storage = fullOfRuns();
  expect(storage.write(keptKey('run', 'mo', 'd'), 'R'.repeat(100))).toBe(false);
  expect(countOf(storage, 'run')).toBe(3);
  expect(storage.write(keptKey('draft', 'mo', 'd'), 'x'.repeat(2 * LENGTH_MAX))).toBe(false);
});

it('people who share a browser share no key', () => {
  expect(keptKey('draft', 'mo', 'odl/cnn/conv2d')).not.toBe(keptKey('draft', 'ada', 'odl/cnn/conv2d'));
});
