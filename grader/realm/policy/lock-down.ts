/**
 * Takes from a realm everything that the solution has no use for: network, storage, workers, messaging, the host's
 * own API, and code made from strings. Names are allowed, not forbidden, so that what a later browser adds is gone too.
 * The walls of the realm are elsewhere (origin and headers, permissions, processes); this keeps honest code honest and
 * makes the hostile kind start from nothing.
 */

import { freezeBuiltins } from './freeze-builtins.ts';

const LANGUAGE = `
  AggregateError Array ArrayBuffer Atomics BigInt BigInt64Array BigUint64Array Boolean DataView Date Error EvalError
  FinalizationRegistry Float16Array Float32Array Float64Array Function Infinity Int16Array Int32Array Int8Array Intl
  Iterator JSON Map Math NaN Number Object Promise Proxy RangeError ReferenceError Reflect RegExp Set
  SharedArrayBuffer String SuppressedError Symbol SyntaxError TypeError URIError Uint16Array Uint32Array Uint8Array
  Uint8ClampedArray WeakMap WeakRef WeakSet decodeURI decodeURIComponent encodeURI encodeURIComponent escape globalThis
  isFinite isNaN parseFloat parseInt undefined unescape WebAssembly AsyncDisposableStack DisposableStack
`;
/** Harmless, and used by TensorFlow.js or by ordinary code. */
const PLATFORM = `
  AbortController AbortSignal DOMException Event EventTarget TextDecoder TextEncoder WorkerGlobalScope atob btoa
  clearInterval clearTimeout console constructor crypto isSecureContext navigator performance
  _tfGlobals _tfengine queueMicrotask self
  setInterval setTimeout structuredClone
`;
/** What the GPU backends look up while they run. With a device of its own, code could hang the GPU unseen. */
const GRAPHICS =
  /^(GPU(Buffer|Texture|BufferUsage|MapMode|ShaderStage|TextureUsage)$|WebGL|OffscreenCanvas|Image(Data|Bitmap)|createImageBitmap|WGSLLanguageFeatures|VideoFrame|HTML(Canvas|Image|Video)Element)/;
const NAVIGATOR = new Set(['userAgent', 'platform', 'hardwareConcurrency', 'language', 'constructor']);

const ALLOWED = new Set(`${LANGUAGE} ${PLATFORM}`.split(/\s+/));
/** With what turns messages into bytes. */
const FROZEN = `${LANGUAGE} TextDecoder TextEncoder`.split(/\s+/);

/**
 * Irreversible; call when TensorFlow.js is up and the realm holds its own references. A second copy of
 * TensorFlow.js cannot start afterwards, since it would bring kernels that no policy has seen.
 * @param world the realm's global object.
 */
export function lockDown(world: object = globalThis): void {
  const tensorClass = (Reflect.get(world, '_tfGlobals') as Map<string, unknown> | undefined)?.get('Tensor');
  forbidCodeFromText(world);
  requireTimerFunctions(world);
  const navigator: unknown = Reflect.get(world, 'navigator');
  if (typeof navigator === 'object' && navigator !== null) strip(navigator, (name) => NAVIGATOR.has(name));
  strip(world, (name) => ALLOWED.has(name) || GRAPHICS.test(name));
  hideTensorFlow(world, tensorClass);
  refuseContexts(world);
  const graphics = Object.getOwnPropertyNames(world).filter((name) => GRAPHICS.test(name));
  freezeBuiltins(world, [...FROZEN, ...graphics]);
}

/** A canvas that is no backend's gives pictures, and no way to a shader. */
function refuseContexts(world: object): void {
  const canvas: unknown = Reflect.get(world, 'OffscreenCanvas');
  if (typeof canvas !== 'function') return;
  const { getContext } = canvas.prototype as Methods;
  if (getContext === undefined) return;
  const call = Function.prototype.call.bind(getContext) as (...given: unknown[]) => unknown;
  const flat = function (this: unknown, kind: unknown, ...rest: unknown[]): unknown {
    return kind === '2d' || kind === 'bitmaprenderer' ? call(this, kind, ...rest) : null;
  };
  Object.defineProperty(canvas.prototype, 'getContext', { value: flat });
}

