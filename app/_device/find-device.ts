import { adapterWords, type FoundDevice, isSoftwareRenderer } from './device-words.ts';

/** Asks this browser for its best device, in the order in which runs try them; never throws. */
export async function findDevice(): Promise<FoundDevice> {
  return (await findWebGpu()) ?? findWebGl() ?? { backend: 'cpu' };
}

async function findWebGpu(): Promise<FoundDevice | null> {
  // Missing in insecure contexts and older browsers, whatever the types say.
  const gpu: GPU | undefined = navigator.gpu;
  if (gpu === undefined) return null;
  try {
    const adapter = await gpu.requestAdapter();
    if (adapter === null) return null;
    const name = adapterWords(adapter.info);
    return { backend: 'webgpu', name, software: adapter.info.isFallbackAdapter || isSoftwareRenderer(name) };
  } catch {
    return null;
  }
}

function findWebGl(): FoundDevice | null {
  const context = document.createElement('canvas').getContext('webgl2');
  if (context === null) return null;
  const names = context.getExtension('WEBGL_debug_renderer_info');
  const renderer = String(context.getParameter(names?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return isSoftwareRenderer(renderer) ? null : { backend: 'webgl', name: renderer };
}
