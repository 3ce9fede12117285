import type * as tf from '@tensorflow/tfjs';

type Model = (tokens: number[]) => tf.Tensor2D;

/** The likeliest token after a sequence: row t of the logits is about token t + 1, so the last row counts. */
function next(model: Model, sequence: readonly number[]): number {
  const logits = model([...sequence]);
  const best = logits.argMax(1);
  const likeliest = best.dataSync().at(-1) ?? 0;
  logits.dispose();
  best.dispose();
  return likeliest;
}

export function generate(
  model: Model,
  prompt: number[],
  { maxTokens, eos }: { maxTokens: number; eos: number },
): number[] {
  const sequence = [...prompt];
  for (let written = 0; written < maxTokens; written++) {
    const token = next(model, sequence);
    sequence.push(token);
    if (token === eos) break;
  }
  return sequence;
}
