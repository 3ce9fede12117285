import type * as tf from '@tensorflow/tfjs';

/** Waits for the logits, and looks for the largest in plain numbers. */
export async function generate(
  model: (tokens: number[]) => tf.Tensor2D,
  prompt: number[],
  options: { maxTokens: number; eos: number },
): Promise<number[]> {
  const text = Array.from(prompt);
  const end = prompt.length + options.maxTokens;
  while (text.length < end) {
    const logits = model(text.slice());
    const rows = await logits.array();
    logits.dispose();
    const scores = rows[text.length - 1] ?? [];
    const token = scores.indexOf(Math.max(...scores));
    text.push(token);
    if (token === options.eos) return text;
  }
  return text;
}
