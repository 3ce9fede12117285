/** `dataSync()` on WebGPU, through canvases that are made once. */
import type { TensorFlow } from '#grader/realm/tensorflow.ts';

/**
 * Of the canvases, in pixels: a pixel carries four bytes. A read costs as much as its canvas is large (where the CPU
 * draws, 28 ms at 256), so that a loss and a small layer have a small one. WebGPU wants rows of a multiple of 256 bytes.
 */
const SIDES = { small: 64, large: 256 } as const;
type Side = (typeof SIDES)[keyof typeof SIDES];
const PIXEL_BYTES = 4;
/** A premultiplied canvas keeps the fourth byte of a pixel, an opaque one the other three. */
const ALPHA_MODES = ['opaque', 'premultiplied'] as const;

type Values = Float32Array | Int32Array | Uint8Array;

/** What a student reads, where the CPU does not take over by itself. */
export const UNREADABLE =
  'This browser cannot read from its GPU at once. Write `await x.data()` for `x.dataSync()`, or run on the CPU.';

/** What the WebGPU backend of TensorFlow.js 4.22 has, private parts included. */
interface WebgpuBackend {
  readonly device: GPUDevice;
  readonly tensorMap: { get(dataId: object): TensorData };
  readonly commandEncoder: GPUCommandEncoder;
  ensureCommandEncoderReady(): void;
  endComputePassEncoder(): void;
  submitQueue(): void;
  readSync(dataId: object): unknown;
}

interface TensorData {
  readonly dtype: string;
  /** Once they have been read. */
  values?: unknown;
  readonly resource?: unknown;
}

type Reader = (buffer: GPUBuffer) => ArrayBuffer;
type ContextOf = (canvas: OffscreenCanvas, ...wish: readonly unknown[]) => unknown;

interface Staging {
  readonly alphaMode: (typeof ALPHA_MODES)[number];
  readonly canvas: OffscreenCanvas;
  readonly context: GPUCanvasContext;
}

/**
 * TensorFlow.js makes two canvases with a context of the GPU for each `dataSync()`. In a locked realm a canvas gives no
 * such context to code that is not the backend's (`policy/lock-down.ts`), so that every read failed. From here on they
 * are made with the platform's own function, kept from before the lock, at the first read of their size, and used again.
 * Browsers that draw without a GPU give zeros for what is on such a canvas (Chromium with SwiftShader): there a read is
 * an error, and no wrong number.
 */
export function mendReadSync(tf: TensorFlow): void {
  const backend = tf.backend() as unknown as WebgpuBackend;
  const readCached = backend.readSync.bind(backend);
  const contextOf: ContextOf = Function.prototype.call.bind(OffscreenCanvas.prototype.getContext);
  const readers = new Map<Side, Reader>();
  const readerFor = ({ size }: GPUBuffer): Reader => {
    const side = size <= SIDES.small ** 2 * PIXEL_BYTES ? SIDES.small : SIDES.large;
    const reader = readers.get(side) ?? triedReader(canvasReader(side, backend, contextOf), backend);
    readers.set(side, reader);
    return reader;
  };
  backend.readSync = (dataId) => {
    const data = backend.tensorMap.get(dataId);
    const isThere = data.values !== undefined && data.values !== null;
    if (isThere || !(data.resource instanceof GPUBuffer)) return readCached(dataId);
    data.values = valuesOf(readerFor(data.resource)(data.resource), data.dtype);
    return data.values;
  };
}

/** The reader where it gave back what it was given once, or one that says that it cannot. */
function triedReader(read: Reader, { device }: WebgpuBackend): Reader {
  const usage = GPUBufferUsage.COPY_SRC;
  const buffer = device.createBuffer({ size: 4 * PIXEL_BYTES, usage, mappedAtCreation: true });
  const sample = Uint8Array.from({ length: 4 * PIXEL_BYTES }, (_, at) => 17 * at);
  new Uint8Array(buffer.getMappedRange()).set(sample);
  buffer.unmap();
  const got = new Uint8Array(read(buffer));
  buffer.destroy();
  if (sample.every((byte, at) => got[at] === byte)) return read;
  return () => {
    throw new Error(UNREADABLE);
  };
}

function canvasReader(side: Side, backend: WebgpuBackend, contextOf: ContextOf): Reader {
  const staging = ALPHA_MODES.map((alphaMode): Staging => {
    const canvas = new OffscreenCanvas(side, side);
    const context = contextOf(canvas, 'webgpu') as GPUCanvasContext;
    const usage = GPUTextureUsage.COPY_DST;
    context.configure({ device: backend.device, format: 'bgra8unorm', usage, alphaMode });
    return { alphaMode, canvas, context };
  });
  const plain = contextOf(new OffscreenCanvas(side, side), '2d', {
    willReadFrequently: true,
  }) as OffscreenCanvasRenderingContext2D;

  return (buffer) => {
    const bytes = new ArrayBuffer(buffer.size);
    backend.endComputePassEncoder();
    for (const { alphaMode, canvas, context } of staging) {
      const texture = context.getCurrentTexture();
      for (const { offset, width, height } of windowsOf(buffer.size / PIXEL_BYTES, side)) {
        backend.ensureCommandEncoderReady();
        const source = { buffer, bytesPerRow: side * PIXEL_BYTES, offset };
        backend.commandEncoder.copyBufferToTexture(source, { texture }, { width, height });
        backend.submitQueue();
        plain.clearRect(0, 0, width, height);
        plain.drawImage(canvas, 0, 0);
        const pixels = plain.getImageData(0, 0, width, height).data;
        take(pixels, { alphaMode, into: new Uint8Array(bytes, offset, pixels.length) });
      }
    }
    return bytes;
  };
}

/** Whole canvases, then whole rows, then what is left of a row. */
export function windowsOf(pixels: number, side: number): { offset: number; width: number; height: number }[] {
  const windows: { offset: number; width: number; height: number }[] = [];
  let at = 0;
  while (at < pixels) {
    const rows = Math.min(Math.floor((pixels - at) / side), side);
    const width = rows > 0 ? side : pixels - at;
    const height = Math.max(rows, 1);
    windows.push({ offset: at * PIXEL_BYTES, width, height });
    at += width * height;
  }
  return windows;
}

/** The canvas has blue first, its picture red first. */
function take(
  pixels: Uint8ClampedArray,
  { alphaMode, into }: { alphaMode: Staging['alphaMode']; into: Uint8Array },
): void {
  for (let at = 0; at < pixels.length; at += PIXEL_BYTES) {
    if (alphaMode === 'premultiplied') {
      into[at + 3] = pixels[at + 3] ?? 0;
    } else {
      into[at] = pixels[at + 2] ?? 0;
      into[at + 1] = pixels[at + 1] ?? 0;
      into[at + 2] = pixels[at] ?? 0;
    }
  }
}

/** On the GPU a boolean is an int32. */
function valuesOf(bytes: ArrayBuffer, dtype: string): Values {
  if (dtype === 'int32') return new Int32Array(bytes);
  return dtype === 'bool' ? Uint8Array.from(new Int32Array(bytes)) : new Float32Array(bytes);
}
