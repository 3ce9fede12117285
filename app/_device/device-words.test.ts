import { describe, expect, it } from 'vitest';
import { adapterWords, deviceLine, deviceWords, isSoftwareRenderer } from './device-words.ts';

describe('adapter words', () => {
  it('name vendor and architecture as people write them', () => {
    expect(adapterWords({ vendor: 'nvidia', architecture: 'ampere', description: '' })).toBe('NVIDIA ampere');
  });

  it('keep a vendor that is not in the table', () => {
    expect(adapterWords({ vendor: 'imgtec', architecture: '', description: '' })).toBe('imgtec');
  });

  it('never call SwiftShader a Google GPU', () => {
    expect(adapterWords({ vendor: 'google', architecture: 'swiftshader', description: '' })).toBe(
      'SwiftShader',
    );
  });

  it('say so when the browser names nothing', () => {
    expect(adapterWords({ vendor: '', architecture: '', description: '' })).toContain('does not name');
  });
});

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

  it('recognise renderers that run on the processor', () => {
    expect(isSoftwareRenderer('ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device))')).toBe(true);
    expect(isSoftwareRenderer('llvmpipe (LLVM 15.0.6, 256 bits)')).toBe(true);
    expect(isSoftwareRenderer('ANGLE (NVIDIA, GeForce RTX 3080)')).toBe(false);
  });
});
