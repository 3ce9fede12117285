import { expect, it } from 'vitest';
import { checkAge } from './check-age.ts';

it('a check of what a colleague saved since is no older one: to check again would never help', () => {
  expect([4, 5, 6].map((revision) => checkAge({ revision }, 5))).toEqual(['older', 'current', 'newer']);
});
