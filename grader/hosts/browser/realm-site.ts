/** One sandbox origin over the life of a page: its frame is opened again when the browser has ended the last one. */
import { GraderFault } from '../host.ts';
import { openSandboxFrame, type SandboxFrame } from './sandbox-frame.ts';

/** The frame's own thread is idle; only a machine without a free core answers late. */
const ALIVE_MS = 2_000;

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
    current = undefined;
    if (closed) throw new GraderFault('The sandbox frames are closed.');
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
    async isAlive() {
      const asked = current;
      // One sign may be missed on a busy machine; a dead process misses all.
      if (!asked || (await asked.isAlive(ALIVE_MS)) || (await asked.isAlive(ALIVE_MS))) return true;
      asked.close();
      if (current === asked) current = undefined;
      return false;
    },
    close() {
      closed = true;
      current?.close();
    },
  };
}
