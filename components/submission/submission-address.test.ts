import { expect, it } from 'vitest';
import { addressOf } from './submission-address.ts';

const page = new URL('https://descent.example/courses/odl/cnn/conv2d?from=home#task');
const at = (...[shown, compared]: [Parameters<typeof addressOf>[1], Parameters<typeof addressOf>[2]]) =>
  addressOf(page, shown, compared).href.replace(page.origin, '');

it('names what is shown and what it is compared with, and keeps the rest of the address', () => {
  expect(at({ id: 'b' }, { id: 'a' })).toBe('/courses/odl/cnn/conv2d?from=home&submission=b&compare=a#task');
  expect(at({ id: 'b' }, 'draft')).toContain('submission=b&compare=draft');
});

it('drops both when nothing is shown', () => {
  expect(at(null, 'draft')).toBe('/courses/odl/cnn/conv2d?from=home#task');
  expect(addressOf(new URL(`${page.origin}/?submission=b&compare=a`), null, null).search).toBe('');
});
