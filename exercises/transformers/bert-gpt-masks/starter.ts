import * as tf from '@tensorflow/tfjs';

/**
 * The mask of an encoder such as BERT: every token sees every token, and nobody sees padding.
 *
 * @param lengths number of tokens of each sequence
 * @returns bool [batch, 1, 1, time], time being the longest length
 */
export function encoderMask(lengths: number[]): tf.Tensor4D {
  throw new Error(`Not written yet: a mask for ${lengths.length} sequences.`);
}

/**
 * The mask of a decoder such as GPT: a token sees itself and what came before.
 *
 * @returns bool [length, length], queries down, keys across
 */
export function decoderMask(length: number): tf.Tensor2D {
  throw new Error(`Not written yet: a mask for ${length} tokens.`);
}
