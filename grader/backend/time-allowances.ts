/** Time that a backend needs beyond the work itself, so that limits measure the student and not the shader compiler. */
import type { Device } from '#grader/protocol.ts';

/**
 * Added to the deadline of a call. A new pipeline costs milliseconds on a GPU and about a second where WebGPU is
 * emulated; one call of an exercise builds some tens of them at first.
 */
export function warmUpMs(device: Pick<Device, 'backend' | 'software'>): number {
  if (device.backend === 'cpu') return 0;
  return device.software ? 30_000 : 5_000;
}
