import { mendedOperations } from '#grader/backend/mend-operations.ts';
import { startBackend } from '#grader/backend/start-backend.ts';
import type { BackendName } from '#grader/protocol.ts';
import type { TensorFlow } from './tensorflow.ts';

/** Frames of TensorFlow.js lie between an operation and the author's line; the default of 10 hides it. */
const STACK_FRAMES = 60;

/** Starts TensorFlow.js of this realm. */
export function bootOf(tf: TensorFlow) {
  return async (backend: BackendName | 'best') => {
    Error.stackTraceLimit = STACK_FRAMES;
    return { tf: mendedOperations(tf), device: await startBackend(tf, backend) };
  };
}
