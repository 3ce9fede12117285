import { describe, expect, it } from 'vitest';
import { adapterWords } from './adapter-words.ts';

const unnamed = { vendor: '', architecture: '', device: '', description: '' };

describe('adapter words', () => {
  it('name vendor and architecture as people write them', () => {
    expect(adapterWords({ ...unnamed, vendor: 'nvidia', architecture: 'ampere' })).toBe('NVIDIA ampere');
  });

  it('keep a vendor that is not in the table', () => {
    expect(adapterWords({ ...unnamed, vendor: 'imgtec', device: '0x1' })).toBe('imgtec 0x1');
  });

  it('take the description of a browser that gives one', () => {
    expect(adapterWords({ ...unnamed, vendor: 'nvidia', description: 'GeForce RTX 3080' })).toBe(
      'GeForce RTX 3080',
    );
  });

  it('never call SwiftShader a GPU of Google', () => {
    expect(adapterWords({ ...unnamed, vendor: 'google', architecture: 'swiftshader' })).toBe('SwiftShader');
  });

  it('are never empty', () => {
    expect(adapterWords(unnamed)).toBe('WebGPU');
  });
});
