import { describe, expect, it } from 'vitest';
import { deviceLine, deviceWords } from './device-words.ts';

describe('device words', () => {
  it('call only WebGPU on hardware good', () => {
    expect(deviceWords({ backend: 'webgpu', name: 'Apple metal-3', software: false }).good).toBe(true);
    expect(deviceWords({ backend: 'webgpu', name: 'SwiftShader', software: true }).good).toBe(false);
    expect(deviceWords({ backend: 'webgl', name: 'Mali' }).good).toBe(false);
    expect(deviceWords({ backend: 'cpu' }).good).toBe(false);
  });

  it('say what runs will use on every device', () => {
    expect(deviceLine({ backend: 'webgpu', name: 'NVIDIA ampere', software: false })).toContain(
      'NVIDIA ampere',
    );
    expect(deviceLine({ backend: 'webgl', name: 'Mali' })).toContain('WebGL');
    expect(deviceLine({ backend: 'cpu' })).toContain('CPU');
  });
});
