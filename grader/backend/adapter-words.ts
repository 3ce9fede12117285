const VENDORS: Readonly<Record<string, string>> = {
  amd: 'AMD',
  apple: 'Apple',
  arm: 'Arm',
  intel: 'Intel',
  nvidia: 'NVIDIA',
  qualcomm: 'Qualcomm',
};

/** The fields of a GPUAdapterInfo that name an adapter; browsers leave out what they will not tell. */
export interface AdapterNames {
  readonly vendor: string;
  readonly architecture: string;
  readonly device: string;
  readonly description: string;
}

/** An adapter as people know it, such as "NVIDIA ampere"; "WebGPU" when the browser names nothing. */
export function adapterWords({ vendor, architecture, device, description }: AdapterNames): string {
  if (/swiftshader/i.test(`${architecture} ${device} ${description}`)) return 'SwiftShader';
  if (description !== '') return description;
  const words = [VENDORS[vendor.toLowerCase()] ?? vendor, architecture || device];
  return words.filter((word) => word !== '').join(' ') || 'WebGPU';
}
