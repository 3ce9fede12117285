/** Third-party test vectors: files of cases with inputs and expected outputs that nobody here computed. */
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

const numberSchema = z.union([
  z.number(),
  z.boolean().transform(Number),
  z.enum(['Infinity', '-Infinity', 'NaN']).transform(Number),
]);

/** A flat, row-major tensor as the files spell it; `dtype` is the source's and may be wider than ours. */
const vectorTensorSchema = z.object({
  shape: z.array(z.int().nonnegative()),
  data: z.array(numberSchema),
  dtype: z.string(),
});
export type VectorTensor = z.infer<typeof vectorTensorSchema>;

const vectorCaseSchema = z.object({
  id: z.string(),
  op: z.string(),
  layout: z.string(),
  inputs: z.record(z.string(), vectorTensorSchema),
  params: z.record(z.string(), z.unknown()),
  expected: z.record(z.string(), vectorTensorSchema),
  rtol: z.number(),
  atol: z.number(),
});
export type VectorCase = z.infer<typeof vectorCaseSchema>;

/** The topics of a folder ("softmax" for softmax.json), sorted, each with its cases. @throws ZodError naming the case */
export async function readVectors(folder: string): Promise<ReadonlyMap<string, readonly VectorCase[]>> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0) throw new Error(`${folder} holds no .json files of vectors.`);
  const topics = new Map<string, readonly VectorCase[]>();
  for (const name of names) {
    const parsed: unknown = JSON.parse(await readFile(join(folder, name), 'utf8'));
    topics.set(name.replace(/\.json$/, ''), z.array(vectorCaseSchema).parse(parsed));
  }
  return topics;
}
