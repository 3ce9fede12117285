/** All of a body that arrives in pieces; null, and nothing more is read, once it is longer than that. */
export async function readBounded(
  chunks: AsyncIterable<Uint8Array>,
  bytesMax: number,
): Promise<Uint8Array | null> {
  const read: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.byteLength;
    if (bytes > bytesMax) return null;
    read.push(chunk);
  }
  return Buffer.concat(read);
}
