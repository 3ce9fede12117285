import { expect, it } from 'vitest';
import type { Device } from '#grader/protocol.ts';
import { deviceChip } from './device-words.ts';

const device = (change: Partial<Device>): Device => ({
  backend: 'webgpu',
  name: 'NVIDIA ampere',
  software: false,
  reason: '',
  ...change,
});

it('names a real GPU with a dot and no excuse', () => {
  expect(deviceChip(device({}), null)).toEqual({ mark: 'dot', text: 'WebGPU · NVIDIA ampere', reason: '' });
});

it('says when the GPU is only played by the processor', () => {
  expect(deviceChip(device({ name: 'SwiftShader', software: true }), null)).toMatchObject({
    mark: 'diamond',
    text: 'WebGPU · SwiftShader, in software',
  });
});

it('says what a fallback costs, and why it is one', () => {
  const reason = 'This browser has no WebGPU adapter.';
  expect(deviceChip(device({ backend: 'cpu', name: 'CPU', reason }), null)).toEqual({
    mark: 'diamond',
    text: 'CPU fallback',
    reason: `Everything works on the processor; large tensors take longer. ${reason}`,
  });
  expect(deviceChip(device({ backend: 'webgl', reason }), null).text).toBe('WebGL · NVIDIA ampere');
});

it('takes a processor that was asked for for no fallback', () => {
  const cpu = device({ backend: 'cpu', name: 'CPU' });
  expect(deviceChip(cpu, null, 'cpu')).toEqual({ mark: 'dot', text: 'Processor', reason: '' });
});

it('tells starting and broken apart', () => {
  expect(deviceChip(null, null).text).toBe('Starting');
  expect(deviceChip(null, 'The frames did not load.')).toMatchObject({ mark: 'square' });
});
