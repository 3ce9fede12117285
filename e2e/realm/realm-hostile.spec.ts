/** What a hostile program finds and leaves in the browser host. The programs themselves are in `realm-attacks.spec.ts`. */
import { doubleExercise, RIGHT_SOLUTION, solutionWith } from '../harness/double-exercise.ts';
import { expect, type RealmDriver, test } from '../harness/realm-test.ts';

/** Two cases of 2 s each, a realm booted again between them, and what a busy machine adds. */
const RUN_MS_MAX = 20_000;

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
  // Far from the limit of the case, which would end it as well.
  const exercise = await doubleExercise({}, 15);
  const stopped = await realms.run(exercise, solutionWith('for (;;);'), { stopAfterMs: 200 });
  expect(stopped.rejection).toBe('Error: stopped');
  expect(stopped.wallMs).toBeLessThan(5_000);
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
