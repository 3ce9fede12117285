/** What a case gets for a call, whatever the realm of the student did: no realm is started, and no time passes. */
import { describe, expect, it } from 'vitest';
import type { Manifest } from '#grader/exercise/files/manifest.ts';
import { tensor } from '#grader/exercise/literals/tensor-literals.ts';
import {
  type GoneReason,
  type JudgeEvent,
  type Limits,
  SERVER_LIMITS,
  type StudentCommand,
  type Value,
} from '#grader/protocol.ts';
import type { Channel } from '#grader/realm/channel/channel.ts';
import { createCaseClock } from '../cases/case-clock.ts';
import { createCaseRecorder } from '../cases/case-recorder.ts';
import { createStudentSession } from './student-session.ts';
import { createStudentSupply } from './student-supply.ts';

const COST = { kernels: {}, kernelCount: 0, newBytes: 0, peakBytes: 0, leakedTensors: 0, wallMs: 0 };
const LIMITS = { ...SERVER_LIMITS, memoryBytes: 1_000, outputBytes: 10_000 };
const ERROR = { kind: 'compile', name: 'SyntaxError', message: 'no', line: 2 };

type Call = Extract<StudentCommand, { type: 'call' }>;
interface Behaviour {
  /** What loading gives; default that it exports `f`. */
  readonly load?: object | null;
  readonly call?: (call: Call) => object | null;
  readonly evaluate?: object | null;
  /** Said before it answers the load. */
  readonly says?: string;
}

/** Sessions ask for a realm when they need one: the n'th behaves as the n'th of these, the last one from then on. */
const session = (...behaviours: readonly Behaviour[]) => sessionWithin(LIMITS, LIMITS, behaviours);

/** @param limits how long a busy machine waits. @param told what people know of */
function sessionWithin(limits: Limits, told: Limits, behaviours: readonly Behaviour[]) {
  const commands: StudentCommand[] = [];
  const asked: GoneReason[] = [];
  const events: JudgeEvent[] = [];
  const channels: { closed: boolean }[] = [];
  const connect = (): void => {
    const behaviour = behaviours[Math.min(channels.length, behaviours.length - 1)] ?? {};
    const state = { closed: false };
    channels.push(state);
    let receiver: (message: unknown) => void = () => undefined;
    const channel: Channel = {
      post(message) {
        const command = message as StudentCommand;
        commands.push(command);
        const { id } = command;
        if (command.type === 'load') {
          if (behaviour.says !== undefined)
            receiver({ type: 'log', line: { level: 'log', text: behaviour.says } });
          if (behaviour.load !== null)
            queueMicrotask(() => receiver({ type: 'loaded', exports: ['f'], ...behaviour.load, id }));
        } else if (command.type === 'call') {
          const answer = behaviour.call?.(command) ?? null;
          if (answer !== null) queueMicrotask(() => receiver({ id, ...answer }));
        } else if (behaviour.evaluate !== null) queueMicrotask(() => receiver({ id, ...behaviour.evaluate }));
      },
      receive(next) {
        receiver = next;
      },
      close() {
        state.closed = true;
      },
    };
    supply.ready({ channel, device: { backend: 'cpu', name: 'CPU', software: false, reason: '' } });
  };
  const supply = createStudentSupply((reason) => {
    asked.push(reason);
    queueMicrotask(connect);
  });
  const clock = createCaseClock(limits, told);
  const recorder = createCaseRecorder({ emit: (event) => events.push(event), logLinesMax: 10 });
  recorder.begin('a');
  const manifest = { entryPoints: [{ name: 'f', parameters: [{ name: 'x' }] }] } as unknown as Manifest;
  const { outputBytes, logLines, memoryBytes } = limits;
  const own = createStudentSession({
    ...{ supply, clock, recorder, limits, driven: [], manifest, seed: 5 },
    load: {
      ...{ solution: 'code', driver: null, forbids: [], entryPoints: ['f'] },
      limits: { outputBytes, logLines, memoryBytes },
    },
  });
  connect();
  return { own, clock, commands, asked, events, supply, channels, recorder };
}
const returns = (value: Value) => ({ type: 'returned', value, cost: COST });

