/**
 * The way of a realm in a Deno process to its host: stdin and stdout. The first {@link TAG_BYTES} of stdin are the tag of
 * this process; frames follow. The process ends with its stdin.
 */
import { TAG_BYTES } from './frames.ts';
import { openStdio, type StdioLanes } from './stdio-channel.ts';

interface DenoStreams {
  readonly stdin: { read(buffer: Uint8Array): Promise<number | null> };
  readonly stdout: { writeSync(bytes: Uint8Array): number };
  exit(code: number): never;
}

/** Reads the tag and opens the lanes. Called before any solution loads: the global is gone then. */
export async function openDenoLanes(): Promise<StdioLanes> {
  const deno = (globalThis as unknown as { Deno: DenoStreams }).Deno;
  const read = deno.stdin.read.bind(deno.stdin);
  const write = deno.stdout.writeSync.bind(deno.stdout);
  const exit = deno.exit.bind(deno);
  const tag = new Uint8Array(TAG_BYTES);
  for (let at = 0; at < TAG_BYTES; ) {
    const count = await read(tag.subarray(at));
    if (count === null) exit(0);
    at += count ?? 0;
  }
  return openStdio({ read, write }, tag, () => exit(0));
}
