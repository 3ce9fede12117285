/**
 * What browsers, Deno and Node have alike beside the language, as far as the judge and the realms need it. A name that is
 * not here is one that some home of theirs may lack.
 */
declare const performance: { now(): number };
declare const crypto: {
  randomUUID(): string;
  getRandomValues<T extends Uint8Array | Uint32Array>(array: T): T;
  readonly subtle: { digest(algorithm: 'SHA-256', bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> };
};
declare const console: Record<'debug' | 'log' | 'info' | 'warn' | 'error', (...values: unknown[]) => void>;
declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>;
}
declare function atob(base64: string): string;
declare function setTimeout(act: () => void, ms: number): number;
declare function clearTimeout(timer: number | undefined): void;

/** Of V8, where it is that. */
interface ErrorConstructor {
  stackTraceLimit: number;
}

/** Tried by grader/backend and by the lock, which ask whether they are there. */
declare var navigator: { readonly gpu?: GPU } | undefined;
declare var EventTarget: { readonly prototype: object } | undefined;
declare const OffscreenCanvas: {
  new (width: number, height: number): OffscreenCanvas;
  readonly prototype: OffscreenCanvas;
};
/** Beside its context of the GPU, which `@webgpu/types` has. */
interface OffscreenCanvas {
  getContext(kind: 'webgl2'): WebGl2 | null;
}
interface OffscreenCanvasRenderingContext2D {
  clearRect(x: number, y: number, width: number, height: number): void;
  drawImage(canvas: OffscreenCanvas, x: number, y: number): void;
  getImageData(x: number, y: number, width: number, height: number): { readonly data: Uint8ClampedArray };
}
interface WebGl2 {
  readonly RENDERER: number;
  getParameter(name: number): unknown;
  getExtension(name: 'WEBGL_debug_renderer_info'): { readonly UNMASKED_RENDERER_WEBGL: number } | null;
  getExtension(name: 'WEBGL_lose_context'): { loseContext(): void } | null;
}
