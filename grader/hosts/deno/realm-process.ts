/** One realm process: its frames, its log text, its end. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import type { Readable, Writable } from 'node:stream';
import { FrameReader, frameHeader, TAG_BYTES } from '#grader/realm/channel/frames.ts';
import type { Gone } from '../run/realms.ts';
import type { RealmCommand } from './deno-command.ts';
import { type Watchdog, type WatchdogLimits, watchProcess } from './watchdog.ts';

export interface RealmProcess {
  readonly pid: number;
  /** Settles when the process has ended by itself or by its watchdog; never rejects. */
  readonly gone: Promise<Gone>;
  /** Sends one message to the process. Nothing happens when it is gone. */
  send(lane: number, payload: Uint8Array): void;
  /** Like `send`; while this process takes in less than `from` gives, nothing more of `from` is read. */
  pass(lane: number, payload: Uint8Array, from: RealmProcess): void;
  /** Stops reading what it writes until `ready` resolves. Many may wait for it at once. */
  holdUntil(ready: Promise<void>): void;
  /** Sets the one receiver of frames; those that came before are delivered first. */
  receive(receiver: (lane: number, payload: Uint8Array) => void): void;
  /** Starts looking at memory and CPU time. */
  watch(limits: WatchdogLimits): void;
  /** A case begins: this much CPU time until the next one. Only while watched. */
  beginCase(cpuMs: number): void;
  /** What it wrote outside frames, at most {@link LOG_BYTES_MAX}. */
  log(): string;
  /** Kills it for what it did; `gone` then says that it crashed, with this sentence. */
  breakOff(detail: string): void;
  /** Kills it with everything it started; resolves when it is gone. */
  end(): Promise<void>;
}

export const LOG_BYTES_MAX = 64 * 1024;
/** A process that writes more than this beside its frames is ended. */
const TEXT_BYTES_MAX = 4 * 1024 * 1024;

export interface RealmProcessOptions {
  /** Longest frame that it may send. */
  readonly frameBytesMax: number;
  /** Bytes that wait in our memory for it to read them, before who passes them on has to wait. */
  readonly waitingBytesMax: number;
}

const STANDARD_STREAMS = 3;

/** @throws when the command cannot be started at all */
export function startRealmProcess(command: RealmCommand, options: RealmProcessOptions): RealmProcess {
  const child = spawn(command.file, [...command.args], {
    env: { ...command.env } as NodeJS.ProcessEnv,
    stdio: ['pipe', 'pipe', 'pipe', ...command.inputs.map(() => 'pipe' as const)],
    // A process group of its own, so that nothing it starts outlives it.
    detached: true,
  }) as ChildProcessByStdio<Writable, Readable, Readable>;
  for (const [index, bytes] of command.inputs.entries()) {
    const input = child.stdio[STANDARD_STREAMS + index] as Writable | undefined;
    // A process that is gone before it has read them is told by `close`.
    input?.on('error', () => undefined).end(bytes);
  }
  return new ChildRealm(child, options);
}

class ChildRealm implements RealmProcess {
  readonly pid: number;
  readonly gone: Promise<Gone>;
  readonly #child: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #tag = new Uint8Array(randomBytes(TAG_BYTES));
  readonly #waitingBytesMax: number;
  readonly #exited = Promise.withResolvers<void>();
  readonly #early: { lane: number; payload: Uint8Array }[] = [];
  readonly #text: Buffer[] = [];
  #textBytes = 0;
  #receiver: ((lane: number, payload: Uint8Array) => void) | null = null;
  #watchdog: Watchdog | null = null;
  /** While its stdin is full: resolves when that has room again, or is gone. */
  #room: PromiseWithResolvers<void> | null = null;
  #holds = 0;
  #ended = false;
  /** Why we killed it, when we did. */
  #killedFor: Gone | null = null;

