import type * as tf from '@tensorflow/tfjs';

/** Looks at the limit after writing instead of before. */
export function generate(
  model: (tokens: number[]) => tf.Tensor2D,
  prompt: number[],
  { maxTokens, eos }: { maxTokens: number; eos: number },
): number[] {
  const sequence = [...prompt];
  let token: number;
  do {
    const rows = model(sequence).arraySync();
    const scores = rows.at(-1) ?? [];
    token = scores.indexOf(Math.max(...scores));
    sequence.push(token);
  } while (token !== eos && sequence.length <= prompt.length + maxTokens);
  return sequence;
}
