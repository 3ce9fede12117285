import { expect, it } from 'vitest';
import { paceNote, paceSentence } from './slow-cases.ts';

const training = { id: 'train', kind: 'training', number: 3 } as const;
const example = { id: 'a', kind: 'example', number: 1 } as const;
const fresh = { lastMs: {} };

it('warns of a training before it ever ran, and of nothing else', () => {
  expect([training, example].map((item) => paceNote(item, fresh))).toEqual(['takes a while', '']);
  expect(paceSentence([example, training], fresh)).toBe(
    'Case 3 trains a model, which takes a while. You can stop at any time.',
  );
  expect(paceSentence([example], fresh)).toBeNull();
});

it('says what it took the last time, on any device', () => {
  const pace = { lastMs: { train: 12_300, a: 40 } };
  expect(paceNote(training, pace)).toBe('about 12 s');
  expect(paceSentence([example, training], pace)).toBe('Case 3 takes about 12 s in this browser.');
  expect(paceNote(training, { lastMs: { train: 800 } })).toBe('');
});

it('names several', () => {
  const pace = { lastMs: { train: 4_000, b: 5_000 } };
  expect(paceSentence([training, { id: 'b', kind: 'property', number: 5 }], pace)).toBe(
    'Cases 3 and 5 take about 9.0 s in this browser.',
  );
});

it('says of none that it trains which does not', () => {
  const slow = { id: 'b', kind: 'property', number: 5 } as const;
  expect(paceSentence([training, slow], { lastMs: { b: 5_000 } })).toBe(
    'Cases 3 and 5 take a while. You can stop at any time.',
  );
});
