/** Gradients that TensorFlow.js 4.22 has wrong or lacks, so that sound student code is differentiable. */
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { mendBroadcastGradients } from './broadcast-gradients.ts';
import { mendEinsumGradients } from './einsum-gradients.ts';
import { mendListGradients } from './list-gradients.ts';
import { mendPlaceGradients } from './place-gradients.ts';
import { mendPoolGradients } from './pool-gradients.ts';
import { mendScanGradients } from './scan-gradients.ts';
import { mendStepGradients } from './step-gradients.ts';

/** Registers them for every backend. Each file says what was wrong. */
export function mendGradients(tf: TensorFlow): void {
  mendListGradients(tf);
  mendBroadcastGradients(tf);
  mendStepGradients(tf);
  mendPlaceGradients(tf);
  mendScanGradients(tf);
  mendPoolGradients(tf);
  mendEinsumGradients(tf);
}
