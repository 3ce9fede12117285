import { describe, expect, it } from 'vitest';
import { deviceLine, deviceWords } from './device-words.ts';

describe('device words', () => {
  it('say when a GPU is only emulated', () => {
    expect(deviceWords({ backend: 'webgpu', name: 'SwiftShader', software: true }).detail).toContain(
      'software',
    );
    expect(deviceWords({ backend: 'webgpu', name: 'NVIDIA ampere', software: false }).detail).toBe(
      'WebGPU found: NVIDIA ampere',
    );
  });

  it('say what runs will use on every device', () => {
    expect(deviceLine({ backend: 'webgpu', name: 'NVIDIA ampere', software: false })).toContain(
      'NVIDIA ampere',
    );
    expect(deviceLine({ backend: 'webgl', name: 'Mali' })).toContain('WebGL');
    expect(deviceLine({ backend: 'cpu' })).toContain('CPU');
  });
});
