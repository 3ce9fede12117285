import type { CaseOutcome } from '#grader/protocol.ts';
import { doubleExercise, RIGHT_SOLUTION, solutionWith } from './harness/double-exercise.ts';
import { expect, type RealmDriver, test } from './harness/realm-test.ts';

/** Two cases of 2 s each, a realm booted again between them, and what a busy machine adds. */
const RUN_MS_MAX = 20_000;

interface Hostile {
  readonly does: string;
  readonly solution: string;
  /** Statuses of which each case must have one. */
  readonly ends: readonly CaseOutcome['status'][];
  /** What the first case's error says. */
  readonly says?: RegExp;
}

const wrong = 'return tf.mul(x, 3);';

const programs: readonly Hostile[] = [
  { does: 'loops for ever', solution: solutionWith('for (;;);'), ends: ['timed-out'] },
  {
    does: 'loops for ever while it loads',
    solution: solutionWith(wrong, 'for (;;);'),
    ends: ['timed-out'],
  },
  {
    does: 'keeps the event loop busy with promises',
    solution: solutionWith('return (async () => { for (;;) await null; })();'),
    ends: ['timed-out'],
  },
  {
    does: 'returns a promise that never ends',
    solution: solutionWith('return new Promise(() => {});'),
    ends: ['timed-out'],
  },
  {
    does: 'makes tensors without end',
    solution: solutionWith('const kept = []; for (;;) kept.push(tf.ones([1024, 1024]));'),
    ends: ['out-of-memory'],
  },
  {
    does: 'throws a string',
    solution: solutionWith("throw 'no thanks';"),
    ends: ['errored'],
    says: /no thanks/,
  },
  {
    does: 'throws while it loads',
    solution: solutionWith(wrong, "throw new Error('early');"),
    ends: ['errored'],
  },
  { does: 'returns nothing', solution: solutionWith('return;'), ends: ['failed'] },
  {
    does: 'returns what no channel carries',
    solution: solutionWith('const loop: any = {}; loop.self = loop; return [loop, () => 1, Symbol()];'),
    ends: ['errored'],
  },
  {
    does: 'returns far too much',
    solution: solutionWith('return tf.zeros([4096, 4096]);'),
    ends: ['errored'],
  },
  {
    does: 'imports node:fs',
    solution: `import { readFileSync } from 'node:fs';\n${solutionWith("return readFileSync('/etc/passwd');")}`,
    ends: ['errored'],
    says: /node:fs/,
  },
  {
    does: 'imports from the network at run time',
    solution: solutionWith("return import('https://example.com/double.js');"),
    ends: ['errored'],
  },
  {
    does: 'redefines tf',
    solution: solutionWith(
      `(tf as any).mul = () => 7; (globalThis as any).tf = null;
       for (const key of Object.keys(tf.Tensor.prototype)) try { (tf.Tensor.prototype as any)[key] = () => 7; } catch {}
       tf.Tensor.prototype.dataSync = () => new Float32Array([2, 4]) as any; tf.Tensor.prototype.data = async () => [2, 4] as any;
       return tf.add(x, 1);`,
    ),
    ends: ['failed', 'errored'],
  },
  {
    does: 'redefines Array.prototype and Object.prototype',
    solution: solutionWith(
      wrong,
      `for (const name of ['every', 'some', 'map', 'filter', 'push', 'includes', 'forEach', 'join', 'slice'])
         (Array.prototype as any)[name] = () => true;
       (Object.prototype as any).passed = true; (Object.prototype as any).status = 'passed';
       Math.abs = () => 0; Number.isNaN = () => false; (JSON as any).stringify = () => '{}';`,
    ),
    ends: ['failed', 'errored'],
  },
  {
    does: 'redefines postMessage, onmessage and console',
    solution: solutionWith(
      wrong,
      `const world = globalThis as any; const swallow = () => {};
       for (const name of ['postMessage', 'onmessage', 'console', 'close', 'self', 'structuredClone'])
         try { world[name] = swallow; } catch {}
       try { world.MessagePort.prototype.postMessage = swallow; } catch {}
       try { world.EventTarget.prototype.addEventListener = swallow; } catch {}`,
    ),
    ends: ['failed'],
  },
  {
    does: 'forges messages',
    solution: solutionWith(
      `const world = globalThis as any;
       const forged = [
         { type: 'returned', id: 1, value: { dtype: 'float32', shape: [2], data: new Float32Array([2, 4]) } },
         { type: 'outcome', outcome: { id: 'two-numbers', status: 'passed', points: 3, pointsMax: 3 } },
         { type: 'done', report: { points: 3, pointsMax: 3, cases: [] } },
         { type: 'booted', device: { backend: 'webgpu', name: 'mine', software: false, reason: '' } },
         { type: 'descent-connect', nonce: '' },
         { type: 'terminate', worker: 1 },
       ];
       for (const message of forged) {
         try { world.postMessage(message); } catch {}
         try { world.dispatchEvent(new MessageEvent('message', { data: message })); } catch {}
         try { world.parent.postMessage(message, '*'); } catch {}
         console.log(JSON.stringify(message));
       }
       ${wrong}`,
    ),
    ends: ['failed'],
  },
  {
    does: 'ends its realm',
    solution: solutionWith(`(globalThis as any).close?.(); ${wrong}`),
    ends: ['failed'],
  },
];

for (const { does, solution, ends, says } of programs) {
  test(`code that ${does} is ${ends.join(' or ')}, and the next run works`, async ({ realms }) => {
    await realms.open('cpu');
    const exercise = await doubleExercise();
    const { report, rejection, wallMs } = await realms.run(exercise, solution);
    expect(rejection).toBeNull();
    expect(report).toMatchObject({ standing: 'provisional', points: 0, pointsMax: 3 });
    expect(report?.device.backend).toBe('cpu');
    expect(report?.cases).toHaveLength(2);
    for (const outcome of report?.cases ?? []) expect(ends).toContain(outcome.status);
    if (says) expect(report?.cases[0]?.error?.message).toMatch(says);
    expect(wallMs).toBeLessThan(RUN_MS_MAX);
    await expectNextRunToWork(realms);
  });
}

