/** The device chip of the status bar. */
import type { Device } from '#grader/protocol.ts';

export interface DeviceChip {
  readonly mark: 'dot' | 'diamond' | 'ring' | 'square';
  readonly text: string;
  /** Why it is not a better one; empty when it is the best. */
  readonly reason: string;
}

/** @param wanted 'cpu' when the processor was asked for, although there may be better */
export function deviceChip(
  device: Device | null,
  problem: string | null,
  wanted: 'best' | 'cpu' = 'best',
): DeviceChip {
  if (problem !== null) return { mark: 'square', text: 'No device', reason: problem };
  if (device === null) return { mark: 'ring', text: 'Starting', reason: '' };
  if (wanted === 'cpu') return { mark: 'dot', text: 'Processor', reason: '' };
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
        reason: `Everything works on the processor; large tensors take longer. ${device.reason}`.trim(),
      };
  }
}
