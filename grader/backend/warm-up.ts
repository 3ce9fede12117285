/** How much longer the first calls of a realm may take. */
import type { Device } from '#grader/protocol.ts';

/**
 * Time on top of the case limit that a fresh realm may use up, all its calls together: shaders are compiled on first
 * use (a second each under SwiftShader, milliseconds on real GPUs) and V8 has not optimised anything yet.
 */
export function warmUpAllowanceMs({ backend, software }: Pick<Device, 'backend' | 'software'>): number {
  if (backend === 'cpu') return 500;
  return software ? 40_000 : 5_000;
}
