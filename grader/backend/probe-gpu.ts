/** What the browser says about its GPU before TensorFlow.js is asked to use it. */
import { adapterWords } from './adapter-words.ts';

/** A step of the backend ladder that can be stood on. */
export interface Rung {
  /** Adapter or renderer, as people know it. */
  readonly name: string;
  /** Emulated on the CPU. */
  readonly software: boolean;
}

const SOFTWARE = /swiftshader|llvmpipe|softpipe|software|microsoft basic render|lavapipe/i;

/** The rung, or why there is no WebGPU. */
export async function probeWebgpu(): Promise<Rung | string> {
  const gpu: GPU | undefined = globalThis.navigator?.gpu;
  if (!gpu) return 'This browser has no WebGPU.';
  try {
    const adapter = await gpu.requestAdapter();
    if (!adapter) return 'WebGPU found no graphics adapter.';
    const { architecture, description, device } = adapter.info;
    const software = SOFTWARE.test(`${description} ${architecture} ${device}`);
    return { name: adapterWords(adapter.info), software };
  } catch (error) {
    return `WebGPU did not answer: ${String(error).slice(0, 200)}`;
  }
}

/** The rung, or why there is no WebGL worth having: an emulated one is slower than the CPU backend. */
export function probeWebgl({ acceptSoftware }: { readonly acceptSoftware: boolean }): Rung | string {
  if (typeof OffscreenCanvas === 'undefined') return 'This browser has no WebGL in workers.';
  const context = new OffscreenCanvas(1, 1).getContext('webgl2');
  if (!context) return 'This browser has no WebGL 2.';
  const details = context.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = context.getParameter(details?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER);
  context.getExtension('WEBGL_lose_context')?.loseContext();
  const name = typeof renderer === 'string' ? renderer : 'WebGL 2';
  const software = SOFTWARE.test(name);
  return software && !acceptSoftware
    ? 'WebGL is emulated, which is slower than the processor itself.'
    : { name, software };
}
