import type { FileMap } from '#grader/protocol.ts';

const PREFIX = 'assets/';

/** The binary assets of an exercise by name without the folder ("digits.bin"), decoded from base64. */
export function decodeAssets(files: FileMap): Record<string, Uint8Array> {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(PREFIX))
      .map(([path, base64]) => [path.slice(PREFIX.length), decodeBase64(base64)]),
  );
}

function decodeBase64(base64: string): Uint8Array {
  const binary = atob(base64);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < binary.length; i++) bytes[i] = binary.charCodeAt(i);
  return bytes;
}