describe('a call', () => {
  it('gives what the code returned, and gets its own copies of the arguments', async () => {
    const { own, commands } = session({
      call: ({ args }) => {
        (args[0] as { data: Float32Array }).data.fill(0);
        return returns(7);
      },
    });
    const x = tensor([1, 2]);
    const upstream = tensor([5, 6]);
    expect(await own.call('f', [x], { kind: 'vjp', wrt: [0], upstream })).toMatchObject({
      kind: 'returned',
      value: 7,
    });
    expect([...x.data]).toEqual([1, 2]);
    const [, call] = commands as [unknown, Call];
    expect(call.mode).toEqual({ kind: 'vjp', wrt: [0], upstream });
    expect(call.mode.kind === 'vjp' && call.mode.upstream).not.toBe(upstream);
  });

  /** One for a table: keys for random numbers are dear, and a realm that is lost is followed by the next. */
  const answers: (object | GoneReason)[] = [];
  const shared = session({
    call: () => {
      const answer = answers.shift() ?? null;
      if (typeof answer !== 'string') return answer;
      queueMicrotask(() => shared.supply.gone(answer, 'told'));
      return null;
    },
  });
  it.each<[string, object, object]>([
    [
      'threw',
      { type: 'threw', error: { ...ERROR, kind: 'runtime' }, cost: null },
      { kind: 'threw', error: { line: 2 } },
    ],
    [
      'was refused',
      { type: 'refused', operation: 'Conv2D', line: 3 },
      { kind: 'refused', operation: 'Conv2D', line: 3 },
    ],
    ['sent what nobody can read', { type: 'returned', value: () => 1, cost: COST }, { kind: 'malformed' }],
    [
      'ran out of memory',
      { type: 'out-of-memory' },
      { kind: 'ended', fact: { code: 'memory-limit', limitBytes: 1_000 } },
    ],
  ])('says that the code %s', async (_, answer, result) => {
    answers.push(answer);
    expect(await shared.own.call('f', [])).toMatchObject(result);
  });

  it.each<[GoneReason, object]>([
    ['crashed', { code: 'crashed' }],
    ['exited', { code: 'exited' }],
    ['out-of-memory', { code: 'memory-limit', limitBytes: 1_000 }],
    // A process that used up its CPU time is ended before the clock on the wall says so.
    ['timed-out', { code: 'time-limit', of: 'case', begun: true }],
  ])('says that its realm is %s, as the host told', async (reason, fact) => {
    answers.push(reason);
    expect(await shared.own.call('f', [])).toEqual({ kind: 'ended', fact });
  });

  it('says what is not exported, without asking the realm', async () => {
    const { own, commands } = session({ load: { exports: ['F'] } });
    expect(await own.call('f', [])).toMatchObject({ kind: 'threw', error: { kind: 'contract' }, cost: null });
    expect(commands.map(({ type }) => type)).toEqual(['load']);
  });

  it('after the time of the run is asked of nobody', async () => {
    const { own, clock, commands } = session({ call: () => returns(1) });
    await own.call('f', []);
    // A fresh realm may take half a second more, to warm up.
    clock.spend(LIMITS.runMs + 1_000);
    expect(await own.call('f', [])).toEqual({
      kind: 'ended',
      fact: { code: 'time-limit', of: 'run', begun: true, limitMs: LIMITS.runMs },
    });
    own.beginCase({ caseId: 'next', seed: 5 });
    expect(await own.call('f', [])).toMatchObject({ fact: { of: 'run', begun: false } });
    expect(commands).toHaveLength(2);
  });

  it('after the end is asked of nobody', async () => {
    const { own, commands, channels } = session({ call: () => returns(1) });
    await own.call('f', []);
    own.stop();
    expect(await own.call('f', [])).toEqual({ kind: 'ended', fact: { code: 'exited' } });
    expect([commands.length, channels[0]?.closed]).toEqual([2, true]);
  });
});

