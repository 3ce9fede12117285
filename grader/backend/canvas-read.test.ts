/** `dataSync()` through canvases, on a platform that keeps the bytes of a pixel as browsers do. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { mendReadSync, UNREADABLE } from './mend-read-sync.ts';

class Buffer {
  readonly bytes: Uint8Array;
  readonly size: number;
  destroyed = false;
  constructor(size: number) {
    this.size = size;
    this.bytes = new Uint8Array(size);
  }
  getMappedRange(): ArrayBufferLike {
    return this.bytes.buffer;
  }
  unmap(): void {}
  destroy(): void {
    this.destroyed = true;
  }
}

interface Texture {
  readonly side: number;
  readonly bytes: Uint8Array;
}

/** What lies on a canvas: bytes in the order blue, green, red, alpha. */
class Canvas {
  readonly texture: Texture;
  readonly size: readonly [width: number, height: number];
  alphaMode = 'opaque';
  constructor(width: number, height: number) {
    this.size = [width, height];
    this.texture = { side: width, bytes: new Uint8Array(width * height * 4) };
    made.push(this);
  }
  getContext(kind: string): unknown {
    return kind === '2d' ? new Plain() : { configure: this.configure, getCurrentTexture: () => this.texture };
  }
  private readonly configure = ({ alphaMode }: { alphaMode: string }): void => {
    this.alphaMode = alphaMode;
  };
}
let made: Canvas[] = [];

/** A picture of red, green, blue and alpha: an opaque canvas has lost its alpha, a premultiplied one its colours. */
class Plain {
  private drawn: Canvas | null = null;
  clearRect(): void {
    this.drawn = null;
  }
  drawImage(canvas: Canvas): void {
    this.drawn = canvas;
  }
  getImageData(_x: number, _y: number, width: number, height: number): { data: Uint8ClampedArray } {
    const data = new Uint8ClampedArray(width * height * 4);
    for (let at = 0; at < data.length && this.drawn && !blind; at += 4) {
      const row = Math.floor(at / (width * 4));
      const { side, bytes } = this.drawn.texture;
      const from = row * side * 4 + (at - row * width * 4);
      const [blue = 0, green = 0, red = 0, alpha = 0] = bytes.subarray(from, from + 4);
      if (this.drawn.alphaMode === 'opaque') data.set([red, green, blue, 255], at);
      else data.set([0, 0, 0, alpha], at);
    }
    return { data };
  }
}
/** Browsers that draw without a GPU give zeros. */
let blind = false;

beforeEach(() => {
  [made, blind] = [[], false];
  vi.stubGlobal('OffscreenCanvas', Canvas);
  vi.stubGlobal('GPUBuffer', Buffer);
  vi.stubGlobal('GPUBufferUsage', { COPY_SRC: 4 });
  vi.stubGlobal('GPUTextureUsage', { COPY_DST: 2 });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

interface Known {
  dtype: string;
  values?: unknown;
  resource?: unknown;
}
function mended(known: Known) {
  const samples: Buffer[] = [];
  const passes: string[] = [];
  const backend = {
    device: {
      createBuffer: ({ size }: { size: number }) => {
        const sample = new Buffer(size);
        samples.push(sample);
        return sample;
      },
    },
    tensorMap: { get: () => known },
    commandEncoder: {
      copyBufferToTexture(
        { buffer, offset, bytesPerRow }: { buffer: Buffer; offset: number; bytesPerRow: number },
        { texture }: { texture: Texture },
        { width, height }: { width: number; height: number },
      ) {
        for (let row = 0; row < height; row += 1) {
          const from = offset + row * bytesPerRow;
          texture.bytes.set(buffer.bytes.subarray(from, from + width * 4), row * texture.side * 4);
        }
      },
    },
    ensureCommandEncoderReady: () => undefined,
    endComputePassEncoder: () => passes.push('ended'),
    submitQueue: () => undefined,
    readSync: () => 'as it was',
  };
  mendReadSync({ backend: () => backend } as unknown as TensorFlow);
  return { backend, samples, passes, read: () => (backend.readSync as (id: object) => unknown)({}) };
}
const bufferOf = (values: Float32Array | Int32Array): Buffer => {
  const buffer = new Buffer(values.byteLength);
  buffer.bytes.set(new Uint8Array(values.buffer));
  return buffer;
};

describe('values that only the GPU has', () => {
  it.each([1, 2, 63, 64, 65, 255, 257, 4_096, 4_097, 65_536, 65_537, 70_000])(
    'come back to the bit, %i of them',
    (count) => {
      const values = Float32Array.from({ length: count }, (_, i) => (i % 2 === 0 ? Math.sqrt(i) : -1 / i));
      const { read } = mended({ dtype: 'float32', resource: bufferOf(values) });
      expect(read()).toEqual(values);
    },
  );

  it('come back in their type', () => {
    const integers = Int32Array.of(-1, 0, 2_147_483_647);
    expect(mended({ dtype: 'int32', resource: bufferOf(integers) }).read()).toEqual(integers);
    const truths = Int32Array.of(0, 1, 1);
    expect(mended({ dtype: 'bool', resource: bufferOf(truths) }).read()).toEqual(Uint8Array.of(0, 1, 1));
  });

  it('are kept once they have been read, and end the pass that is open', () => {
    const known: Known = { dtype: 'float32', resource: bufferOf(Float32Array.of(1, 2)) };
    const { read, passes } = mended(known);
    const first = read();
    expect([known.values, passes.length > 0]).toEqual([first, true]);
    expect(read()).toBe('as it was');
  });

  it('need two canvases and one to draw on, made at the first read', () => {
    const { read, samples } = mended({ dtype: 'float32', resource: bufferOf(Float32Array.of(1)) });
    expect(made).toEqual([]);
    read();
    expect(made.map(({ size }) => size)).toEqual(Array(3).fill([64, 64]));
    expect(samples.map(({ size, destroyed }) => [size, destroyed])).toEqual([[16, true]]);
  });

  it('have canvases of their own where they fill more than a small one, each pair tried once', () => {
    const known: Known = { dtype: 'float32' };
    const { read, samples } = mended(known);
    for (const count of [4_096, 4_097, 1, 70_000]) {
      Object.assign(known, { values: null, resource: bufferOf(new Float32Array(count)) });
      expect(read()).toHaveLength(count);
    }
    expect(made.map(({ size: [width] }) => width)).toEqual([64, 64, 64, 256, 256, 256]);
    expect(samples).toHaveLength(2);
  });

  it('are an error where the browser gives zeros, and no wrong numbers', () => {
    blind = true;
    const { read } = mended({ dtype: 'float32', resource: bufferOf(Float32Array.of(1, 2)) });
    expect(read).toThrow(UNREADABLE);
    expect(read).toThrow('Write `await x.data()` for `x.dataSync()`');
  });
});

describe('other values', () => {
  it.each<[string, Known]>([
    ['that are there already', { dtype: 'float32', values: Float32Array.of(1), resource: new Buffer(4) }],
    ['in a texture', { dtype: 'float32', resource: {} }],
    ['in nothing', { dtype: 'float32', values: null }],
  ])('%s are read as ever', (_, known) => {
    expect(mended(known).read()).toBe('as it was');
    expect(made).toEqual([]);
  });
});
