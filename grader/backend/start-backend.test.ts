import * as tf from '@tensorflow/tfjs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { probeWebgl, probeWebgpu } from './probe-gpu.ts';
import { startBackend } from './start-backend.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

/** The platform's side of WebGPU, not ours. */
function adapter(info: Partial<GPUAdapterInfo> | null) {
  const requestAdapter = async () =>
    info && { info: { vendor: '', architecture: '', device: '', description: '', ...info } };
  vi.stubGlobal('navigator', { gpu: { requestAdapter } });
}

function renderer(name: string) {
  const context = { getExtension: () => null, getParameter: () => name, RENDERER: 1 };
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      getContext() {
        return context;
      }
    },
  );
}

describe('the backend ladder', () => {
  it('ends on the CPU where nothing else is, and says why', async () => {
    vi.stubGlobal('navigator', {});
    expect(await startBackend(tf, 'best')).toEqual({
      backend: 'cpu',
      name: 'CPU',
      software: false,
      reason: 'This realm is built for the CPU alone.',
    });
    expect(tf.getBackend()).toBe('cpu');
  });

  it('refuses to stay on another backend than the one asked for', async () => {
    await expect(startBackend(tf, 'webgl')).rejects.toThrow('No backend started');
  });
});

describe('probing WebGPU', () => {
  it.each([
    [
      { vendor: 'nvidia', architecture: 'ampere' },
      { name: 'NVIDIA ampere', software: false },
    ],
    [
      { vendor: 'google', architecture: 'swiftshader' },
      { name: 'SwiftShader', software: true },
    ],
    [{ description: 'Apple M3' }, { name: 'Apple M3', software: false }],
    [{}, { name: 'WebGPU', software: false }],
  ])('reads %o', async (info, rung) => {
    adapter(info);
    expect(await probeWebgpu()).toEqual(rung);
  });

  it('says when there is no adapter, and when there is no WebGPU', async () => {
    adapter(null);
    expect(await probeWebgpu()).toBe('WebGPU found no graphics adapter.');
    vi.stubGlobal('navigator', {});
    expect(await probeWebgpu()).toBe('This browser has no WebGPU.');
  });
});

describe('probing WebGL', () => {
  it('passes over a renderer that the CPU emulates, unless it was asked for', () => {
    renderer('ANGLE (Google, Vulkan 1.3 (SwiftShader Device))');
    expect(probeWebgl({ acceptSoftware: false })).toMatch(/emulated/);
    expect(probeWebgl({ acceptSoftware: true })).toMatchObject({ software: true });
  });

  it('takes a hardware renderer', () => {
    renderer('ANGLE (Intel, Mesa Intel(R) UHD)');
    expect(probeWebgl({ acceptSoftware: false })).toEqual({
      name: 'ANGLE (Intel, Mesa Intel(R) UHD)',
      software: false,
    });
  });
});