describe('loading', () => {
  it.each<[string, object, object]>([
    ['does not compile', { type: 'load-failed', error: ERROR }, { kind: 'threw', error: ERROR, cost: null }],
    [
      'is refused',
      { type: 'refused', operation: 'Conv2D', line: 1 },
      { kind: 'refused', operation: 'Conv2D' },
    ],
    ['sends what nobody can read', { type: 'loaded', exports: 'f' }, { kind: 'malformed' }],
    [
      'runs out of memory',
      { type: 'out-of-memory' },
      { kind: 'ended', fact: { code: 'memory-limit', limitBytes: 1_000 } },
    ],
  ])('code that %s is the answer to every call, asked once', async (_, load, result) => {
    const { own, commands } = session({ load });
    expect(await own.call('f', [])).toMatchObject(result);
    expect(await own.call('f', [])).toMatchObject(result);
    expect(commands.map(({ type }) => type)).toEqual(['load']);
  });

  it('is done once, before or with the first call', async () => {
    const { own, commands } = session({ call: () => returns(1) });
    await own.load();
    await own.load();
    await own.call('f', []);
    expect(commands.map(({ type }) => type)).toEqual(['load', 'call']);
    expect(commands[0]).toMatchObject({ solution: 'code', driver: null, entryPoints: ['f'], forbids: [] });
  });

  it('is done again in a fresh realm where the last one was lost, and says nothing twice', async () => {
    const { own, asked, commands, events } = session(
      { says: 'at the top', call: () => ({ type: 'out-of-memory' }) },
      { says: 'at the top', call: () => returns(2) },
    );
    expect((await own.call('f', [])).kind).toBe('ended');
    expect(await own.call('f', [])).toMatchObject({ value: 2 });
    expect(asked).toEqual(['out-of-memory']);
    expect(commands.map(({ type }) => type)).toEqual(['load', 'call', 'load', 'call']);
    expect(events.filter(({ type }) => type === 'log')).toHaveLength(1);
  });

  it('again on purpose takes a fresh realm', async () => {
    const { own, asked } = session({ call: () => returns(1) });
    await own.call('f', []);
    expect(await own.restart()).toMatchObject({ kind: 'loaded' });
    expect(asked).toEqual(['exited']);
  });
});

describe('a snippet', () => {
  it.each<[string, object, object]>([
    ['comes to its end', { type: 'evaluated' }, { kind: 'evaluated' }],
    ['throws', { type: 'threw', error: ERROR, cost: null }, { kind: 'threw', error: ERROR }],
    ['fills the memory', { type: 'out-of-memory' }, { kind: 'ended', fact: { code: 'memory-limit' } }],
    ['sends what nobody can read', { type: 'threw', error: 'no' }, { kind: 'malformed' }],
  ])('that %s is told so, behind the solution', async (_, evaluate, result) => {
    const { own, commands } = session({ evaluate });
    expect(await own.evaluate('f(1)')).toMatchObject(result);
    expect(commands).toMatchObject([{ type: 'load' }, { type: 'evaluate', snippet: 'f(1)' }]);
  });

  it.each<[string, Behaviour, boolean]>([
    ['it', { evaluate: null }, true],
    ['the solution', { load: null }, false],
  ])(
    'is told the limit as it is announced, where %s takes longer than a busy machine waits',
    async (_, behaviour, begun) => {
      const { own } = sessionWithin({ ...LIMITS, caseMs: 30 }, { ...LIMITS, caseMs: 10 }, [behaviour]);
      expect(await own.evaluate('for (;;) {}')).toEqual({
        kind: 'ended',
        fact: { code: 'time-limit', of: 'case', begun, limitMs: 10 },
      });
    },
  );

  it('is told no limit where its host ended it before the clock', async () => {
    const { own, supply } = session({ evaluate: null });
    await own.load();
    const result = own.evaluate('for (;;) {}');
    queueMicrotask(() => supply.gone('timed-out', 'told'));
    expect(await result).toEqual({ kind: 'ended', fact: { code: 'time-limit', of: 'case', begun: true } });
  });

  it('is not evaluated where the solution does not load, or all is over', async () => {
    const broken = session({ load: { type: 'load-failed', error: ERROR } });
    expect(await broken.own.evaluate('1')).toEqual({ kind: 'threw', error: ERROR, cost: null });
    expect(broken.commands.map(({ type }) => type)).toEqual(['load']);
    const over = session({ evaluate: { type: 'evaluated' } });
    await over.own.load();
    over.own.stop();
    expect(await over.own.evaluate('1')).toMatchObject({ kind: 'ended', fact: { code: 'exited' } });
  });
});

describe('the random numbers of a call', () => {
  const keysOf = async (calls: readonly (readonly [caseId: string, seed: number])[]) => {
    const { own, commands } = session({ call: () => returns(1) });
    let last = '';
    for (const [caseId, seed] of calls) {
      if (`${caseId} ${seed}` !== last) own.beginCase({ caseId, seed });
      last = `${caseId} ${seed}`;
      await own.call('f', []);
    }
    return commands.flatMap((command) => (command.type === 'call' ? [command.randomKey.join()] : []));
  };

  it('begin with another key in each call, each case and each seed', async () => {
    const keys = await keysOf([
      ['a', 5],
      ['a', 5],
      ['b', 5],
      ['b', 6],
    ]);
    expect(new Set(keys).size).toBe(4);
  });

  it('are those of the case alone, whatever ran before', async () => {
    const [, , alone] = await keysOf([
      ['a', 5],
      ['a', 5],
      ['b', 5],
    ]);
    expect(await keysOf([['b', 5]])).toEqual([alone]);
  });
});
