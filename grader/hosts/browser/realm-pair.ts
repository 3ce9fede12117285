/** A judge realm and the student realms that it meets, all on one backend. */
import type { BackendName } from '#grader/protocol.ts';
import { GraderFault } from '../host.ts';
import { askJudge, type Exercise, type Prepared, preparing } from '../run/ask-judge.ts';
import {
  BOOT_MS,
  type Boot,
  bootJudge,
  bootStudent,
  type JudgeRealm,
  type StudentRealm,
} from './boot-realm.ts';
import type { RealmSite } from './realm-site.ts';

export interface RealmSites {
  readonly judge: RealmSite;
  readonly student: RealmSite;
  /**
   * How long a realm may take to boot on a GPU that has booted one before. It is late when the GPU still does what a
   * realm that has been ended left to it, and nothing ends that sooner.
   */
  readonly gpuRebootMs: number;
}

export interface RealmPair {
  readonly judge: JudgeRealm;
  /** Loads an exercise into the judge realm, unless it is there. @throws GraderFault when it does not load */
  prepare(exercise: Exercise): Promise<Prepared>;
  /** A student realm that no code has been in. The one that waits, or else one that boots now. */
  takeStudent(): Promise<StudentRealm>;
  /** Boots the student realm of the next run ahead of it. */
  warmStudent(): void;
  /** Whether the student's process answers. */
  studentIsAlive(): Promise<boolean>;
  judgeIsAlive(): Promise<boolean>;
  /** Ends both realms at once. */
  end(): void;
}

const WORST_FIRST: readonly BackendName[] = ['cpu', 'webgl', 'webgpu'];

/**
 * Boots both realms side by side and brings them to one backend, the better one that both reach.
 * @throws GraderFault when one of them does not start.
 */
export async function bootRealmPair(sites: RealmSites, boot: Boot): Promise<RealmPair> {
  const booting = [bootJudge(sites.judge, boot), bootStudent(sites.student, boot)] as const;
  let judge: JudgeRealm;
  let student: StudentRealm;
  try {
    [judge, student] = await Promise.all(booting);
  } catch (error) {
    for (const realm of booting) realm.then((booted) => booted.end()).catch(() => undefined);
    throw error;
  }
  const common = WORST_FIRST.find((name) => name === judge.device.backend || name === student.device.backend);
  if (common !== undefined && judge.device.backend !== common) {
    judge.end();
    judge = await bootJudge(sites.judge, { backend: common, withinMs: BOOT_MS });
  }
  if (common !== undefined && student.device.backend !== common) {
    student.end();
    student = await bootStudent(sites.student, { backend: common, withinMs: BOOT_MS });
  }
  return pairOf(sites, judge, student);
}

function pairOf(sites: RealmSites, judge: JudgeRealm, first: StudentRealm): RealmPair {
  const backend = judge.device.backend;
  const withinMs = backend === 'cpu' ? BOOT_MS : sites.gpuRebootMs;
  let waiting: Promise<StudentRealm> | undefined = Promise.resolve(first);
  let taken: StudentRealm | undefined;
  let prepared: { readonly hash: string; readonly result: Prepared } | undefined;
  let ended = false;

  async function boot(): Promise<StudentRealm> {
    const student = await bootStudent(sites.student, { backend, withinMs });
    if (ended) student.end();
    if (student.device.backend === backend) return student;
    student.end();
    throw new GraderFault(`The student realm started on ${student.device.backend}, not on ${backend}.`);
  }

  function warmStudent(): void {
    if (ended || waiting) return;
    waiting = boot();
    // Whoever takes it hears of the failure.
    waiting.catch(() => undefined);
  }

  return {
    judge,
    async prepare(exercise) {
      if (prepared?.hash !== exercise.hash) {
        prepared = undefined;
        prepared = { hash: exercise.hash, result: await askJudge(judge, preparing(exercise)) };
      }
      return prepared.result;
    },
    async takeStudent() {
      warmStudent();
      const next = waiting ?? boot();
      waiting = undefined;
      taken = await next;
      return taken;
    },
    warmStudent,
    studentIsAlive: sites.student.isAlive,
    judgeIsAlive: sites.judge.isAlive,
    end() {
      ended = true;
      judge.end();
      taken?.end();
      waiting?.then((student) => student.end()).catch(() => undefined);
    },
  };
}
