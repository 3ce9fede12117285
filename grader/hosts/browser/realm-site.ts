/** One sandbox origin over the life of a page: its frame is opened again when the browser has ended the last one. */
import { openSandboxFrame, type SandboxFrame } from './sandbox-frame.ts';

const ALIVE_MS = 3_000;

export interface RealmSite {
  /** The frame, known to answer. @throws GraderFault when none can be opened */
  frame(): Promise<SandboxFrame>;
  /** Asks the frame for a sign of life; false when its process is gone. */
  isAlive(): Promise<boolean>;
  close(): void;
}

export function realmSite(origin: string, mount: HTMLElement): RealmSite {
  let current: SandboxFrame | undefined;
  let opening: Promise<SandboxFrame> | undefined;
  let closed = false;

  async function open(): Promise<SandboxFrame> {
    if (current && (await current.isAlive(ALIVE_MS))) return current;
    current?.close();
    current = await openSandboxFrame(origin, mount);
    if (closed) current.close();
    return current;
  }

  return {
    async frame() {
      opening ??= open().finally(() => {
        opening = undefined;
      });
      return opening;
    },
    // Two signs may be missed on a busy machine; a dead process misses all.
    isAlive: async () =>
      current === undefined || (await current.isAlive(ALIVE_MS)) || current.isAlive(ALIVE_MS),
    close() {
      closed = true;
      current?.close();
    },
  };
}
