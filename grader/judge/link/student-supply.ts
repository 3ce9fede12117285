/** Where student realms come from: the host boots them, each is used for one load, gone ones are asked for again. */
import type { Device, GoneReason } from '#grader/protocol.ts';
import type { Channel } from '#grader/realm/channel/channel.ts';
import { JudgeFault } from '../judge-fault.ts';

export interface StudentRealm {
  readonly channel: Channel;
  readonly device: Device;
}

export interface StudentSupply {
  /** The host says that a fresh realm is connected. */
  ready(realm: StudentRealm): void;
  /** The host says that the realm is gone, whether the judge asked for that or not. */
  gone(reason: GoneReason, detail: string): void;
  /** The next fresh realm, for one load. @throws JudgeFault when the host brings none. */
  take(onGone: (reason: GoneReason, detail: string) => void): Promise<StudentRealm>;
  /** Ends the realm in use, and asks for another. */
  replace(reason: GoneReason): void;
  /** The run is over: its realms end with it, and the host brings the next run's unasked. */
  release(): void;
}

/** Far above the slowest start seen (SwiftShader with a cold shader cache, 20 s). */
const READY_WAIT_MS = 120_000;

/** @param ask sends `replace-student` to the host */
export function createStudentSupply(ask: (reason: GoneReason) => void): StudentSupply {
  let fresh: StudentRealm | null = null;
  let inUse: ((reason: GoneReason, detail: string) => void) | null = null;
  let awaited = true;
  let deliver: ((realm: StudentRealm) => void) | null = null;

  const replace = (reason: GoneReason): void => {
    inUse = null;
    if (awaited) return;
    awaited = true;
    ask(reason);
  };

  return {
    replace,
    release() {
      inUse = null;
      fresh = null;
      deliver = null;
      awaited = true;
    },
    ready(realm) {
      awaited = false;
      const waiting = deliver;
      deliver = null;
      if (waiting === null) fresh = realm;
      else waiting(realm);
    },
    gone(reason, detail) {
      const user = inUse;
      inUse = null;
      fresh = null;
      user?.(reason, detail);
    },
    async take(onGone) {
      // A realm that ran a solution never gets another: it may have been tampered with.
      if (fresh === null) replace('exited');
      const realm = fresh ?? (await nextRealm((resolve) => (deliver = resolve)));
      fresh = null;
      inUse = onGone;
      return realm;
    },
  };
}

function nextRealm(wait: (resolve: (realm: StudentRealm) => void) => void): Promise<StudentRealm> {
  return new Promise((resolve, reject) => {
    const late = new JudgeFault(`No student realm came up within ${READY_WAIT_MS / 1000} s.`);
    const timer = setTimeout(() => reject(late), READY_WAIT_MS);
    wait((realm) => {
      clearTimeout(timer);
      resolve(realm);
    });
  });
}
