import * as tf from '@tensorflow/tfjs';

/**
 * Goes on from the prompt with the likeliest token, again and again, until eos or maxTokens.
 *
 * @param model takes the sequence so far, gives logits [time, vocabulary]; row t is about the token after token t
 * @returns prompt and new tokens, the final eos included
 */
export function generate(
  model: (tokens: number[]) => tf.Tensor2D,
  prompt: number[],
  { maxTokens, eos }: { maxTokens: number; eos: number },
): number[] {
  throw new Error(`Not written yet: at most ${maxTokens} tokens after [${prompt}], until token ${eos}.`);
}
