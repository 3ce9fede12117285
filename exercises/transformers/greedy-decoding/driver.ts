/** Models from plain numbers, because a function cannot cross between realms. */
import * as tf from '@tensorflow/tfjs';

type Model = (tokens: number[]) => tf.Tensor2D;
interface Solution {
  generate(
    model: Model,
    prompt: number[],
    options: { maxTokens: number; eos: number },
  ): number[] | Promise<number[]>;
}

/**
 * A model that follows the numbers of a table: after a sequence whose tokens add up to s, the scores of the next token are row
 * s modulo the number of rows. It depends on every token so far, and each row of its logits on what stands before it.
 */
const byTheSum =
  (table: number[][]): Model =>
  (tokens) => {
    let sum = 0;
    const rows = tokens.map((token) => {
      sum += token;
      return table[sum % table.length] ?? [];
    });
    return tf.tensor2d(rows);
  };

/** What was written, and how many tokens the model was shown each time that it was asked. */
interface Written {
  tokens: number[];
  shown: number[];
}

/** Writes with a table of scores [sums, vocabulary]. */
export async function write(
  solution: Solution,
  table: number[][],
  prompt: number[],
  options: { maxTokens: number; eos: number },
): Promise<Written> {
  const shown: number[] = [];
  const model = byTheSum(table);
  const tokens = await solution.generate(
    (sequence) => {
      shown.push(sequence.length);
      return model(sequence);
    },
    prompt,
    options,
  );
  return { tokens, shown };
}

/** The text alone. */
export async function text(
  solution: Solution,
  table: number[][],
  prompt: number[],
  options: { maxTokens: number; eos: number },
): Promise<number[]> {
  return solution.generate(byTheSum(table), prompt, options);
}

/** What the model was shown each time, row by row, −1 where there was nothing yet: for the picture. */
export async function stepByStep(
  solution: Solution,
  table: number[][],
  prompt: number[],
  options: { maxTokens: number; eos: number },
): Promise<{ sequences: tf.Tensor2D; tokens: number[] }> {
  const rows: number[][] = [];
  const model = byTheSum(table);
  const tokens = await solution.generate(
    (sequence) => {
      rows.push([...sequence]);
      return model(sequence);
    },
    prompt,
    options,
  );
  rows.push(tokens);
  const length = Math.max(...rows.map((row) => row.length));
  const filled = rows.map((row) => Array.from({ length }, (_, place) => row[place] ?? -1));
  return { sequences: tf.tensor2d(filled), tokens };
}
