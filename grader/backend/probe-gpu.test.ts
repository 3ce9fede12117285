/** What a browser says of its GPU, and what it does not: the platform's side, without TensorFlow.js. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { adapterWords } from './adapter-words.ts';
import { probeWebgl, probeWebgpu } from './probe-gpu.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});
const UNNAMED = { vendor: '', architecture: '', device: '', description: '' };
const gpu = (requestAdapter: () => Promise<unknown>) =>
  vi.stubGlobal('navigator', { gpu: { requestAdapter } });

describe('a name for an adapter', () => {
  it.each([
    [{ vendor: 'AMD', architecture: 'rdna-2' }, 'AMD rdna-2'],
    [{ vendor: 'apple', architecture: 'metal-3' }, 'Apple metal-3'],
    [{ vendor: 'qualcomm' }, 'Qualcomm'],
    [{ vendor: 'intel', architecture: 'xe', device: '0x46a6' }, 'Intel xe'],
    [{ vendor: 'arm', device: 'Mali-G78' }, 'Arm Mali-G78'],
    [{ architecture: 'gen-9' }, 'gen-9'],
    [{ vendor: 'nvidia', architecture: 'ada', description: 'RTX 4090' }, 'RTX 4090'],
    [{ vendor: 'google', description: 'SwiftShader Device (Subzero)' }, 'SwiftShader'],
    [{ vendor: 'google', device: 'SWIFTSHADER' }, 'SwiftShader'],
    [{}, 'WebGPU'],
  ])('of %j is "%s"', (names, words) => {
    expect(adapterWords({ ...UNNAMED, ...names })).toBe(words);
  });
});

describe('WebGPU', () => {
  it.each([
    ['llvmpipe (LLVM 15.0.7)', true],
    ['Microsoft Basic Render Driver', true],
    ['lavapipe', true],
    ['Softpipe', true],
    ['ANGLE software renderer', true],
    ['NVIDIA GeForce RTX 3080', false],
    ['Apple M3', false],
  ])('on %s is emulated: %s', async (description, software) => {
    gpu(async () => ({ info: { ...UNNAMED, description } }));
    expect(await probeWebgpu()).toEqual({ name: description, software });
  });

  it('that does not answer says what it said, cut where it is long', async () => {
    gpu(() => Promise.reject(new Error('lost')));
    expect(await probeWebgpu()).toBe('WebGPU did not answer: Error: lost');
    gpu(() => Promise.reject('x'.repeat(900)));
    expect(await probeWebgpu()).toBe(`WebGPU did not answer: ${'x'.repeat(200)}`);
  });

  it('that is not there says so', async () => {
    vi.stubGlobal('navigator', undefined);
    expect(await probeWebgpu()).toBe('This browser has no WebGPU.');
    gpu(async () => null);
    expect(await probeWebgpu()).toBe('WebGPU found no graphics adapter.');
  });
});

describe('WebGL', () => {
  const canvas = (context: unknown) =>
    vi.stubGlobal(
      'OffscreenCanvas',
      class {
        getContext() {
          return context;
        }
      },
    );
  const context = (renderer: unknown) => {
    const lost: string[] = [];
    const names = { UNMASKED_RENDERER_WEBGL: 7 };
    canvas({
      ...{ RENDERER: 1, getParameter: (name: number) => (name === 7 ? renderer : 'masked') },
      getExtension: (name: string) =>
        name === 'WEBGL_lose_context'
          ? { loseContext: () => lost.push(name) }
          : renderer === null
            ? null
            : names,
    });
    return lost;
  };

  it('is named by its renderer, and gives its context back', () => {
    const lost = context('Mesa Intel(R) UHD');
    expect(probeWebgl({ acceptSoftware: false })).toEqual({ name: 'Mesa Intel(R) UHD', software: false });
    expect(lost).toEqual(['WEBGL_lose_context']);
  });

  it('is named by what is left where the browser masks it', () => {
    context(null);
    expect(probeWebgl({ acceptSoftware: false })).toEqual({ name: 'masked', software: false });
    context(undefined);
    expect(probeWebgl({ acceptSoftware: false })).toEqual({ name: 'WebGL 2', software: false });
  });

  it.each(['llvmpipe (LLVM 15)', 'Google SwiftShader', 'Software Rasterizer'])(
    'that is emulated by %s is none, unless it is asked for',
    (renderer) => {
      context(renderer);
      expect(probeWebgl({ acceptSoftware: false })).toBe(
        'WebGL is emulated, which is slower than the processor itself.',
      );
      expect(probeWebgl({ acceptSoftware: true })).toEqual({ name: renderer, software: true });
    },
  );

  it('that is not there says so', () => {
    vi.stubGlobal('OffscreenCanvas', undefined);
    expect(probeWebgl({ acceptSoftware: true })).toBe('This browser has no WebGL in workers.');
    canvas(null);
    expect(probeWebgl({ acceptSoftware: true })).toBe('This browser has no WebGL 2.');
  });
});
