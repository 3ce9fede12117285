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

/** A host and the exercise that it runs. */
export interface ReadyHost {
  readonly host: Host;
  readonly exercise: HostExercise;
}

export interface OpenHost {
  /** Resolves when both are there; rejects when they cannot be loaded. */
  readonly ready: () => Promise<ReadyHost>;
  readonly device: Device | null;
  /** Why no realm could be started, in words for the reader. */
  readonly problem: string | null;
}

interface HostPlace {
  /** Where the files of the exercise are served. */
  readonly filesHref: string;
  readonly sandbox: { readonly student: string; readonly judge: string };
  readonly exercise: Pick<HostExercise, 'slug' | 'hash'>;
  /** The hidden frames go here. */
  readonly mount: RefObject<HTMLElement | null>;
}

/** One host a page: made when the statement has been painted, so that realms warm up while the student reads. */
export function useHost({ sandbox, exercise: { slug, hash }, filesHref, mount }: HostPlace): OpenHost {
  const [device, setDevice] = useState<Device | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const opened = useRef(Promise.withResolvers<ReadyHost>());

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
      const exercise = { slug, hash, files: await loadFiles(filesHref) };
      turn.resolve({ host, exercise });
      await host.prepare(exercise);
    };
    const cancel = whenIdle(() => void open().catch(fail));
    return () => {
      gone = true;
      cancel();
      void host?.close();
      // A second mount of the same page (development only) gets a host of its own.
      opened.current = Promise.withResolvers<ReadyHost>();
    };
  }, [sandbox.student, sandbox.judge, slug, hash, filesHref, mount]);

  return { ready: () => opened.current.promise, device, problem };
}

/** A version never changes, so the browser's cache answers from the second visit on. */
async function loadFiles(href: string): Promise<FileMap> {
  const response = await fetch(href);
  if (!response.ok) throw new Error(`The files of the exercise did not come: ${response.status}.`);
  // With the host, behind the first paint: schemas weigh as much as a third of the page.
  const { fileMapSchema } = await import('#grader/protocol.ts');
  return fileMapSchema.parse(await response.json());
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
