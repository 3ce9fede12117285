/** What a page found out about this browser's GPU, before any realm runs. */
export type FoundDevice =
  | { readonly backend: 'webgpu'; readonly name: string; readonly software: boolean }
  | { readonly backend: 'webgl'; readonly name: string }
  | { readonly backend: 'cpu' };

export interface DeviceWords {
  readonly title: string;
  readonly detail: string;
}

/** What the sign-in page says about the device. */
export function deviceWords(device: FoundDevice): DeviceWords {
  const title = 'This browser can run the exercises';
  switch (device.backend) {
    case 'webgpu':
      return device.software
        ? { title, detail: `WebGPU found: ${device.name}, in software. Runs take longer.` }
        : { title, detail: `WebGPU found: ${device.name}` };
    case 'webgl':
      return {
        title,
        detail: `No WebGPU here. Runs use WebGL on ${device.name} and take longer.`,
      };
    case 'cpu':
      return { title, detail: 'No WebGPU here. Runs use the CPU and take longer.' };
  }
}

/** The same in one line, for the course home. */
export function deviceLine(device: FoundDevice): string {
  switch (device.backend) {
    case 'webgpu':
      return `This browser runs WebGPU on ${device.name}.`;
    case 'webgl':
      return `This browser has no WebGPU; runs use WebGL on ${device.name}.`;
    case 'cpu':
      return 'This browser has no WebGPU; runs use the CPU and take longer.';
  }
}
