import { expect, it } from 'vitest';
import type { Manifest } from '#grader/exercise/files/manifest.ts';
import { findContractError } from './entry-contract.ts';

const manifest = { entryPoints: [{ name: 'conv2d', parameters: [{ name: 'x' }] }] } as unknown as Manifest;
const messageOf = (...exports: string[]): string | undefined =>
  findContractError(manifest, { exports, call: 'conv2d', driven: [] })?.message;

it('says nothing where everything is exported', () => {
  expect(messageOf('conv2d', 'other')).toBeUndefined();
});

it('names the one that is written in other letters of the same case', () => {
  expect(messageOf('Conv2D', 'other')).toMatch(/no function `conv2d`, only `Conv2D`\. Add/);
});

it('names the letter of another script in a name that looks right', () => {
  const message = messageOf('c\u043Env2d');
  expect(message).toContain('U+043E');
  expect(message).toContain('Type `o` instead. Add `export function conv2d(x) { … }`.');
});
