import { describe, expect, it } from 'vitest';
import type { TensorFlow } from '../tensorflow.ts';
import { resolveForbidden } from './forbidden-operations.ts';
import { guardLayers } from './guard-layers.ts';

class Refused extends Error {}

/** Layers of the library's form, found by the names that they register; guarded. */
function guarded(...forbids: readonly string[]) {
  class Layer {
    apply(x: number): number {
      return this.call(x);
    }
    call(x: number): number {
      return x;
    }
  }
  class Dense extends Layer {
    override call(x: number): number {
      return 2 * x;
    }
  }
  class Conv2D extends Layer {}
  class L2 {
    apply(x: number): number {
      return x;
    }
  }
  const classNameMap = { Dense: [Dense, 'made'], Conv2D: [Conv2D, 'made'], L2: [L2, 'made'] };
  const tf = { layers: { Layer }, serialization: { SerializationMap: { getMap: () => ({ classNameMap }) } } };
  guardLayers(
    tf as unknown as TensorFlow,
    resolveForbidden(forbids, () => false),
    (operation) => {
      throw new Refused(operation);
    },
  );
  class Mine extends Layer {}
  return { Layer, Dense, Conv2D, L2, Mine };
}

describe('a layer that is forbidden', () => {
  it('computes by none of its methods, however it was made', () => {
    const { Dense } = guarded('layers.dense');
    for (const made of [new Dense(), Object.create(Dense.prototype) as InstanceType<typeof Dense>])
      for (const compute of [
        () => made.apply(1),
        () => made.call(1),
        () => Dense.prototype.call.call(made, 1),
      ])
        expect(compute).toThrow(expect.objectContaining({ message: 'layers.dense' }));
  });

  it('leaves the others as they are, and what is registered and no layer', () => {
    const { Conv2D, L2, Mine } = guarded('layers.dense');
    expect([new Conv2D().apply(3), new L2().apply(4), new Mine().call(5)]).toEqual([3, 4, 5]);
  });

  it('may be every layer, those of the code itself included; a regulariser is none', () => {
    const { Dense, Conv2D, Mine, L2 } = guarded('layers');
    for (const made of [new Dense(), new Conv2D(), new Mine()])
      for (const compute of [() => made.apply(1), () => made.call(1)]) expect(compute).toThrow(Refused);
    expect(new L2().apply(4)).toBe(4);
  });

  it('cannot be unlocked', () => {
    const { Dense, Layer } = guarded('layers');
    for (const { prototype } of [Dense, Layer])
      for (const method of ['apply', 'call']) {
        expect(Reflect.set(prototype, method, () => 1)).toBe(false);
        expect(Reflect.deleteProperty(prototype, method)).toBe(false);
      }
  });
});

it('nothing is locked where no layer is forbidden', () => {
  const { Dense, Layer } = guarded('relu', 'optimizers');
  expect(new Dense().apply(3)).toBe(6);
  expect(Reflect.set(Layer.prototype, 'apply', () => 9)).toBe(true);
});
