import { expect, it } from 'vitest';
import { misconceptionPrograms } from '#grader/exercise/misconceptions/expand-misconceptions.ts';
import { exerciseTemplate } from '#grader/exercise/templates/exercise-template.ts';
import { withoutComments } from '../../insight/draft-misconception.ts';
import { mistakeFile } from './hand-over-mistake.ts';

const TEMPLATE = exerciseTemplate({ id: '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7', disclosure: 'open' });
const REFERENCE = TEMPLATE['reference.ts'] ?? '';
const HEAD = "export const title = 'What';\nexport const hint = `\nA question.\n`;\n\n";
const drafted = (program: string) => ({
  fileName: 'misconceptions/unnamed-1a2b3c4d.ts',
  source: `${HEAD}${program}`,
});

it('a program near the reference is kept as the difference, which makes the program again', () => {
  const program = REFERENCE.replace('.add(offset)', '');
  const { path, content } = mistakeFile(drafted(program), REFERENCE);
  expect(path).toBe('misconceptions/unnamed-1a2b3c4d.md');
  const [made] = misconceptionPrograms({ 'reference.ts': REFERENCE, [path]: content });
  expect(made?.source).toBe(program);
});

it('a program of a student, without types and comments, is the reference but for the lines of the mistake', () => {
  const reference = `import * as tf from '@tensorflow/tfjs';

/** Never below 0. */
export function relu(x: tf.Tensor): tf.Tensor {
  return tf.tidy(() => tf.maximum(x, 0));
}
`;
  const student = `import * as tf from '@tensorflow/tfjs';
// Ada
export function relu(x: tf.Tensor): tf.Tensor {
  const soft = tf.softplus(x);
  return soft;
}
`;
  const { path, content } = mistakeFile(drafted(withoutComments(student)), reference);
  expect(path).toMatch(/md$/);
  expect(content).toContain(`\`\`\`diff
-  return tf.tidy(() => tf.maximum(x, 0));
+  const soft = tf.softplus(x);
+  return soft;
\`\`\``);
});

it('one that is written in another way stays a program', () => {
  const given = drafted('export const scale = (x) => x;\n');
  const { path, content } = mistakeFile(given, REFERENCE);
  expect({ path, content }).toEqual({ path: given.fileName, content: given.source });
});
