import { describe, expect, it } from 'vitest';
import type { TensorFlow } from '../tensorflow.ts';
import type { KernelPolicy } from './kernel-policy.ts';
import { studentTensorFlow } from './student-tensorflow.ts';

/** A namespace of the library's form, small enough to see what becomes of it. */
function library() {
  const unregistered: string[] = [];
  const engine = {
    backendName: 'cpu',
    backend: 'the backend',
    state: { numTensors: 3 },
    numTensors: 3,
    ...Object.fromEntries(
      [
        'customGrad',
        'endScope',
        'gradients',
        'keep',
        'memory',
        'profile',
        'ready',
        'runKernel',
        'startScope',
        'tidy',
        'time',
      ].map((name) => [
        name,
        function (this: { numTensors: number }, ...given: unknown[]) {
          return [name, this.numTensors, ...given];
        },
      ]),
    ),
    reset: () => 'reset',
  };
  const tf = {
    engine: () => engine,
    getKernel: (name: string) => (name === 'Draw' ? {} : undefined),
    unregisterKernel: (name: string) => unregistered.push(name),
    add: () => 'sum',
    setBackend: () => 'set',
    registerKernel: () => 'registered',
    MathBackendCPU: class {},
    layers: { dense: () => 'dense', conv2d: () => 'conv2d' },
    train: { sgd: () => 'sgd' },
  };
  return { tf, unregistered };
}
type Loose = Record<string, (...given: unknown[]) => unknown> & {
  layers: Record<string, () => unknown>;
  train: Record<string, () => unknown>;
  engine: () => Record<string, unknown>;
};

class Refused extends Error {}
function student(...paths: readonly string[]) {
  const { tf, unregistered } = library();
  const refuse = (path: string) => (): never => {
    throw new Refused(path);
  };
  const refusedPaths = new Map(paths.map((path) => [path, refuse(path)] as const));
  const policy = { refusedPaths } as unknown as KernelPolicy;
  return {
    tf,
    unregistered,
    own: studentTensorFlow(tf as unknown as TensorFlow, policy) as unknown as Loose,
  };
}

describe('the library that a solution gets', () => {
  it('computes as the library does', () => {
    expect(student().own.add?.()).toBe('sum');
  });

  it.each(['setBackend', 'registerKernel', 'getKernel', 'unregisterKernel', 'MathBackendCPU'])(
    'has no %s: the error says its name',
    (name) => {
      expect(() => student().own[name]?.()).toThrow(`tf.${name} is not available in an exercise.`);
    },
  );

  it('has no name more than the library', () => {
    const { tf, own } = student('layers.dense');
    expect(Object.keys(own).sort()).toEqual(Object.keys(tf).sort());
  });

  it('is a copy: the realm’s own has all that it had', () => {
    const { tf } = student('layers.*', 'train.sgd', 'add');
    expect([tf.add(), tf.setBackend(), tf.layers.dense(), tf.train.sgd()]).toEqual([
      'sum',
      'set',
      'dense',
      'sgd',
    ]);
    expect(tf.engine().reset()).toBe('reset');
  });

  it('has no kernel that hands out the device, of this backend', () => {
    expect(student().unregistered).toEqual(['Draw']);
  });
});

describe('its engine', () => {
  const engine = student().own.engine();

  it('has what code may ask of it, bound to the engine itself', () => {
    const tidy = engine.tidy as (...given: unknown[]) => unknown;
    expect(tidy('a', 'b')).toEqual(['tidy', 3, 'a', 'b']);
    expect(engine.backendName).toBe('cpu');
  });

  it.each(['backend', 'state', 'reset', 'setBackend', 'registryFactory', 'numTensors'])(
    'shows no %s',
    (name) => {
      expect(engine[name]).toBeUndefined();
    },
  );

  it('is one, and cannot be changed', () => {
    const { own } = student();
    expect(own.engine()).toBe(own.engine());
    expect(Object.isFrozen(engine)).toBe(true);
    expect(() => Object.assign(engine, { tidy: 1 })).toThrow(TypeError);
  });
});

describe('a path that is refused', () => {
  it('throws where it stands, and leaves its neighbours', () => {
    const { own } = student('layers.dense');
    expect(() => own.layers.dense?.()).toThrow(Refused);
    expect([own.layers.conv2d?.(), own.train.sgd?.()]).toEqual(['conv2d', 'sgd']);
  });

  it('with a star is all of its namespace', () => {
    const { own } = student('layers.*');
    for (const name of ['dense', 'conv2d']) expect(() => own.layers[name]?.()).toThrow(Refused);
    expect(own.train.sgd?.()).toBe('sgd');
  });

  it('may be a name at the top, and stand beside others of one namespace', () => {
    const { own } = student('add', 'layers.dense', 'layers.conv2d');
    for (const call of [own.add, own.layers.dense, own.layers.conv2d])
      expect(() => call?.()).toThrow(Refused);
  });

  it('that the library lacks is refused all the same', () => {
    const { own } = student('metrics.mse', 'sequential');
    expect(() => (own.metrics as unknown as Loose).mse?.()).toThrow(Refused);
    expect(() => own.sequential?.()).toThrow(Refused);
  });
});
