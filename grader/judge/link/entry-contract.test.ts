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

it.each([
  ['nothing', [], ''],
  ['one other name', ['g'], ', only `g`'],
  ['three other names', ['g', 'h', 'i'], ', only `g`, `h`, and `i`'],
  ['more names than tell anything', ['g', 'h', 'i', 'j'], ''],
  ['a default', ['default'], ', only a default export'],
  ['the driver’s own names, which students did not write', ['train', 'g'], ', only `g`'],
])('says of %s what there is instead', (_, exports, instead) => {
  const error = findContractError(manifest, { exports, call: 'conv2d', driven: ['train'] });
  expect(error).toEqual({
    ...{ kind: 'contract', name: 'ContractError' },
    message: `solution.ts exports no function \`conv2d\`${instead}. Add \`export function conv2d(x) { … }\`.`,
  });
});

it('needs every entry point where the driver is called, and only its own elsewhere', () => {
  const entryPoints = ['begin', 'step'].map((name) => ({ name, parameters: [] }));
  const two = { entryPoints } as unknown as Manifest;
  const missing = (call: string, ...exports: string[]) =>
    findContractError(two, { exports, call, driven: ['train'] })?.message ?? null;
  expect(missing('begin', 'begin', 'train')).toBeNull();
  expect(missing('train', 'begin', 'train')).toContain('exports no function `step`');
  expect(missing('train', 'begin', 'step', 'train')).toBeNull();
});