  constructor(child: ChildProcessByStdio<Writable, Readable, Readable>, options: RealmProcessOptions) {
    this.#child = child;
    this.#waitingBytesMax = options.waitingBytesMax;
    this.pid = child.pid ?? 0;
    const gone = Promise.withResolvers<Gone>();
    this.gone = gone.promise;
    const left = (reason: Gone): void => {
      this.#watchdog?.stop();
      // What it started may still run in its group.
      this.#kill();
      gone.resolve(this.#killedFor ?? reason);
      this.#exited.resolve();
    };
    child.once('error', (error) => left({ reason: 'crashed', detail: `It did not start: ${error.message}` }));
    // `close` comes when everything was read, so what is held is let go.
    child.once('exit', () => this.#letGo());
    child.once('close', (code, signal) => left(describeExit({ code, signal, log: this.log() })));
    // A process that is gone answers writes with EPIPE; its end is told by `close`.
    child.stdin.on('error', () => undefined);
    const hasRoom = (): void => {
      this.#room?.resolve();
      this.#room = null;
    };
    for (const event of ['drain', 'close']) child.stdin.on(event, hasRoom);
    this.#read(options.frameBytesMax);
    child.stdin.write(this.#tag);
  }

  #read(frameBytesMax: number): void {
    const reader = new FrameReader(
      this.#tag,
      {
        frame: (lane, payload) => {
          if (this.#receiver) this.#receiver(lane, payload);
          else this.#early.push({ lane, payload });
        },
        text: (bytes) => this.#addText(bytes),
        broken: () => this.#killFor({ reason: 'crashed', detail: 'It sent a message that is too large.' }),
      },
      frameBytesMax,
    );
    this.#child.stdout.on('data', (chunk: Buffer) => reader.push(chunk));
    this.#child.stdout.once('end', () => reader.end());
    this.#child.stderr.on('data', (chunk: Buffer) => this.#addText(chunk));
  }

  #addText(bytes: Uint8Array): void {
    const room = LOG_BYTES_MAX - this.#textBytes;
    if (room > 0) this.#text.push(Buffer.from(bytes.subarray(0, room)));
    this.#textBytes += bytes.length;
    if (this.#textBytes > TEXT_BYTES_MAX) {
      this.#killFor({ reason: 'crashed', detail: 'It wrote more output than is read.' });
    }
  }

  send(lane: number, payload: Uint8Array): void {
    const { stdin } = this.#child;
    if (!stdin.writable) return;
    // One write of two parts: what realms say to each other is not copied on its way.
    stdin.cork();
    stdin.write(frameHeader(this.#tag, lane, payload.length));
    stdin.write(payload);
    stdin.uncork();
  }

  pass(lane: number, payload: Uint8Array, from: RealmProcess): void {
    this.send(lane, payload);
    const { writable, writableLength } = this.#child.stdin;
    if (!writable || writableLength <= this.#waitingBytesMax) return;
    this.#room ??= Promise.withResolvers();
    from.holdUntil(this.#room.promise);
  }

  holdUntil(ready: Promise<void>): void {
    if (this.#ended) return;
    this.#holds += 1;
    this.#child.stdout.pause();
    const release = (): void => {
      this.#holds -= 1;
      if (this.#holds === 0) this.#child.stdout.resume();
    };
    ready.then(release, release);
  }

  #letGo(): void {
    this.#ended = true;
    this.#child.stdout.resume();
  }

  receive(receiver: (lane: number, payload: Uint8Array) => void): void {
    this.#receiver = receiver;
    for (const { lane, payload } of this.#early.splice(0)) receiver(lane, payload);
  }

  watch(limits: WatchdogLimits): void {
    this.#watchdog?.stop();
    this.#watchdog = watchProcess(this.pid, limits, (gone) => this.#killFor(gone));
  }

  beginCase(cpuMs: number): void {
    this.#watchdog?.beginCase(cpuMs);
  }

  log(): string {
    return Buffer.concat(this.#text).toString('utf8');
  }

  breakOff(detail: string): void {
    this.#killFor({ reason: 'crashed', detail });
  }

  async end(): Promise<void> {
    this.#killFor({ reason: 'exited', detail: '' });
    await this.#exited.promise;
  }

  #killFor(gone: Gone): void {
    this.#killedFor ??= gone;
    this.#kill();
  }

  #kill(): void {
    if (this.pid === 0) return;
    try {
      // The group: SIGTERM could be caught, and a killed parent alone would leave its children.
      process.kill(-this.pid, 'SIGKILL');
    } catch {
      // Gone already.
    }
  }
}

/** Deno and V8 say so on stderr before they abort. */
const OUT_OF_MEMORY = /out of memory|memory allocation of \d+ bytes failed|Cannot allocate memory/i;

function describeExit(exit: { code: number | null; signal: string | null; log: string }): Gone {
  if (OUT_OF_MEMORY.test(exit.log)) {
    return { reason: 'out-of-memory', detail: 'The memory that a run may use was not enough.' };
  }
  // 128 and above is how prlimit and bwrap pass on that a signal ended what they ran.
  if (exit.signal !== null || (exit.code ?? 0) >= 128) {
    return {
      reason: 'crashed',
      detail: `The process was ended by ${exit.signal ?? `signal ${(exit.code ?? 0) - 128}`}.`,
    };
  }
  return { reason: 'exited', detail: `The process ended with code ${exit.code ?? 0}.` };
}
