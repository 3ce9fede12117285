/**
 * The body of a solution that goes through every object within its reach, by properties, getters and prototypes, and logs
 * "found [...]" with the paths of what belongs to TensorFlow.js's engine, a backend or a GPU.
 */
export const SEARCH_FOR_BACKEND = `
const world = globalThis as any, tensor = tf.ones([64, 64]).matMul(tf.ones([64, 64]));
let buffer: unknown = null; try { buffer = tensor.dataToGPU(); } catch {}
const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
const todo: [any, string][] = Object.entries({ world, tf, engine: tf.engine(), env: tf.env(), tensor, buffer, model,
  variable: tf.variable(tensor), values: tf.buffer([2]), optimizer: tf.train.adam(0.1), show: require('@descent/show'), exports }).map(([name, value]) => [value, name]);
const seen = new Set<unknown>(), found: string[] = [];
const isOurs = (o: any) => ['registryFactory', 'dataMover', 'kernelFunc', 'gpgpu', 'activeTape'].some((name) => name in o) ||
  (o.constructor?.prototype !== o && /GPU(Device|Queue|Adapter)|WebGL2?RenderingContext/.test(Object.prototype.toString.call(o)));
while (todo.length > 0) {
  const [object, path] = todo.pop() as [any, string];
  if (object === null || !['object', 'function'].includes(typeof object) || seen.has(object)) continue;
  seen.add(object);
  try { if (isOurs(object)) found.push(path); } catch {}
  for (const key of Reflect.ownKeys(object)) {
    const at = path + '.' + String(key);
    try { todo.push([object[key], at]); } catch {}
    const own = Object.getOwnPropertyDescriptor(object, key);
    todo.push([own?.get, at], [own?.set, at]);
  }
  todo.push([Object.getPrototypeOf(object), path + '.__proto__']);
}
console.log((seen.size > 1000 ? 'found [' : 'too few [') + found + ']'); return x;`;
