/** Starts TensorFlow.js on the best backend there is, or on the one that is asked for, and says which and why. */
import type { BackendName, Device } from '#grader/protocol.ts';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { mendGradients } from './gradients/mend-gradients.ts';
import { mendAddN } from './mend-add-n.ts';
import { mendRanks } from './mend-ranks.ts';
import { mendReadSync } from './mend-read-sync.ts';
import { mendScanAxes } from './mend-scan-axes.ts';
import { probeWebgl, probeWebgpu, type Rung } from './probe-gpu.ts';

/** Best first. */
const LADDER: readonly BackendName[] = ['webgpu', 'webgl', 'cpu'];

/**
 * WebGPU with an adapter, else WebGL with a hardware renderer, else CPU. Backends that the bundle does not carry are
 * passed over.
 * @param wanted `best`, or one backend and no other.
 * @throws when `wanted` names a backend that does not start.
 */
export async function startBackend(tf: TensorFlow, wanted: BackendName | 'best'): Promise<Device> {
  const reasons: string[] = [];
  const built = LADDER.filter((name) => name in tf.engine().registryFactory);
  for (const backend of wanted === 'best' ? built : [wanted]) {
    const rung = await probe(backend, wanted !== 'best');
    if (typeof rung === 'string') reasons.push(rung);
    else if (await starts(tf, backend)) {
      if (built.length === 1) reasons.push('This realm is built for the CPU alone.');
      return { backend, name: rung.name.slice(0, 200), software: rung.software, reason: reasonOf(reasons) };
    } else reasons.push(`TensorFlow.js did not start on ${backend}.`);
  }
  throw new Error(`No backend started. ${reasonOf(reasons)}`);
}

/** The rung, or the sentence that says why it cannot be stood on. */
async function probe(backend: BackendName, forced: boolean): Promise<Rung | string> {
  if (backend === 'cpu') return { name: 'CPU', software: false };
  return backend === 'webgpu' ? probeWebgpu() : probeWebgl({ acceptSoftware: forced });
}

/** `setBackend` can give false, or stay on another backend, without throwing: only the backend itself is proof. */
async function starts(tf: TensorFlow, backend: BackendName): Promise<boolean> {
  try {
    // TensorFlow.js 4.22 leaves garbage in the padding of packed textures, and a packed product whose inner size is
    // odd adds it up: after one step of SGD, [2, 1] × [1, 3] can be off by 1e-2.
    if (backend === 'webgl') tf.env().set('WEBGL_PACK', false);
    if (!(await tf.setBackend(backend))) return false;
    await tf.ready();
    mendGradients(tf);
    mendScanAxes(tf, backend);
    if (backend !== 'cpu') mendRanks(tf, backend);
    if (backend === 'webgpu') {
      mendAddN(tf, backend);
      mendReadSync(tf);
    }
    return tf.getBackend() === backend && tf.engine().backendName === backend;
  } catch {
    return false;
  }
}

function reasonOf(reasons: readonly string[]): string {
  return reasons.join(' ').slice(0, 500);
}
