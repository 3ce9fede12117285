'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import type { Host } from '#grader/hosts/host.ts';
import type { Device, FileMap } from '#grader/protocol.ts';

/** What the judge realm loads. */
export interface HostExercise {
  readonly slug: string;
  readonly hash: string;
  readonly files: FileMap;
}

export interface OpenHost {
  /** Resolves when the host is there; rejects when its code cannot be loaded. */
  readonly host: () => Promise<Host>;
  readonly device: Device | null;
  /** Why no realm could be started, in words for the reader. */
  readonly problem: string | null;
}

interface HostPlace {
  readonly sandbox: { readonly student: string; readonly judge: string };
  readonly exercise: HostExercise;
  /** The hidden frames go here. */
  readonly mount: RefObject<HTMLElement | null>;
}

/** One host a page: made when the statement has been painted, so that realms warm up while the student reads. */
export function useHost({ sandbox, exercise, mount }: HostPlace): OpenHost {
  const [device, setDevice] = useState<Device | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const opened = useRef(Promise.withResolvers<Host>());

  useEffect(() => {
    let gone = false;
    let host: Host | null = null;
    const turn = opened.current;
    const fail = (error: unknown) => {
      turn.promise.catch(() => undefined);
      turn.reject(error);
      if (!gone)
        setProblem('The runner did not start. Reload the page; if that does not help, try another browser.');
    };
    const open = async () => {
      const { createBrowserHost } = await import('#grader/hosts/browser.ts');
      if (gone || !mount.current) return;
      host = createBrowserHost({
        studentOrigin: sandbox.student,
        judgeOrigin: sandbox.judge,
        mount: mount.current,
        onDevice: (found) => {
          if (!gone) setDevice(found);
        },
      });
      turn.resolve(host);
      await host.prepare(exercise);
    };
    const cancel = whenIdle(() => void open().catch(fail));
    return () => {
      gone = true;
      cancel();
      void host?.close();
      // A second mount of the same page (development only) gets a host of its own.
      opened.current = Promise.withResolvers<Host>();
    };
  }, [sandbox.student, sandbox.judge, exercise, mount]);

  return { host: () => opened.current.promise, device, problem };
}

function whenIdle(work: () => void): () => void {
  if ('requestIdleCallback' in globalThis) {
    const id = requestIdleCallback(work, { timeout: 1_000 });
    return () => cancelIdleCallback(id);
  }
  // Safari has no idle callback.
  const id = setTimeout(work, 200);
  return () => clearTimeout(id);
}
