import * as tf from '@tensorflow/tfjs';
import { resolveForbidden } from '../realm/forbidden-operations.ts';
import { hasOperation } from '../realm/kernel-policy.ts';

/** A sentence for each name of `forbids` that forbids nothing. */
export function unknownForbids(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    try {
      resolveForbidden([name], (operation) => hasOperation(tf, operation));
      return [];
    } catch (error) {
      return [`exercise.yaml: forbids: ${error instanceof Error ? error.message : String(error)}`];
    }
  });
}
