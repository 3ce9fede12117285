'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { GraderFault, type Host } from '#grader/hosts/host.ts';
import type { Device, FileMap } from '#grader/protocol.ts';
import { isStoredPlan, OTHER_CASES, type StoredPlan } from './stored-plan.ts';
import { defaultBackend, type WantedBackend } from './wanted-backend.ts';

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
  /** Resolves when both are there; rejects when they cannot be loaded, or are not what the server has. */
  readonly ready: () => Promise<ReadyHost>;
  readonly device: Device | null;
  /** Why no realm could be started, in words for the reader. */
  readonly problem: string | null;
}

interface HostPlace {
  /** Where the files of the exercise are served; null: a browser gets none of them yet. */
  readonly filesHref: string | null;
  readonly sandbox: { readonly student: string; readonly judge: string };
  readonly exercise: Pick<HostExercise, 'slug' | 'hash'>;
  /** What the judge must find in those files; with other cases nothing is run. */
  readonly plan: StoredPlan;
  /** Default: what suits its cases. */
  readonly backend?: WantedBackend;
  /** The hidden frames go here. */
  readonly mount: RefObject<HTMLElement | null>;
}

const NOT_RECORDED =
  'This exercise is sealed, and what browsers compare with is still being made. Its cases run on the server.';
const NOT_STARTED = 'The runner did not start. Reload the page; if that does not help, try another browser.';

/** One host a page: made when the statement has been painted, so that realms warm up while the student reads. */
export function useHost({
  sandbox,
  exercise,
  plan,
  filesHref,
  backend = defaultBackend(plan.here),
  mount,
}: HostPlace): OpenHost {
  const { slug, hash } = exercise;
  const [device, setDevice] = useState<Device | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const opened = useRef(Promise.withResolvers<ReadyHost>());
  const stored = useRef(plan);
  useEffect(() => {
    stored.current = plan;
  });

  useEffect(() => {
    let gone = false;
    let host: Host | null = null;
    const turn = opened.current;
    const fail = (error: unknown, words: string) => {
      turn.promise.catch(() => undefined);
      turn.reject(error);
      if (!gone) setProblem(words);
    };
    const open = async () => {
      if (filesHref === null) return fail(new GraderFault(NOT_RECORDED), NOT_RECORDED);
      const { createBrowserHost } = await import('#grader/hosts/browser.ts');
      if (gone || !mount.current) return;
      host = createBrowserHost({
        studentOrigin: sandbox.student,
        judgeOrigin: sandbox.judge,
        mount: mount.current,
        preferredBackend: backend,
        onDevice: (found) => {
          if (!gone) setDevice(found);
        },
      });
      const exercise = { slug, hash, files: await loadFiles(filesHref) };
      const ready = { host, exercise };
      const prepared = host.prepare(exercise).then((found) => {
        if (isStoredPlan(stored.current, found)) turn.resolve(ready);
        else fail(new GraderFault(OTHER_CASES), OTHER_CASES);
      });
      // What could not be prepared now is prepared again by the run that needs it.
      prepared.catch(() => turn.resolve(ready));
      await prepared;
    };
    const cancel = whenIdle(() => void open().catch((error: unknown) => fail(error, NOT_STARTED)));
    return () => {
      gone = true;
      cancel();
      void host?.close();
      setDevice(null);
      setProblem(null);
      // A second mount of the same page (development only) gets a host of its own.
      opened.current = Promise.withResolvers<ReadyHost>();
    };
  }, [sandbox.student, sandbox.judge, slug, hash, filesHref, backend, mount]);

  return { ready: () => opened.current.promise, device, problem };
}

/** A version never changes, so the browser's cache answers from the second visit on. */
export async function loadFiles(href: string): Promise<FileMap> {
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
