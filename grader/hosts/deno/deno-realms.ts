/** Judge and student realms as Deno processes. Frames between them are passed on unread. */
import { copyFile, link, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JudgeCommand, JudgeEvent } from '#grader/protocol.ts';
import { SUPERVISOR_LANE } from '#grader/realm/channel/frames.ts';
import { packMessage } from '#grader/realm/channel/message-pack.ts';
import type { JudgeRealm, RealmMaker, StudentNeeds, StudentRealm } from '../pooled/realms.ts';
import { booted, bootStudent } from './boot-realm.ts';
import { type CodeCache, codeFolder, openCodeCache } from './code-cache.ts';
import { type DenoInstallation, type RealmCommand, realmCommand, type Wall } from './deno-command.ts';
import { JudgeEvents } from './judge-events.ts';
import { type RealmProcess, type RealmProcessOptions, startRealmProcess } from './realm-process.ts';

export interface DenoStudent extends StudentRealm {
  readonly process: RealmProcess;
}

const MEBIBYTE = 1024 * 1024;
/** A judge serves many runs, so its CPU time as a whole has no bound: each case has. */
const JUDGE_NEEDS: StudentNeeds = { memoryBytes: 2048 * MEBIBYTE, cpuMs: Number.POSITIVE_INFINITY };
/** Students speak to the judge on this lane; the judge hears the n-th one on lane n. */
const STUDENT_LANE = 1;

/** Absolute paths. */
export interface DenoBundles {
  readonly judge: string;
  readonly student: string;
}

export interface DenoRealmOptions {
  readonly deno: DenoInstallation;
  readonly bundle: DenoBundles;
  readonly wall: Wall;
}

type Role = keyof DenoBundles;

const STREAMS: Readonly<Record<Role, RealmProcessOptions>> = {
  judge: { frameBytesMax: 256 * MEBIBYTE, waitingBytesMax: 4 * MEBIBYTE },
  /**
   * A frame is the largest result with everything that comes with it. What waits is one call with its arguments: a judge says
   * nothing more before the answer. It must not be held for that, or nobody hears it say that the student is late.
   */
  student: { frameBytesMax: 64 * MEBIBYTE, waitingBytesMax: 64 * MEBIBYTE },
};

export async function denoRealms({ deno, bundle, wall }: DenoRealmOptions): Promise<RealmMaker<DenoStudent>> {
  const live = new Set<RealmProcess>();
  const cleaning = new Set<Promise<void>>();
  const openCache = (role: Role) => openCodeCache(codeFolder(bundle[role], deno.version));
  const caches: Readonly<Record<Role, CodeCache>> = {
    judge: await openCache('judge'),
    student: await openCache('student'),
  };
  /** Once one is up: somebody may be waiting for it. */
  const makeCache = (
    role: Role,
    needs: StudentNeeds,
    boot: (realm: RealmProcess) => Promise<unknown>,
  ): void => {
    // Compiled code belongs to a path, which is always the same behind the wall only.
    if (wall !== 'bwrap') return;
    caches[role].make(async (folder) => {
      const making = { ...needs, bundle: bundle[role], wall, folder: null, cache: { make: folder } };
      const realm = followed(realmCommand(deno, making), role);
      await boot(realm);
      return realm;
    });
  };

  /** Stacks name the file that a process runs. The wall gives it another name; without it a copy does. */
  const plainCopy = async (file: string, folder: string): Promise<string> => {
    const copy = join(folder, 'realm.js');
    await link(file, copy).catch(() => copyFile(file, copy));
    return copy;
  };
  /** Starts a process that ends with the host. */
  const followed = (command: RealmCommand, role: Role): RealmProcess => {
    const realm = startRealmProcess(command, STREAMS[role]);
    live.add(realm);
    realm.gone.then(() => live.delete(realm)).catch(() => undefined);
    return realm;
  };
  const start = async (role: Role, needs: StudentNeeds): Promise<RealmProcess> => {
    // Behind the wall the process has a folder of its own in memory, which a killed server cannot leave behind.
    const folder = wall === 'bwrap' ? null : await mkdtemp(join(tmpdir(), 'descent-deno-'));
    const file = folder === null ? bundle[role] : await plainCopy(bundle[role], folder);
    const use = wall === 'bwrap' ? caches[role].files() : [];
    const command = realmCommand(deno, { ...needs, bundle: file, wall, folder, cache: { use } });
    const realm = followed(command, role);
    const cleanUp = async (): Promise<void> => {
      await realm.gone;
      if (folder !== null) await rm(folder, { recursive: true, force: true });
    };
    // A folder that cannot be removed is no reason to fail a run that is over.
    const cleaned = cleanUp().catch(() => undefined);
    cleaning.add(cleaned);
    cleaned.then(() => cleaning.delete(cleaned)).catch(() => undefined);
    return realm;
  };
  return {
    runner: `deno ${deno.version}`,
    async startStudent(needs) {
      const realm = await start('student', needs);
      const booted = await bootStudent(realm, needs);
      makeCache('student', needs, (making) => bootStudent(making, needs));
      return { ...booted, process: realm };
    },
    async startJudge() {
      const judge = await bootJudge(await start('judge', JUDGE_NEEDS));
      makeCache('judge', JUDGE_NEEDS, bootJudge);
      return judge;
    },
    async close() {
      await Promise.all([...live].map((realm) => realm.end()));
      await Promise.all(cleaning);
      await Promise.all([caches.judge.close(), caches.student.close()]);
    },
  };
}

const SAID_TOO_MUCH = 'It said more than any judge has to say.';

async function bootJudge(realm: RealmProcess): Promise<JudgeRealm<DenoStudent>> {
  let receiver: (event: JudgeEvent) => void = () => undefined;
  let students = 0;
  let student: RealmProcess | null = null;
  const events = new JudgeEvents();
  const post = (command: JudgeCommand): void => {
    events.begin(command);
    realm.send(SUPERVISOR_LANE, packMessage(command));
  };
  realm.receive((lane, payload) => {
    if (student && lane === students) return student.pass(STUDENT_LANE, payload, realm);
    // What is for nobody takes time as well.
    if (!events.admits(payload)) return realm.breakOff(SAID_TOO_MUCH);
    if (lane !== SUPERVISOR_LANE) return;
    const event = events.read(payload);
    if (event) receiver(event);
    else realm.breakOff(SAID_TOO_MUCH);
  });
  const device = await booted(realm, 'judge', (settle) => {
    receiver = (event) => {
      if (event.type === 'booted') settle(event.device);
      if (event.type === 'fault') settle(event.message);
    };
    post({ type: 'boot', backend: 'cpu' });
  });
  realm.watch(JUDGE_NEEDS);
  return {
    device,
    gone: realm.gone.then(({ detail }) => `${detail} ${realm.log().slice(-2_000)}`.trim()),
    post,
    allow: (cpuMs) => realm.beginCase(cpuMs),
    admit(next, runId) {
      students += 1;
      const own = students;
      student = next.process;
      const forget = (): void => {
        if (own === students) student = null;
      };
      next.process.gone.then(forget).catch(forget);
      next.process.receive((lane, payload) => {
        // Once another student is admitted, what this one still says concerns nobody.
        if (lane === STUDENT_LANE && own === students) realm.pass(own, payload, next.process);
      });
      post({ type: 'student-ready', device: next.device, runId });
    },
    receive(next) {
      receiver = next;
    },
    end: () => realm.end(),
  };
}
