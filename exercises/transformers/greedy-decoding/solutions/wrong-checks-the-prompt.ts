import type * as tf from '@tensorflow/tfjs';

/** Stops wherever eos stands in the sequence, the prompt included. */
export function generate(
  model: (tokens: number[]) => tf.Tensor2D,
  prompt: number[],
  { maxTokens, eos }: { maxTokens: number; eos: number },
): number[] {
  const sequence = [...prompt];
  while (sequence.length < prompt.length + maxTokens && !sequence.includes(eos)) {
    const rows = model(sequence).arraySync();
    const scores = rows.at(-1) ?? [];
    sequence.push(scores.indexOf(Math.max(...scores)));
  }
  return sequence;
}
