/** The roads to optimisers and losses that name them in words: `model.compile({ optimizer: 'sgd', loss: 'mse' })`. */

import type { TensorFlow } from '../tensorflow.ts';
import type { ForbiddenSet } from './forbidden-operations.ts';
import { plainCopy } from './plain-copy.ts';

type Refuse = (operation: string) => never;

/** Locks the classes of `tf` for good. Optimisers are refused where they step as well: their classes have many names. */
export function guardTraining(tf: TensorFlow, forbidden: ForbiddenSet, refuse: Refuse): void {
  const words = wordTable(forbidden.trainingWords);
  if (forbidden.optimizers || forbidden.trainingWords.size > 0) {
    for (const prototype of [tf.LayersModel.prototype, tf.Sequential.prototype]) {
      const { compile } = prototype;
      const call = Function.prototype.call.bind(compile) as (self: unknown, args: unknown) => void;
      lock(prototype, 'compile', function guarded(this: unknown, args: unknown): void {
        const { optimizer, loss, metrics, ...rest } = { ...(args as Record<string, unknown>) };
        if (forbidden.optimizers && typeof optimizer === 'string') refuse('optimizers');
        // Read once: what is looked at is what is compiled.
        const [ownLoss, ownMetrics] = [plainCopy(loss), plainCopy(metrics)];
        refuseWords([ownLoss, ownMetrics], words, refuse);
        const given = { ...rest, optimizer, ...(loss === undefined ? {} : { loss: ownLoss }) };
        call(this, { ...given, ...(metrics === undefined ? {} : { metrics: ownMetrics }) });
      });
    }
  }
  if (!forbidden.optimizers) return;
  for (const optimizer of optimizerClasses(tf)) {
    lock(optimizer.prototype, 'applyGradients', () => refuse('optimizers'));
  }
}

function optimizerClasses(tf: TensorFlow): readonly { readonly prototype: object }[] {
  return [
    tf.SGDOptimizer,
    tf.MomentumOptimizer,
    tf.AdagradOptimizer,
    tf.AdadeltaOptimizer,
    tf.AdamOptimizer,
    tf.AdamaxOptimizer,
    tf.RMSPropOptimizer,
  ];
}

function refuseWords(value: unknown, words: Readonly<Record<string, string>>, refuse: Refuse): void {
  if (typeof value === 'string') {
    const operation = words[value];
    if (operation !== undefined) refuse(operation);
  } else if (typeof value === 'object' && value !== null) {
    for (const key in value) refuseWords((value as Record<string, unknown>)[key], words, refuse);
  }
}

/** Reads like a map and depends on no prototype, which the solution may have changed. */
function wordTable(map: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const table: Record<string, string> = Object.create(null);
  for (const [word, operation] of map) table[word] = operation;
  return table;
}

function lock(holder: object, name: string, value: unknown): void {
  Object.defineProperty(holder, name, { value, writable: false, configurable: false });
}
