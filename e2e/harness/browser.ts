/** How Chromium is started: with a WebGPU adapter emulated on the processor, with the machine's own, or with none. */
import { findChromium } from '../../scripts/test/find-chromium.ts';

const WEBGPU_ALWAYS: readonly string[] = [
  '--enable-unsafe-webgpu',
  // Chromium takes the GPU from a site, and at last from all, after a few crashes; tests cause them on purpose.
  '--disable-domain-blocking-for-3d-apis',
  '--disable-gpu-process-crash-limit',
];

/** Without these, headless Chromium on a machine without a GPU has `navigator.gpu` and no adapter. */
export const WEBGPU_FLAGS: readonly string[] = [...WEBGPU_ALWAYS, '--use-webgpu-adapter=swiftshader'];

/** Beside the former: a canvas keeps what the emulated GPU put on it, so that a program can read from it at once. */
export const READABLE_WEBGPU_FLAGS: readonly string[] = [
  ...WEBGPU_FLAGS,
  '--use-vulkan=swiftshader',
  '--enable-features=Vulkan',
  '--use-angle=swiftshader',
];

/** The machine's own GPU, by Vulkan: without a screen Chromium looks for none by itself. */
export const GPU_FLAGS: readonly string[] = [
  ...WEBGPU_ALWAYS,
  '--ignore-gpu-blocklist',
  '--enable-features=Vulkan',
  '--use-angle=vulkan',
  '--disable-vulkan-surface',
];

export function launchOptions(flags: readonly string[]): { args: string[]; executablePath: string } {
  const executablePath = findChromium(process.env);
  if (executablePath === null)
    throw new Error('No Chromium is installed; npm run e2e finds or installs one.');
  // Chromium's own sandbox refuses to run as root, as containers do.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath, args: [...flags, ...asRoot] };
}
