import * as tf from '@tensorflow/tfjs';
import { resolveForbidden } from '../realm/policy/forbidden-operations.ts';
import { hasOperation } from '../realm/policy/kernel-policy.ts';
import type { Finding } from './proof.ts';

/** For each name of `forbids` that forbids nothing. */
export function unknownForbids(names: readonly string[]): Finding[] {
  return names.flatMap((name): Finding[] => {
    try {
      resolveForbidden([name], (operation) => hasOperation(tf, operation));
      return [];
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return [{ advice: { kind: 'unknown-operation', message } }];
    }
  });
}