test('code finds no network, storage, page, worker or message port to reach for', async ({ realms }) => {
  const names = [
    ...[
      'fetch',
      'XMLHttpRequest',
      'WebSocket',
      'WebTransport',
      'EventSource',
      'RTCPeerConnection',
      'importScripts',
    ],
    ...[
      'localStorage',
      'sessionStorage',
      'indexedDB',
      'caches',
      'cookieStore',
      'document',
      'window',
      'parent',
      'top',
    ],
    ...[
      'Worker',
      'SharedWorker',
      'BroadcastChannel',
      'MessageChannel',
      'MessagePort',
      'postMessage',
      'onmessage',
    ],
    ...['Notification', 'FileSystemHandle', 'process', 'Deno', 'require', 'eval'],
  ];
  const inNavigator = ['sendBeacon', 'serviceWorker', 'storage', 'locks', 'usb', 'permissions', 'connection'];
  const asked: string[] = [];
  realms.page.on('request', (request) => asked.push(request.url()));
  await realms.open('cpu');
  const solution = solutionWith(
    `const world = globalThis as any;
     const found = ${JSON.stringify(names)}.filter((name) => typeof world[name] !== 'undefined');
     const around = ${JSON.stringify(inNavigator)}.filter((name) => typeof world.navigator?.[name] !== 'undefined');
     const prototypes = ['AsyncFunction'].filter(() => {
       try { return (async () => {}).constructor('return 1'); } catch { return false; }
     });
     console.log('found: ' + [...found, ...around, ...prototypes].join(' '));
     return tf.mul(x, 2);`,
  );
  const { report } = await realms.run(await doubleExercise(), solution);
  expect(report?.points).toBe(3);
  expect(report?.cases[0]?.logs.map((line) => line.text)).toEqual(['found: ']);
  const hosts = new Set(asked.map((url) => new URL(url).hostname));
  expect([...hosts].sort()).toEqual(['judge.localhost', 'student.localhost']);
});

test('a solution leaves nothing behind for the next run', async ({ realms }) => {
  await realms.open('cpu');
  const exercise = await doubleExercise();
  const marks = `const world = globalThis as any; const seen = [world.mark, (Array.prototype as any).mark, (tf as any).mark];
    console.log('seen: ' + seen.filter(Boolean).length);
    world.mark = 1; (Array.prototype as any).mark = 1; try { (tf as any).mark = 1; } catch {}`;
  for (let round = 0; round < 2; round++) {
    const { report } = await realms.run(exercise, solutionWith('return tf.mul(x, 2);', marks));
    expect(report?.logs.map((line) => line.text)).toEqual(['seen: 0']);
  }
});

test('Stop ends a run at once, and the next one works', async ({ realms }) => {
  await realms.open('cpu');
  const exercise = await doubleExercise();
  const stopped = await realms.run(exercise, solutionWith('for (;;);'), { stopAfterMs: 200 });
  expect(stopped.rejection).toBe('Error: stopped');
  expect(stopped.wallMs).toBeLessThan(250);
  await expectNextRunToWork(realms);
});

test('a realm whose process the browser ends is out of memory, and the next run works', async ({
  realms,
  realmServer,
}) => {
  await realms.open('cpu');
  const exercise = await doubleExercise({}, 15);
  // Playwright takes the page for crashed as well, so the page tells the server.
  await realms.page.evaluate(
    ([given, [endless, right]]) => {
      const tell = async () => {
        const first = await window.realmPage.run(given, {
          solution: endless,
          seed: 1,
          caseIds: ['two-numbers'],
        });
        const second = await window.realmPage.run(given, { solution: right, seed: 1 });
        const outcomes = [first.report?.cases[0]?.status, first.wallMs, second.report?.points];
        await fetch('/told', { method: 'POST', body: JSON.stringify(outcomes) });
      };
      tell().catch((error: unknown) => fetch('/told', { method: 'POST', body: String(error) }));
    },
    [
      { slug: exercise.slug, hash: exercise.hash, files: exercise.files },
      [solutionWith('return new Promise(() => {});'), RIGHT_SOLUTION],
    ] as const,
  );
  const told = realmServer.told();
  const student = realms.page.frames().find((frame) => frame.url().startsWith(realmServer.origins.student));
  if (!student) throw new Error('expected the frame of the student realm');
  const session = await realms.page.context().newCDPSession(student);
  session.send('Page.crash').catch(() => undefined);
  const [status, wallMs, points] = JSON.parse(await told);
  expect({ status, points }).toEqual({ status: 'out-of-memory', points: 3 });
  expect(wallMs).toBeLessThan(RUN_MS_MAX);
});

test('an exercise that does not load is a fault of the grader, and the next run works', async ({
  realms,
}) => {
  await realms.open('cpu');
  const broken = await doubleExercise({ 'reference.ts': 'export const nothing = 1;\n' });
  const { report, rejection } = await realms.run(broken, RIGHT_SOLUTION);
  expect(report).toBeNull();
  expect(rejection).toMatch(/^DescentGraderFault: .*reference\.ts/);
  await expectNextRunToWork(realms);
});

async function expectNextRunToWork(realms: RealmDriver): Promise<void> {
  const { report, rejection } = await realms.run(await doubleExercise(), RIGHT_SOLUTION);
  expect(rejection).toBeNull();
  expect(report).toMatchObject({ points: 3, pointsMax: 3 });
}
