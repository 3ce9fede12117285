import { expect, it } from 'vitest';
import { planOf } from '../evidence/testing.ts';
import { isStoredPlan } from './stored-plan.ts';

const stored = { here: [planOf('a'), planOf('b')], elsewhere: [planOf('law')] };
const hidden = { ...planOf('h'), visibility: 'hidden' as const };

it('what the server stored is found again, with hidden cases or without, and with what only the server runs or without', () => {
  expect(isStoredPlan(stored, stored.here)).toBe(true);
  expect(isStoredPlan(stored, [...stored.here, ...stored.elsewhere, hidden])).toBe(true);
});

it.each([
  ['one that is missing', [planOf('a')]],
  ['one more', [...stored.here, planOf('c')]],
  ['another title', [planOf('a'), { ...planOf('b'), title: 'other words' }]],
  ['another kind', [planOf('a'), { ...planOf('b'), kind: 'invariant' as const }]],
  ['other points', [planOf('a'), { ...planOf('b'), pointsMax: 99 }]],
  ['one that was public and is hidden', [planOf('a'), { ...planOf('b'), visibility: 'hidden' as const }]],
])('%s is a difference', (_, found) => {
  expect(isStoredPlan(stored, found)).toBe(false);
});
