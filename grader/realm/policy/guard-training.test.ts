import { describe, expect, it } from 'vitest';
import type { TensorFlow } from '../tensorflow.ts';
import { resolveForbidden } from './forbidden-operations.ts';
import { guardTraining } from './guard-training.ts';

class Refused extends Error {}
const OPTIMIZERS = ['SGD', 'Momentum', 'Adagrad', 'Adadelta', 'Adam', 'Adamax', 'RMSProp'] as const;

/** Classes of the library's form, guarded; what models were compiled with. */
function guarded(...forbids: readonly string[]) {
  const compiled: unknown[] = [];
  class LayersModel {
    compile(args: unknown): void {
      compiled.push(args);
    }
  }
  class Sequential extends LayersModel {
    override compile(args: unknown): void {
      super.compile(args);
    }
  }
  const optimizers = OPTIMIZERS.map((name) => {
    class Optimizer {
      applyGradients(): string {
        return `${name} steps`;
      }
    }
    return [`${name}Optimizer`, Optimizer] as const;
  });
  const tf = { LayersModel, Sequential, ...Object.fromEntries(optimizers) };
  guardTraining(
    tf as unknown as TensorFlow,
    resolveForbidden(forbids, () => false),
    (operation) => {
      throw new Refused(operation);
    },
  );
  const step = (name: (typeof OPTIMIZERS)[number]) => {
    const made = optimizers.find(([known]) => known === `${name}Optimizer`)?.[1];
    return made ? new made().applyGradients() : null;
  };
  return { compiled, step, LayersModel, Sequential, model: new LayersModel(), sequential: new Sequential() };
}
const refusal = (compile: () => void): string | null => {
  try {
    compile();
    return null;
  } catch (error) {
    if (error instanceof Refused) return error.message;
    throw error;
  }
};

describe('a model that is compiled with words', () => {
  it.each<[string, unknown, string]>([
    ['a word', 'meanSquaredError', 'losses'],
    ['an abbreviation', 'MSE', 'losses'],
    ['a list', ['mse'], 'losses'],
    ['outputs by name', { a: 'hinge' }, 'losses'],
    ['lists by name', { a: [() => 1, 'poisson'] }, 'losses'],
    ['a cross-entropy', 'binaryCrossentropy', 'sigmoidCrossEntropy'],
  ])('is refused %s, as loss and as metric', (_, words, operation) => {
    const { model, sequential, compiled } = guarded('losses');
    for (const made of [model, sequential])
      for (const args of [{ loss: words }, { loss: () => 1, metrics: words }])
        expect(refusal(() => made.compile({ optimizer: {}, ...args }))).toBe(operation);
    expect(compiled).toEqual([]);
  });

  it.each([
    () => 1,
    'mine',
    '',
    'constructor',
    '__proto__',
    'toString',
    ['accuracy'],
    { a: () => 1 },
    3,
    null,
  ])('is let be with %o', (loss) => {
    const { model, compiled } = guarded('losses');
    const optimizer = { step: 1 };
    model.compile({ optimizer, loss, metrics: ['accuracy'], name: 'm' });
    expect(compiled).toEqual([{ optimizer, loss, metrics: ['accuracy'], name: 'm' }]);
  });

  it('is compiled without what was not given', () => {
    const { model, compiled } = guarded('losses');
    model.compile({ optimizer: {} });
    expect(Object.keys(compiled[0] as object)).toEqual(['optimizer']);
  });

  it('is compiled with what was looked at, whatever a getter answers the second time', () => {
    const { model, compiled } = guarded('losses');
    let reads = 0;
    const args = {
      optimizer: {},
      get loss() {
        reads += 1;
        return reads === 1 ? { a: 'mine' } : 'mse';
      },
    };
    model.compile(args);
    expect(compiled).toMatchObject([{ loss: { a: 'mine' } }]);
    const lying = {
      get a() {
        reads += 1;
        return reads === 2 ? 'mine' : 'mse';
      },
    };
    model.compile({ optimizer: {}, loss: lying });
    expect(compiled).toMatchObject([{}, { loss: { a: 'mine' } }]);
  });

  it('may name its optimiser unless optimisers are what is forbidden', () => {
    const free = guarded('losses');
    free.model.compile({ optimizer: 'sgd' });
    expect(free.compiled).toEqual([{ optimizer: 'sgd' }]);
    const { model, compiled } = guarded('optimizers');
    expect(refusal(() => model.compile({ optimizer: 'sgd', loss: 'mse' }))).toBe('optimizers');
    expect(refusal(() => model.compile({ optimizer: { step: 1 }, loss: 'mse' }))).toBeNull();
    expect(compiled).toHaveLength(1);
  });
});

describe('steps of optimisers', () => {
  it.each(OPTIMIZERS)('%s steps, and does not where optimisers are forbidden', (name) => {
    expect(guarded('losses').step(name)).toBe(`${name} steps`);
    expect(refusal(() => void guarded('optimizers').step(name))).toBe('optimizers');
  });
});

describe('the guard', () => {
  it('cannot be taken off, and is not there where nothing asks for it', () => {
    const { LayersModel, Sequential } = guarded('losses');
    for (const { prototype } of [LayersModel, Sequential]) {
      expect(Reflect.set(prototype, 'compile', () => undefined)).toBe(false);
      expect(Reflect.deleteProperty(prototype, 'compile')).toBe(false);
    }
    const open = guarded('relu');
    expect(Reflect.set(open.LayersModel.prototype, 'compile', () => undefined)).toBe(true);
  });

  it('still knows its words when the prototype of all objects has been changed', () => {
    const { model } = guarded('losses');
    const world = Object.prototype as Record<string, unknown>;
    world.mine = 'losses';
    try {
      expect(refusal(() => model.compile({ optimizer: {}, loss: () => 1, name: 'mine' }))).toBeNull();
      expect(refusal(() => model.compile({ optimizer: {}, metrics: 'mine' }))).toBeNull();
    } finally {
      delete world.mine;
    }
  });
});
