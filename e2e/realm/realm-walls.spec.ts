/**
 * The walls round the browser's realms, tried from inside with everything that a realm takes away still there: script
 * of the sandbox origin itself, in the frame, as if a solution had got out of its worker.
 */
import type { Frame } from '@playwright/test';
import { edited } from '#grader/testing/edited.ts';
import { doubleExercise, RIGHT_SOLUTION } from '../harness/double-exercise.ts';
import { expect, type RealmDriver, test } from '../harness/realm-test.ts';

function studentFrame(realms: RealmDriver): Frame {
  const frame = realms.page.frames().find((one) => one.url().includes('//student.'));
  if (!frame) throw new Error('The student frame is not there.');
  return frame;
}

/** Evaluates each piece of code in the student frame; what it gives, or "refused" when it throws. */
async function tried(
  realms: RealmDriver,
  attempts: Record<string, string>,
): Promise<Record<string, unknown>> {
  const results: Record<string, unknown> = {};
  for (const [name, code] of Object.entries(attempts)) {
    results[name] = await studentFrame(realms)
      .evaluate(`(async () => { ${code} })()`)
      .catch(() => 'refused');
  }
  return results;
}

test.beforeEach(async ({ realms }) => {
  await realms.open('cpu');
});

test('the app is another origin: no page, no cookie, no storage, no worker of it [62, 66]', async ({
  realms,
}) => {
  await realms.page.evaluate(() => {
    localStorage.setItem('mark', 'canary');
    // biome-ignore lint/suspicious/noDocumentCookie: as sites have set them for ever
    document.cookie = 'mark=canary';
  });
  const results = await tried(realms, {
    document: 'return parent.document.title;',
    storage: 'return localStorage.getItem("mark");',
    cookie: 'return document.cookie;',
    workers: 'return (await navigator.serviceWorker.getRegistrations()).length;',
    ownWorker: 'return String(await navigator.serviceWorker.register("/realm/frame.html"));',
    ownScript: `const { src } = document.querySelector("script"); return String(await navigator.serviceWorker.register(src, { scope: "/realm/" }));`,
  });
  expect(results).toMatchObject({
    document: 'refused',
    cookie: '',
    ownWorker: 'refused',
    ownScript: 'refused',
  });
  // Browsers that keep storage from framed sites refuse; others show that of the sandbox.
  expect([null, 'refused']).toContain(results.storage);
  expect([0, 'refused']).toContain(results.workers);
});

test('nothing leaves over the network, whatever asks [63]', async ({ realms, realmServer }) => {
  const { app } = realmServer.origins;
  const leak = `${app}/told`;
  const arrived = realmServer.told();
  const results = await tried(realms, {
    fetch: `return (await fetch("${leak}", { credentials: "include", mode: "no-cors" })).type;`,
    own: 'return (await fetch("/realm/leak")).status;',
    request: `return await new Promise((resolve, reject) => { const r = new XMLHttpRequest(); r.open("GET", "${leak}"); r.onload = resolve; r.onerror = reject; r.send(); });`,
    events: `return await new Promise((resolve, reject) => { const s = new EventSource("${leak}"); s.onopen = resolve; s.onerror = reject; });`,
    socket: `return await new Promise((resolve, reject) => { const s = new WebSocket("${leak.replace('http', 'ws')}"); s.onopen = resolve; s.onerror = reject; });`,
    image: `return await new Promise((resolve, reject) => { const i = new Image(); i.onload = resolve; i.onerror = reject; i.src = "${leak}"; });`,
    script: `return await new Promise((resolve, reject) => { const s = document.createElement("script"); s.onload = resolve; s.onerror = reject; s.src = "${leak}?x.js"; document.head.append(s); });`,
    module: `return await import("${leak}?x.js");`,
    blob: 'return await import(URL.createObjectURL(new Blob(["export default 1"], { type: "text/javascript" })));',
    worker:
      'return await new Promise((resolve, reject) => { const w = new Worker(URL.createObjectURL(new Blob(["postMessage(1)"]))); w.onmessage = () => resolve("ran"); w.onerror = reject; });',
  });
  expect(new Set(Object.values(results))).toEqual(new Set(['refused']));
  await tried(realms, {
    beacon: `navigator.sendBeacon("${leak}", "x");`,
    frame: `const f = document.createElement("iframe"); f.src = "${leak}"; document.body.append(f);`,
    form: `const f = document.createElement("form"); f.action = "${leak}"; document.body.append(f); f.submit();`,
    style: `document.body.style.background = "url(${leak})";`,
    prefetch: `const l = document.createElement("link"); l.rel = "prefetch"; l.href = "${leak}"; document.head.append(l);`,
  });
  expect((await realms.run(await doubleExercise(), RIGHT_SOLUTION)).report?.points).toBe(3);
  // The first to arrive is the page itself, which may.
  await realms.page.evaluate(() => fetch('/told', { method: 'POST', body: 'the page' }));
  expect(await arrived).toBe('the page');
});

