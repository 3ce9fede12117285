/** The device chip of the status bar. */
import type { Device } from '#grader/protocol.ts';

export interface DeviceChip {
  readonly mark: 'dot' | 'diamond' | 'ring' | 'square';
  readonly text: string;
  /** Why it is not a better one; empty when it is the best. */
  readonly reason: string;
}

export function deviceChip(device: Device | null, problem: string | null): DeviceChip {
  if (problem !== null) return { mark: 'square', text: 'No device', reason: problem };
  if (device === null) return { mark: 'ring', text: 'Starting', reason: '' };
  const software = device.software ? ', in software' : '';
  switch (device.backend) {
    case 'webgpu':
      return {
        mark: device.software ? 'diamond' : 'dot',
        text: `WebGPU · ${device.name}${software}`,
        reason: device.software ? 'The processor stands in for a GPU: runs take longer.' : device.reason,
      };
    case 'webgl':
      return { mark: 'diamond', text: `WebGL · ${device.name}${software}`, reason: device.reason };
    case 'cpu':
      return {
        mark: 'diamond',
        text: 'CPU fallback',
        reason: `Everything works on the processor; trainings take longer. ${device.reason}`.trim(),
      };
  }
}
