/**
 * Imported before TensorFlow.js in Deno and in Node workers: with a `WorkerGlobalScope` it takes them for browser
 * workers, which needs nothing of Node.
 */
const world = globalThis as { WorkerGlobalScope?: unknown; self?: unknown };
world.WorkerGlobalScope ??= class {};
world.self ??= globalThis;
