/** Values as they are outside any TensorFlow.js world, in memory and in JSON, and the backends that compute them. */
import { z } from 'zod';

/** Element types that exercises use, as TensorFlow.js names them. */
export const dtypeSchema = z.enum(['float32', 'int32', 'bool']);
export type Dtype = z.infer<typeof dtypeSchema>;

/** A tensor outside any TensorFlow.js world: flat, row-major. `bool` elements are 0 or 1 in a Uint8Array. */
export interface TensorValue {
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly data: Float32Array | Int32Array | Uint8Array;
}

/** What an entry point takes and returns once tensors are plain: no functions, no class instances, no cycles. */
export type Value =
  | TensorValue
  | number
  | string
  | boolean
  | null
  | undefined
  | readonly Value[]
  | { readonly [key: string]: Value };

/** JSON has no NaN or infinities, so reports spell them as words. */
export const jsonNumberSchema = z.union([z.number(), z.enum(['NaN', 'Infinity', '-Infinity'])]);
export type JsonNumber = z.infer<typeof jsonNumberSchema>;

/** The JSON form of a tensor, in reports and on the command line. `pooled` says data was max-pooled to fit. */
export const jsonTensorSchema = z.object({
  shape: z.array(z.int().nonnegative()),
  data: z.array(jsonNumberSchema),
  dtype: dtypeSchema.default('float32'),
});
export type JsonTensor = z.infer<typeof jsonTensorSchema>;

/** Any JSON value, with tensors as {@link jsonTensorSchema}; kept opaque here because it nests. */
export type JsonValue =
  | JsonTensor
  | JsonNumber
  | string
  | boolean
  | null
  | JsonValue[]
  | { [key: string]: JsonValue };

/** TensorFlow.js backends, the best first. */
export const backendNameSchema = z.enum(['webgpu', 'webgl', 'cpu']);
export type BackendName = z.infer<typeof backendNameSchema>;

/** The backend a realm runs on. `reason` says why it is not a better one; empty when it is WebGPU. */
export const deviceSchema = z.object({
  backend: backendNameSchema,
  /** Adapter or renderer name as people know it, e.g. "NVIDIA ampere"; "CPU" on cpu. */
  name: z.string().max(200),
  /** True when a GPU API is emulated on the CPU (SwiftShader, llvmpipe). */
  software: z.boolean(),
  reason: z.string().max(500),
});
export type Device = z.infer<typeof deviceSchema>;
