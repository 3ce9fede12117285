/** A course of two exercises that differ in their disclosure alone, with a canary in each place that holds a secret. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export type Vault = 'sealed' | 'open';

/** Where a secret of an exercise can be. */
export const SECRETS = [
  'manifest-comment',
  'reference',
  'misconception-code',
  'misconception-title',
  'misconception-hint',
  'law',
  'hidden-title',
  'hidden-code',
  'hidden-source',
  'driver',
  'asset',
  'hidden-asset',
] as const;
export type Secret = (typeof SECRETS)[number];

/** Only letters, so that no encoding of text on the way takes it apart. */
export function canary(vault: Vault, secret: Secret): string {
  return `canary${vault}${secret}`.replaceAll('-', '').padEnd(36, 'x');
}

/** How a canary may be written in what is served: as text, or as the base64 of an asset. */
export function formsOf(word: string): readonly string[] {
  // An asset is the canary alone, and its length is a multiple of three: its base64 is always the same.
  return [word, Buffer.from(word).toString('base64')];
}

/** Writes the course; `remove` deletes it. Its slug is the one that the other journeys know. */
export function makeVaultCourse(): { readonly path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'descent-vault-'));
  const files = { 'course.yaml': COURSE, ...exercise('sealed'), ...exercise('open') };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), text);
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

const COURSE = `
id: 2b1c8f5e-0d52-4c15-9d0e-6f3b8f0a7c11
slug: odl
title: Vault
term: Spring
modules:
  - slug: vault
    title: Vault
    exercises:
      - slug: sealed
      - slug: open
`;

const IDS: Readonly<Record<Vault, string>> = {
  sealed: '5d6a2a3e-55a5-4a93-8a3a-1f5f0f5f7a01',
  open: '5d6a2a3e-55a5-4a93-8a3a-1f5f0f5f7a02',
};

function exercise(vault: Vault): Readonly<Record<string, string>> {
  const secret = (name: Secret) => canary(vault, name);
  const files = {
    'exercise.yaml': `# ${secret('manifest-comment')}
id: ${IDS[vault]}
title: Triple (${vault})
summary: Three times a tensor.
points: 10
difficulty: easy
minutes: 5
source: made for tests
disclosure: ${vault}
entryPoints:
  - name: triple
    parameters:
      - { name: x, type: "[rows, columns] float32", about: the values }
    returns: { type: "[rows, columns] float32", about: three times the values }
`,
    'statement.md': 'Write `triple(x)`, which gives three times `x`.\n',
    'starter.ts': `import type * as tf from '@tensorflow/tfjs';
export function triple(x: tf.Tensor): tf.Tensor {
  throw new Error(\`Not written yet: [\${x.shape}]\`);
}
`,
    'reference.ts': `import * as tf from '@tensorflow/tfjs';
export const ${secret('reference')} = 3;
export function triple(x: tf.Tensor): tf.Tensor {
  return x.mul(${secret('reference')});
}
`,
    'misconceptions/doubles.ts': `import * as tf from '@tensorflow/tfjs';
export const title = '${secret('misconception-title')}';
export const hint = '${secret('misconception-hint')}';
const ${secret('misconception-code')} = 2;
export function triple(x: tf.Tensor): tf.Tensor {
  return x.mul(${secret('misconception-code')});
}
`,
    'driver.ts': `export const ${secret('driver')} = async (solution: object) => Object.keys(solution).length;\n`,
    'assets/labels.txt': secret('asset'),
    'assets/hidden-labels.txt': secret('hidden-asset'),
    'cases.ts': `import { close, defineCases, example, integer, invariant, property, tensor } from '@descent/exercise';
const sizes = { rows: integer(1, 5), columns: integer(1, 5) };
const args = ({ rows, columns }, draw) => [draw.normal([rows, columns])];
export default defineCases([
  example('one row', { call: 'triple', args: [tensor([[1, -2]])], points: 1 }),
  property('matrices of any size', { call: 'triple', sizes, args, points: 3 }),
  invariant('a law of sums', {
    given: { sizes, args },
    // What a failed law says is for its student; its code is not.
    check: async ({ student }, [${secret('law')}]) =>
      close(await student.triple(${secret('law')}.mul(2)), (await student.triple(${secret('law')})).mul(2), {
        because: 'Twice the input gives twice the output.',
      }),
    points: 1,
  }),
  property('${secret('hidden-title')}', {
    call: 'triple',
    sizes,
    args: (drawn, draw) => args(drawn, draw).map((${secret('hidden-code')}) => ${secret('hidden-code')}),
    source: '${secret('hidden-source')}',
    points: 5,
    visibility: 'hidden',
  }),
]);
`,
  };
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`vault/${vault}/${name}`, text]));
}
