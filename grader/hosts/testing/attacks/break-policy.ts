/** Calling what the exercise forbids. What is refused is refused even if the code catches it and answers right. */
import type { Attack, AttackFamily } from './attack.ts';

/** `code` calls the forbidden thing; the right answer afterwards must not save it. */
function forbidden(numbers: readonly number[], title: string, code: string): Attack {
  const body = `try { await (async () => { ${code} })(); } catch {} return x.mul(2);`;
  return { numbers, title, body, ends: ['refused'] };
}

/** `code` tries to get the forbidden thing back and fails at that. */
function restore(title: string, code: string): Attack {
  return { numbers: [29, 31], title, body: code, ends: ['errored', 'refused', 'failed'], alone: true };
}

/** Tells the policy 'linear' and the kernel 'relu'. Nothing may come of it: twice the input is not relu of it either. */
function lying(title: string, attrs: string, kernel = "'_FusedMatMul'", inputs = '{ a, b }'): Attack {
  const body = `let reads = 0; const word = () => { reads += 1; return reads % 2 === 1 ? 'linear' : 'relu'; };
  const a = tf.tensor([-1, 2], [1, 2, 1]), b = tf.ones([1, 1, 1]); let got: any;
  for (const skipped of [0, 1]) { try { if (skipped) word(); got = (tf.engine() as any).runKernel(${kernel}, ${inputs}, Object.assign(${attrs}, { transposeA: false, transposeB: false }));
  if (got.dataSync()[0] === 0) return x.mul(2); } catch {} }
  throw new Error('no activation was applied');`;
  return {
    numbers: [31],
    title: `asks for an activation ${title}`,
    body,
    ends: ['errored', 'refused'],
  };
}

const image = 'tf.ones([1, 3, 3, 1])';
const filter = 'tf.ones([2, 2, 1, 1])';
const conv = `tf.conv2d(${image} as any, ${filter} as any, 1, 'valid')`;

