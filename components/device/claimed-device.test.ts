import { expect, it } from 'vitest';
import { claimedDevice, claimedDeviceWords } from './claimed-device.ts';

const CHROME = {
  userAgent:
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
  maxTouchPoints: 0,
};

it('names backend, adapter, browser and system, and says when the processor stands in', () => {
  const gpu = { backend: 'webgpu', name: 'NVIDIA ampere', software: false, reason: '' } as const;
  expect(claimedDeviceWords(claimedDevice(gpu, CHROME))).toBe('WebGPU (NVIDIA ampere), Chrome on Windows');
  const software = { ...gpu, name: 'SwiftShader', software: true };
  expect(claimedDeviceWords(claimedDevice(software, CHROME))).toBe(
    'WebGPU in software (SwiftShader), Chrome on Windows',
  );
});

it('leaves out what the browser does not tell', () => {
  const cpu = { backend: 'cpu', name: 'CPU', software: false, reason: 'WebGPU is off.' } as const;
  expect(claimedDeviceWords(claimedDevice(cpu, { userAgent: '', maxTouchPoints: 0 }))).toBe('CPU');
  const own = claimedDevice(cpu, CHROME);
  expect(claimedDeviceWords({ ...own, browser: null })).toBe('CPU, Windows');
});
