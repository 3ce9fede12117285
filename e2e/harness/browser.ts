/** How Chromium is started: with a WebGPU adapter emulated on the processor, or with none. */
import { findChromium } from '../../scripts/test/find-chromium.ts';

/** Without these, headless Chromium on a machine without a GPU has `navigator.gpu` and no adapter. */
export const WEBGPU_FLAGS: readonly string[] = [
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  // Chromium takes the GPU from a site, and at last from all, after a few crashes; tests cause them on purpose.
  '--disable-domain-blocking-for-3d-apis',
  '--disable-gpu-process-crash-limit',
];

export function launchOptions(flags: readonly string[]): { args: string[]; executablePath: string } {
  const executablePath = findChromium(process.env);
  if (executablePath === null)
    throw new Error('No Chromium is installed; npm run e2e finds or installs one.');
  // Chromium's own sandbox refuses to run as root, as containers do.
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  return { executablePath, args: [...flags, ...asRoot] };
}
