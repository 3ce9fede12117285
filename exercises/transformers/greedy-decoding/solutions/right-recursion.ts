import * as tf from '@tensorflow/tfjs';

type Model = (tokens: number[]) => tf.Tensor2D;
interface Options {
  maxTokens: number;
  eos: number;
}

/** One token, and then the rest of the text with one token less to write. */
export function generate(model: Model, prompt: number[], { maxTokens, eos }: Options): number[] {
  if (maxTokens === 0) return prompt;
  const token = tf.tidy(() => {
    const logits = model(prompt);
    const [time, vocabulary] = logits.shape;
    const last = logits.slice([time - 1, 0], [1, vocabulary]);
    return last.flatten().argMax().arraySync();
  }) as number;
  const longer = prompt.concat(token);
  return token === eos ? longer : generate(model, longer, { maxTokens: maxTokens - 1, eos });
}
