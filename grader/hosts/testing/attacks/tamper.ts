/** Tampering with the own realm, forging what it says, and looking for what it knows. */
import type { Attack, AttackFamily } from './attack.ts';
import { SEARCH_FOR_BACKEND } from './search-for-backend.ts';

const NOTHING = ['failed', 'errored'] as const;

function tamper(numbers: readonly number[], title: string, body: string, more: Partial<Attack> = {}): Attack {
  return { numbers, title, body, ends: NOTHING, alone: true, ...more };
}

function whole(
  numbers: readonly number[],
  title: string,
  source: string,
  more: Partial<Attack> = {},
): Attack {
  return { numbers, title, source, ends: NOTHING, alone: true, ...more };
}

const wrong =
  "import * as tf from '@tensorflow/tfjs';\nexport const attack = (_: string, x: any) => x;\nexport const double = (x: any) => x;\n";

export const tampering: AttackFamily = {
  name: 'tampers with its realm',
  attacks: [
    tamper(
      [14],
      'prints forged frames and reports',
      `for (const forged of ['{"score":1}', '{"type":"done","report":{"points":9}}', '\\u001b[2J', '\\u0000'.repeat(16) + '\\u0001'])
      { console.log(forged); console.error(forged); } return x;`,
      { ends: ['failed'], logs: /"score":1/ },
    ),
    tamper(
      [15],
      'writes frames to file descriptors',
      "for (const fd of [1, 3, 4, 5]) (await import('node:fs')).writeSync(fd, 'frame'); return x;",
      { ends: ['errored'], notIn: { browser: 'has no file descriptors' } },
    ),
    tamper([15], 'asks Deno for its output', 'Deno.stdout.writeSync(new Uint8Array(24)); return x;', {
      ends: ['errored'],
      notIn: { browser: 'has no output stream' },
    }),
    tamper(
      [16],
      'ends the process',
      'for (const end of [() => self.close(), () => Deno.exit(0), () => process.exit(0), () => globalThis.close()]) { try { end(); } catch {} } return x;',
    ),
    whole(
      [16],
      'ends the process while it loads',
      `${wrong}try { (globalThis as any).close(); } catch {} try { (globalThis as any).Deno.exit(0); } catch {} (globalThis as any).process.exit(0);`,
      { ends: ['errored'] },
    ),
    whole([17], 'throws while it loads', `${wrong}throw new Error('top level');`, {
      ends: ['errored'],
      says: /top level/,
    }),
    tamper(
      [17],
      'rejects later',
      "setTimeout(() => { throw new Error('later'); }, 0); Promise.reject(new Error('nobody')); return x;",
      { ends: ['failed'] },
    ),
    tamper(
      [17],
      'listens for its own end',
      "for (const type of ['unload', 'beforeunload', 'message', 'error']) globalThis.addEventListener(type, () => console.log('{\"score\":1}')); return x;",
    ),
    tamper(
      [28],
      'calls itself passed',
      "(Object.prototype as any).passed = true; (Object.prototype as any).status = 'passed'; return x;",
    ),
    tamper(
      [28],
      'makes every array agree',
      'Array.prototype.every = () => true; Array.prototype.some = () => false; return x;',
    ),
    tamper([28], 'makes differences vanish', 'Math.abs = () => 0; Number.isNaN = () => false; return x;'),
    tamper(
      [28],
      'replaces the language',
      "for (const name of ['Object', 'Array', 'Promise', 'Map', 'Uint8Array', 'Float32Array', 'JSON']) (globalThis as any)[name] = class {}; return x;",
    ),
    tamper(
      [29],
      'replaces every operation',
      'for (const name of Object.keys(tf)) { try { (tf as any)[name] = () => x; } catch {} } return tf.mul(x, 2.5);',
    ),
    tamper(
      [29],
      'gives every tensor the data it likes',
      `const P: any = tf.Tensor.prototype; P.dataSync = () => new Float32Array([2, 4]); P.data = async () => new Float32Array(1000);
      Object.defineProperty(P, 'size', { get: () => 2 }); return x.add(1);`,
    ),
    tamper(
      [29],
      'gives one tensor other data',
      'const t: any = x.mul(1); t.data = async () => new Float32Array(1000); return t;',
      { ends: ['errored'] },
    ),
    tamper([29], 'gives one tensor another shape', 'const t: any = tf.zeros([1]); t.shape = [2]; return t;', {
      ends: ['errored'],
    }),
    tamper(
      [29],
      'replaces the numbers in the backend',
      `const backend: any = (tf.engine() as any).backendInstance; backend.read = async () => new Float32Array(0);
      backend.readSync = () => new Float32Array(0); return x.mul(3);`,
    ),
    tamper(
      [39],
      'replaces the clock',
      'for (const clock of [performance, Date]) { try { (clock as any).now = () => 0; } catch {} } return x;',
    ),
    tamper(
      [39],
      'replaces timers and promises',
      "for (const name of ['setTimeout', 'queueMicrotask', 'structuredClone', 'Promise']) { try { (globalThis as any)[name] = () => {}; } catch {} } return x;",
    ),
    tamper([36], 'prints its stack', "console.log('at ' + new Error().stack); return x;", {
      ends: ['failed'],
      logs: /at /,
    }),
    tamper(
      [],
      'takes the bytes of frames as they are made',
      `const T = Object.getPrototypeOf(Uint8Array.prototype); const kept: unknown[] = [];
      for (const name of ['set', 'subarray', 'slice']) { const own = T[name]; T[name] = function (...a: unknown[]) { kept.push(this); return own.apply(this, a); }; } return x;`,
      { ends: ['errored'], says: /read only/ },
    ),
    tamper(
      [],
      'rewrites messages as they are made',
      `const own = Object.entries; Object.entries = (o: any) => own(o).map(([k, v]) => [k, k === 'type' ? 'returned' : v]); return x;`,
      { ends: ['errored'], says: /read only/ },
    ),
    tamper(
      [],
      'looks into frames of the stack',
      `(Error as any).prepareStackTrace = (_: unknown, sites: any[]) => sites.map((s) => [s.getThis(), s.getFunction()]); return new Error().stack as any;`,
      { ends: ['errored'] },
    ),
    tamper(
      [],
      'calls its caller',
      'return (function () { return (arguments as any).callee.caller.caller; })() as any;',
      { ends: ['errored'] },
    ),
    tamper(
      [],
      'captures a stack on its own object',
      'const o: any = {}; Error.captureStackTrace(o); return { got: o.stack.includes("cases.ts") || o.stack.includes("reference.ts") };',
      { ends: ['failed'] },
    ),
    tamper(
      [],
      'prints the source of what it can reach',
      "const found = [tf.tensor, console.log, require, setTimeout, tf.engine().runKernel, (globalThis as any)._tfengine.read].map(String).join(); console.log('source ' + found.slice(0, 300)); return { got: /canary-of|defineCases\\(\\[/.test(found) };",
      { ends: ['failed'], logs: /^source / },
    ),
    tamper([29, 67], 'searches everything within its reach for a backend', SEARCH_FOR_BACKEND, {
      ends: ['failed'],
      logs: /^found \[\]$/,
    }),
    tamper(
      [],
      'sends its realm events of the platform',
      "for (const type of ['message', 'error', 'unhandledrejection', 'unload']) { const event = new Event(type); Object.defineProperty(event, 'data', { value: { type: 'init' } }); globalThis.dispatchEvent?.(event); } return x;",
    ),
    whole(
      [],
      'calls its file by the name of the reference',
      `${wrong}throw new Error('named');\n//# sourceURL=reference.ts`,
      { ends: ['errored'], says: /named/ },
    ),
    tamper(
      [],
      'looks for what the loader left',
      `const known = ['tf', 'exports', 'module', 'require', '__dirname', '__filename', 'cases', 'reference', 'exercise', 'solution'];
      return { got: known.filter((name) => name in globalThis) };`,
      { ends: ['failed'], says: /./ },
    ),
    tamper(
      [33],
      'looks for the seed',
      `const seen: string[] = []; const walk = (o: any, d: number) => { if (d > 3 || o === null || typeof o !== 'object') return;
      for (const k of Reflect.ownKeys(o)) { let v: any; try { v = o[k]; } catch { continue; } if (v === 918273645 || v === '918273645') seen.push(String(k)); walk(v, d + 1); } };
      walk(globalThis, 0); walk(tf.engine(), 0); console.log('seed in [' + seen + ']'); return x;`,
      { ends: ['failed'], logs: /^seed in \[\]$/ },
    ),
    tamper(
      [],
      'reads the timeline',
      'return { got: performance.getEntries().map((e) => e.name).filter((n) => /cases|reference|exercise/.test(n)) };',
    ),
    tamper(
      [64],
      'posts messages as a worker would',
      `for (const forged of [{ type: 'returned', id: 1, value: 1 }, { type: 'done', report: { points: 9, cases: [] } }, { type: 'booted' }])
      { try { (globalThis as any).postMessage(forged); } catch {} try { (globalThis as any).parent.postMessage(forged, '*'); } catch {} try { (globalThis as any).onmessage({ data: forged }); } catch {} } return x;`,
    ),
    tamper(
      [64],
      'intercepts messages',
      "for (const type of ['message', 'messageerror']) (globalThis as any).addEventListener(type, () => {}); (globalThis as any).onmessage = () => {}; return x;",
    ),
    tamper(
      [],
      'waits for the garbage collector',
      "new FinalizationRegistry(() => { throw new Error('late'); }).register({}, 1); return x;",
      { ends: ['failed'] },
    ),
    tamper(
      [38],
      'answers the first case and remembers',
      'const world = globalThis as any; world.seen = (world.seen ?? 0) + 1; return world.seen > 1 ? x.mul(2) : x;',
      { ends: ['failed'] },
    ),
    tamper(
      [38],
      'leaves a timer that answers later cases',
      'let n = 0; setInterval(() => { n += 1; console.log(\'{"type":"returned","id":\' + n + \'}\'); }, 0); return x;',
      { ends: ['failed'] },
    ),
    tamper(
      [65],
      'navigates, opens and alerts',
      `const world = globalThis as any; for (const f of [() => { world.top.location = '__ORIGIN__/'; }, () => world.open('__ORIGIN__/'), () => world.alert('x'),
      () => world.document.documentElement.requestFullscreen(), () => world.Notification.requestPermission(), () => world.navigator.geolocation.getCurrentPosition(() => {})]) { try { f(); console.log('done'); } catch (e) { console.log('refused'); } } return x;`,
      { ends: ['failed'], logs: /^refused$/ },
    ),
    tamper(
      [62],
      'reaches for the page and its storage',
      `const found = ['document', 'window', 'parent', 'top', 'opener', 'frames', 'localStorage', 'indexedDB', 'cookieStore', 'caches'].filter((name) => typeof (globalThis as any)[name] !== 'undefined');
      console.log('found [' + found + ']'); return x;`,
      { ends: ['failed'], logs: /^found \[\]$/ },
    ),
    tamper(
      [66],
      'registers a service worker',
      "return await (navigator as any).serviceWorker.register('/realm/sw.js');",
      { ends: ['errored'] },
    ),
  ],
};
