import { expect, test } from 'vitest';
import { secondOpinionWords } from './second-opinion-words.ts';

test('a case that only the CPU can do says what the GPU cannot, and who decides', () => {
  const message = 'Where for rank 5 is not yet supported';
  expect(secondOpinionWords({ on: 'cpu', instead: { backend: 'webgpu', status: 'errored', message } })).toBe(
    'TensorFlow.js cannot do this on WebGPU: Where for rank 5 is not yet supported. On the CPU your code passes, and the server decides there: this case counts as passed.',
  );
});

test('numbers that only the GPU gets wrong are said to be the GPU’s', () => {
  expect(secondOpinionWords({ on: 'cpu', instead: { backend: 'webgl', status: 'failed' } })).toMatch(
    /^TensorFlow\.js gave other numbers on WebGL/,
  );
});
