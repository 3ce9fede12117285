import { describe, expect, it } from 'vitest';
import type { TensorFlow } from '#grader/realm/tensorflow.ts';
import { mendScanAxes } from './mend-scan-axes.ts';
import { type KernelFunc, replaceKernel } from './replace-kernel.ts';

interface Kernel {
  readonly kernelName: string;
  readonly backendName: string;
  readonly kernelFunc: (call: never) => unknown;
  readonly setupFunc?: () => void;
}
/** The registry of kernels that TensorFlow.js keeps, with one kernel a name and backend. */
function registry(...kernels: Kernel[]) {
  const known = new Map(kernels.map((kernel) => [`${kernel.backendName} ${kernel.kernelName}`, kernel]));
  const tf = {
    getKernel: (name: string, backend: string) => known.get(`${backend} ${name}`),
    unregisterKernel: (name: string, backend: string) => {
      if (!known.delete(`${backend} ${name}`)) throw new Error('There is no such kernel.');
    },
    registerKernel: (kernel: Kernel) => {
      const name = `${kernel.backendName} ${kernel.kernelName}`;
      if (known.has(name)) throw new Error('There is such a kernel.');
      known.set(name, kernel);
    },
  } as unknown as TensorFlow;
  const run = (name: string, backend: string, call: unknown) =>
    known.get(`${backend} ${name}`)?.kernelFunc(call as never);
  return { tf, run, known };
}
const answering = (kernelName: string, backendName: string): Kernel => ({
  ...{ kernelName, backendName },
  kernelFunc: (call) => ({ by: backendName, call }),
});

describe('a kernel in the place of another', () => {
  it('may call it, and is the only one of its name and backend', () => {
    const { tf, run } = registry(
      answering('Add', 'cpu'),
      answering('Add', 'webgpu'),
      answering('Sub', 'cpu'),
    );
    replaceKernel(
      tf,
      { backend: 'cpu', name: 'Add' },
      (original) => (call) => ({ wrapped: original(call) }) as never,
    );
    expect(run('Add', 'cpu', 1)).toEqual({ wrapped: { by: 'cpu', call: 1 } });
    expect(run('Add', 'webgpu', 1)).toEqual({ by: 'webgpu', call: 1 });
    expect(run('Sub', 'cpu', 1)).toEqual({ by: 'cpu', call: 1 });
  });

  it('keeps what else belongs to it', () => {
    const setupFunc = (): void => undefined;
    const { tf, known } = registry({ ...answering('Add', 'cpu'), setupFunc });
    replaceKernel(tf, { backend: 'cpu', name: 'Add' }, (original) => original);
    expect(known.get('cpu Add')?.setupFunc).toBe(setupFunc);
  });

  it('is none where the backend has no such kernel', () => {
    const { tf, known } = registry(answering('Add', 'cpu'));
    const never: (original: KernelFunc) => KernelFunc = () => {
      throw new Error('It was asked for.');
    };
    replaceKernel(tf, { backend: 'webgl', name: 'Add' }, never);
    replaceKernel(tf, { backend: 'cpu', name: 'Sub' }, never);
    expect([...known.keys()]).toEqual(['cpu Add']);
  });
});

describe('axes of running sums and products', () => {
  it.each([
    [[2, 3, 4], -1, 2],
    [[2, 3, 4], -3, 0],
    [[2, 3, 4], 1, 1],
    [[5], -1, 0],
    [[5], 0, 0],
  ])('of shape %j: axis %i is the %i of the kernel', (shape, axis, counted) => {
    const { tf, run } = registry(answering('Cumsum', 'cpu'), answering('Cumprod', 'cpu'));
    mendScanAxes(tf, 'cpu');
    for (const name of ['Cumsum', 'Cumprod']) {
      const call = { inputs: { x: { shape } }, attrs: { axis, exclusive: true, reverse: false } };
      expect(run(name, 'cpu', call)).toMatchObject({
        call: { inputs: { x: { shape } }, attrs: { axis: counted, exclusive: true, reverse: false } },
      });
      // Whoever calls keeps its own attributes.
      expect(call.attrs.axis).toBe(axis);
    }
  });
});
