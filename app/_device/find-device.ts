import { probeWebgl, probeWebgpu } from '#grader/backend/probe-gpu.ts';
import type { FoundDevice } from './device-words.ts';

/** Asks this browser for its best device, in the order in which runs try them; never throws. */
export async function findDevice(): Promise<FoundDevice> {
  const webgpu = await probeWebgpu();
  if (typeof webgpu !== 'string') return { backend: 'webgpu', ...webgpu };
  const webgl = probeWebgl({ acceptSoftware: false });
  return typeof webgl === 'string' ? { backend: 'cpu' } : { backend: 'webgl', name: webgl.name };
}