export const breakPolicy: AttackFamily = {
  name: 'calls what is forbidden',
  forbids: ['conv2d', 'relu', 'gradients', 'softmaxCrossEntropy', 'layers.dense', 'optimizers'],
  attacks: [
    forbidden([31], 'calls it', conv),
    forbidden(
      [31],
      'spells the name in two parts',
      `(tf as any)['con' + 'v2d'](${image}, ${filter}, 1, 'valid')`,
    ),
    forbidden(
      [31],
      'spells the name in escapes',
      `tf.\\u0063onv2d(${image} as any, ${filter} as any, 1, 'valid')`,
    ),
    forbidden(
      [31],
      'calls it through a proxy, by Reflect and in a tidy',
      `const call = Reflect.get(new Proxy(tf, {}), ['con', 'v2d'].join('')); tf.tidy(() => Reflect.apply(call, tf, [${image}, ${filter}, 1, 'valid']));`,
    ),
    forbidden([31], 'calls it as a method', `(${image} as any).conv2d(${filter}, 1, 'valid')`),
    forbidden(
      [31],
      'calls its fused form',
      `tf.fused.conv2d({ x: ${image} as any, filter: ${filter} as any, strides: 1, pad: 'valid' })`,
    ),
    forbidden(
      [31],
      'calls a neighbour',
      'tf.depthwiseConv2d(tf.ones([1, 3, 3, 1]), tf.ones([2, 2, 1, 1]), 1, "valid")',
    ),
    forbidden([31], 'calls it as a layer', `tf.layers.conv2d({ filters: 1, kernelSize: 2 }).apply(${image})`),
    forbidden(
      [31],
      'runs the kernel',
      `tf.engine().runKernel('Conv2D', { x: ${image}, filter: ${filter} }, { strides: [1, 1], pad: 'valid', dataFormat: 'NHWC', dilations: [1, 1] })`,
    ),
    forbidden(
      [31],
      'runs the kernel of a gradient',
      "tf.engine().runKernel('Conv2DBackpropInput', { dy: tf.ones([1, 2, 2, 1]), filter: tf.ones([2, 2, 1, 1]) }, { strides: [1, 1], pad: 'valid', dataFormat: 'NHWC', dimRoundingMode: undefined, inputShape: [1, 3, 3, 1] })",
    ),
    forbidden(
      [31],
      'asks for an activation of a fused kernel',
      "tf.fused.matMul({ a: tf.ones([2, 2]), b: tf.ones([2, 2]), activation: 'relu' })",
    ),
    lying('by a getter', '{ get activation() { return word(); } }'),
    lying(
      'by a proxy',
      "new Proxy({ activation: 'relu' }, { get: (own: any, key) => (key === 'activation' ? word() : own[key]) })",
    ),
    lying(
      'by an object that is text when it is asked',
      '{ activation: { toString: word, valueOf: word, [Symbol.toPrimitive]: word } }',
    ),
    lying('by a list that is text', "{ activation: ['relu'] }"),
    lying('by text in an object', "{ activation: new String('relu') }"),
    lying('by what it inherits', 'Object.create({ get activation() { return word(); } })'),
    lying('by its class', 'new (class { get activation() { return word(); } })()'),
    lying('by a key of prototypes', 'JSON.parse(\'{"__proto__": {"activation": "relu"}}\')'),
    lying(
      'by a name of the kernel that changes',
      "{ activation: 'relu' }",
      "{ toString: () => (word() === 'linear' ? 'Identity' : '_FusedMatMul') }",
    ),
    lying(
      'by inputs that change',
      '{ activation: word() }',
      "'_FusedMatMul'",
      'new Proxy({ a, b }, { get: (own: any, key) => { word(); return own[key]; } })',
    ),
    lying('by a thenable', "{ activation: 'linear', then: (done: any) => done({ activation: 'relu' }) }"),
    forbidden(
      [31],
      'asks a layer for an activation',
      "tf.layers.activation({ activation: 'relu' }).apply(x)",
    ),
    forbidden([31], 'differentiates', 'tf.grad((t: any) => t.square().sum())(x)'),
    forbidden(
      [31],
      'differentiates through an operation of its own',
      'tf.valueAndGrad(tf.customGrad((t: any) => ({ value: t.square(), gradFunc: (dy: any) => dy })) as any)(x)',
    ),
    forbidden(
      [31],
      'differentiates by the engine',
      '(tf.engine() as any).gradients(() => x.square(), [x], null, true)',
    ),
    forbidden([31], 'calls a loss', 'tf.losses.softmaxCrossEntropy(tf.ones([1, 2]), tf.ones([1, 2]))'),
    forbidden(
      [31],
      'calls a metric of that loss',
      'tf.metrics.categoricalCrossentropy(tf.ones([1, 2]), tf.ones([1, 2]))',
    ),
    forbidden([31], 'makes a dense layer', 'tf.layers.dense({ units: 1 })'),
    forbidden(
      [31],
      'builds a forbidden layer by its class',
      `const [Dense] = tf.serialization.SerializationMap.getMap().classNameMap.Dense as any; const layer = new Dense({ units: 1 }); layer.build([1, 2]); return layer.call(tf.ones([1, 2]));`,
    ),
    forbidden(
      [31],
      'builds a forbidden layer from a saved model',
      "const model = await tf.models.modelFromJSON({ class_name: 'Sequential', config: { name: 's', layers: [{ class_name: 'Dense', config: { units: 1, batch_input_shape: [null, 2] } }] } } as any); return (model as any).predict(tf.ones([1, 2]));",
    ),
    forbidden([31], 'makes an optimiser by its class', 'new tf.AdamOptimizer(0.1, 0.9, 0.99)'),
    restore(
      'runs the kernel past the method of the engine',
      `return Object.getPrototypeOf(tf.engine()).runKernel.call(tf.engine(), 'Conv2D', { x: ${image}, filter: ${filter} }, {});`,
    ),
    restore(
      'runs the kernel function',
      `return (tf.engine() as any).runKernelFunc({ kernelName: 'Conv2D', inputs: { x: ${image}, filter: ${filter} }, attrs: {} });`,
    ),
    restore(
      'runs the kernel in an engine of its own',
      'const E = (tf.engine() as any).constructor; const e = new E(tf.env()); e.state = (tf.engine() as any).state; return e.runKernel("Conv2D", {}, {});',
    ),
    restore(
      'reads gradients from a tape of its own',
      'const e: any = tf.engine(); e.state.gradientDepth = 1; e.state.activeTape = []; x.square(); return e.state.activeTape[0].gradient([x])[0]();',
    ),
    restore(
      'finds the engine by its global name',
      `const e = (globalThis as any)._tfengine; e.startTape(); return e.runKernel('Conv2D', { x: ${image}, filter: ${filter} }, {});`,
    ),
    restore(
      'listens at the class that a backend keeps its data in',
      'const P = (tf as any).DataStorage.prototype; const own = P.get; let backend: any; P.get = function (id: any) { backend = this.backend; return own.call(this, id); }; x.dataSync(); return backend.data.size;',
    ),
    restore(
      'computes with the insides of a kernel',
      "return tf.tensor((tf as any).shared.multiplyImpl([2], [1], new Float32Array([1, 2]), new Float32Array([2]), 'float32')[0]);",
    ),
    restore(
      'asks for its TensorFlow.js as a whole',
      `return (tf as any).default.default.conv2d(${image}, ${filter}, 1, 'valid');`,
    ),
    restore(
      'registers the kernel again',
      "tf.registerKernel({ kernelName: 'Conv2D', backendName: 'cpu', kernelFunc: () => ({}) as any });",
    ),
    restore('unregisters the refusing kernel', "tf.unregisterKernel('Conv2D', 'cpu');"),
    restore('copies the registry', "tf.copyRegisteredKernels('cpu', 'mine'); return x;"),
    restore('asks for the kernel', "return (tf as any).getKernel('Conv2D', 'cpu').kernelFunc({});"),
    restore('switches the backend', "await tf.setBackend('webgl'); return x;"),
    restore('switches the backend by the engine', "await tf.engine().setBackend('mine'); return x;"),
    restore(
      'makes a backend of its own',
      "tf.registerBackend('mine', () => new tf.MathBackendCPU() as any); return x;",
    ),
    restore(
      'makes a backend by the engine',
      "(tf.engine() as any).registerBackend('mine', () => ({})); return x;",
    ),
    restore('resets the engine', 'tf.engine().reset(); return x;'),
    restore(
      'takes the registry as it is read',
      'const own = Map.prototype.get; Map.prototype.get = function (k) { console.log(String(k)); return own.call(this, k); }; return x;',
    ),
    restore(
      'makes the refusal fail',
      `String.prototype.slice = () => { throw 1; }; ${conv}; return x.mul(2);`,
    ),
    restore(
      'starts a second TensorFlow.js',
      '(globalThis as any)._tfGlobals = new Map(); (globalThis as any)._tfengine = undefined; return x;',
    ),
    restore('gives a backend its own platform', "(tf as any).setPlatform('mine', {}); return x;"),
    {
      numbers: [67],
      title: 'asks for a GPU of its own',
      body: "const gpu = (navigator as any).gpu; console.log('gpu ' + typeof gpu?.requestAdapter); return x;",
      ends: ['failed', 'errored'],
      logs: /^gpu undefined$/,
    },
    {
      numbers: [67],
      title: 'looks for a device or a context to run a shader of its own',
      body: `const world = globalThis as any, engine = tf.engine() as any; const found: string[] = [];
      for (const kind of ['webgl', 'webgl2', 'webgpu']) { if (world.OffscreenCanvas && new world.OffscreenCanvas(1, 1).getContext(kind)) found.push(kind); }
      for (const name of ['backend', 'backendInstance', 'state', 'registry', 'ENV']) if (engine[name] || world._tfengine?.[name]) found.push(name);
      try { tf.engine().runKernel('Draw', { image: tf.ones([1, 1]) } as any, { canvas: { getContext: () => ({ configure: (c: any) => found.push(String(c.device)) }) } } as any); } catch {}
      for (const name of world.WebGL2RenderingContext ? ['WebGL2RenderingContext', 'OffscreenCanvas'] : []) if (!Object.isFrozen(world[name].prototype)) found.push(name);
      console.log('found [' + found + ']'); return x;`,
      ends: ['failed'],
      logs: /^found \[\]$/,
    },
  ],
};
