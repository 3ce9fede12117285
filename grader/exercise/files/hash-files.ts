import type { FileMap } from '#grader/protocol.ts';

/** Paths in code-unit order, so that a bundle is the same on every machine and locale. */
export function sortFiles(files: FileMap): FileMap {
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}

/**
 * The content hash that names an exercise version: SHA-256, hex, over sorted paths and contents. Each part is preceded
 * by its byte length, so no two different file maps give the same bytes. Needs WebCrypto (Node, Deno, secure pages).
 */
export async function hashFiles(files: FileMap): Promise<string> {
  const encoder = new TextEncoder();
  const parts = Object.entries(sortFiles(files)).flatMap((entry) =>
    entry.map((part) => encoder.encode(part)),
  );
  return hashParts(parts);
}

/** The hash of one text, for a student's source: SHA-256, hex. */
export async function hashText(text: string): Promise<string> {
  return toHex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
}

async function hashParts(parts: readonly Uint8Array[]): Promise<string> {
  const lengthBytes = 4;
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + lengthBytes + part.length, 0));
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (const part of parts) {
    view.setUint32(offset, part.length);
    bytes.set(part, offset + lengthBytes);
    offset += lengthBytes + part.length;
  }
  return toHex(await crypto.subtle.digest('SHA-256', bytes));
}

function toHex(digest: ArrayBuffer): string {
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