/** What tensors ask of their engine, found by the global name of the engine. */
const TRACKER_METHODS = [
  'disposeTensor',
  'disposeVariable',
  'incRef',
  'makeTensor',
  'makeVariable',
  'read',
  'readSync',
  'readToGPU',
];

/**
 * TensorFlow.js looks engine and tensor class up as it runs; the registries are what a second copy would ask for, and
 * the rest of the engine leads to the backend.
 */
function hideTensorFlow(world: object, tensorClass: unknown): void {
  const globals = {
    has: (key: unknown) => key === 'Tensor',
    get: (key: unknown) => (key === 'Tensor' ? tensorClass : undefined),
    set: refuse,
  };
  Object.defineProperty(world, '_tfGlobals', {
    value: Object.freeze(globals),
    writable: false,
    configurable: false,
  });
  const tracker = trackerOf(Reflect.get(world, '_tfengine'));
  Object.defineProperty(world, '_tfengine', { value: tracker, writable: false, configurable: false });
}

type Methods = Record<string, (...given: unknown[]) => unknown>;

function trackerOf(engine: unknown): unknown {
  if (typeof engine !== 'object' || engine === null) return engine;
  const methods = TRACKER_METHODS.map((name) => {
    const method = (engine as Methods)[name]?.bind(engine);
    return [name, (...given: unknown[]) => method?.(...given)] as const;
  });
  return Object.freeze(Object.fromEntries(methods));
}

/** Removes properties from an object and its prototypes, up to the language's own. */
function strip(target: object, isAllowed: (name: string) => boolean): void {
  for (let holder: object | null = target; holder !== null; holder = Object.getPrototypeOf(holder)) {
    // EventTarget serves ports and signals as well; the target's own copy is shadowed below.
    if (holder === Object.prototype || holder === globalThis.EventTarget?.prototype) break;
    for (const name of Object.getOwnPropertyNames(holder)) if (!isAllowed(name)) remove(holder, name);
  }
  // Deno itself calls the global's dispatchEvent.
  for (const name of ['addEventListener', 'removeEventListener']) if (name in target) shadow(target, name);
}

function remove(holder: object, name: string): void {
  if (!Reflect.deleteProperty(holder, name)) shadow(holder, name);
}

function shadow(holder: object, name: string): void {
  try {
    Reflect.defineProperty(holder, name, { value: undefined, writable: false, configurable: false });
  } catch {
    // Not configurable and not writable: the platform keeps it, and the walls outside hold.
  }
}

function refuse(): never {
  throw new Error('Not available in an exercise.');
}

/** `import()` inside evaluated text would reach the platform's modules; loaded modules have theirs rewritten. */
function forbidCodeFromText(world: object): void {
  const samples = [() => {}, async () => {}, function* () {}, async function* () {}];
  for (const sample of samples) {
    const prototype: object = Object.getPrototypeOf(sample);
    Object.defineProperty(prototype, 'constructor', { value: refuseText, configurable: false });
  }
  // `x instanceof Function` goes on to work.
  refuseText.prototype = Function.prototype;
  Object.defineProperty(world, 'Function', { value: refuseText, configurable: false, writable: false });
  Object.defineProperty(world, 'eval', { value: undefined, configurable: false, writable: false });
}

function refuseText(): never {
  throw new Error('Code made from text is not available in an exercise.');
}

/** Timers also take text to run. Browsers have them on a prototype of the global. */
function requireTimerFunctions(world: object): void {
  for (const name of ['setTimeout', 'setInterval']) {
    const native: unknown = Reflect.get(world, name);
    if (typeof native !== 'function') continue;
    const start = native.bind(world) as (callback: unknown, ...rest: unknown[]) => unknown;
    const checked = (callback: unknown, ...rest: unknown[]): unknown => {
      if (typeof callback !== 'function') throw new TypeError(`${name}() takes a function.`);
      return start(callback, ...rest);
    };
    const replacement = { value: checked, configurable: true, writable: true };
    for (let holder: object | null = world; holder !== null; holder = Object.getPrototypeOf(holder)) {
      if (Object.hasOwn(holder, name)) Object.defineProperty(holder, name, replacement);
    }
    Object.defineProperty(world, name, replacement);
  }
}
