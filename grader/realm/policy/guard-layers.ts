/** The roads to layers that name no function of `tf.layers`: the registry of classes, `fromConfig`, saved models. */

import type { TensorFlow } from '../tensorflow.ts';
import type { ForbiddenSet } from './forbidden-operations.ts';

interface LayerClass {
  readonly prototype: object;
}

/** Locks the methods by which a forbidden layer computes, for good. Every layer is found by the name it registers. */
export function guardLayers(
  tf: TensorFlow,
  { layerClasses }: ForbiddenSet,
  refuse: (operation: string) => never,
): void {
  if (layerClasses.size === 0) return;
  const { Layer } = tf.layers;
  const registered = tf.serialization.SerializationMap.getMap().classNameMap;
  for (const [name, [made]] of Object.entries(registered)) {
    const operation = layerClasses.get(name) ?? layerClasses.get('*');
    const { prototype } = made as unknown as LayerClass;
    if (operation === undefined || !(prototype instanceof Layer)) continue;
    lock(prototype, () => refuse(operation));
  }
  const all = layerClasses.get('*');
  if (all !== undefined) lock(Layer.prototype, () => refuse(all));
}

/** `apply` checks and builds before it calls; a layer that was built by hand is called without it. */
function lock(prototype: object, refused: () => never): void {
  for (const method of ['apply', 'call']) {
    Object.defineProperty(prototype, method, { value: refused, writable: false, configurable: false });
  }
}