test('a worker imports nothing, in no form of address, a second copy of its own script included [4]', async ({
  realms,
}) => {
  // The student realm evaluates nothing for a test either; both have the policy of the same response.
  const worker = realms.page.workers().find((one) => one.url().includes('//judge.'));
  if (!worker) throw new Error('The judge realm is not there.');
  for (const address of [
    `${worker.url()}#again`,
    'data:text/javascript,export default 1',
    '/realm/frame.html',
  ]) {
    const came = worker.evaluate(`import(${JSON.stringify(address)})`);
    await expect(came, address).rejects.toThrow(/Failed to fetch|violates|refused/i);
  }
});

test('forged and endless messages change no report [64]', async ({ realms }) => {
  const forged = `for (const message of [{ type: 'descent-frame', nonce: 'guessed' }, { type: 'descent-frame', nonce: location.hash.slice(1) },
    { type: 'done', report: { points: 3, pointsMax: 3, cases: [] } }, { type: 'outcome', outcome: { status: 'passed', points: 3 } }, { type: 'terminated', worker: 1 }])
    for (let i = 0; i < 2_000; i++) parent.postMessage(message, '*', i % 100 === 0 ? [new MessageChannel().port1] : []);`;
  const wrong = edited(RIGHT_SOLUTION, 'tf.mul(x, 2)', 'x');
  const exercise = await doubleExercise();
  await tried(realms, { forged });
  await realms.page.evaluate(() => {
    for (let i = 0; i < 2_000; i++)
      window.postMessage({ type: 'done', report: { points: 3, cases: [] } }, '*');
  });
  const [run] = await Promise.all([realms.run(exercise, wrong), tried(realms, { forged })]);
  expect(run.report).toMatchObject({ points: 0, standing: 'provisional' });
  expect((await realms.run(exercise, RIGHT_SOLUTION)).report?.points).toBe(3);
});

test('a realm navigates nothing, opens nothing, asks for nothing [65]', async ({ realms, realmServer }) => {
  const { page } = realms;
  const { app } = realmServer.origins;
  const shown: string[] = [];
  page.on('dialog', (dialog) => {
    shown.push(dialog.type());
    dialog.dismiss().catch(() => undefined);
  });
  page.on('download', () => shown.push('download'));
  page.on('popup', () => shown.push('popup'));
  const results = await tried(realms, {
    alert: 'alert("x"); return confirm("x") || prompt("x");',
    popup: `return String(window.open("${app}/"));`,
    top: `top.location = "${app}/elsewhere";`,
    download:
      'const a = document.createElement("a"); a.download = "x"; a.href = URL.createObjectURL(new Blob(["x"])); a.click();',
    fullscreen: 'await document.documentElement.requestFullscreen(); return "shown";',
    pointer: 'await document.documentElement.requestPointerLock(); return "locked";',
    notification: 'return await Notification.requestPermission();',
    position:
      'return await new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject));',
    camera: 'return String(await navigator.mediaDevices.getUserMedia({ video: true }));',
  });
  expect(results).toMatchObject({
    popup: 'null',
    top: 'refused',
    fullscreen: 'refused',
    position: 'refused',
    camera: 'refused',
  });
  expect(results.alert ?? null).toBeNull();
  expect(['refused', 'denied', 'default']).toContain(results.notification);
  expect(results.pointer).toBe('refused');
  expect(shown).toEqual([]);
  expect(page.url()).toBe(`${app}/`);
});
