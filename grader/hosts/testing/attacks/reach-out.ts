/** Reaching for files, network, environment, processes and storage. Whatever came would be in the evidence. */
import type { Attack, AttackFamily } from './attack.ts';

const REFUSED = ['errored', 'failed'] as const;

/** The body hands out what it got, so that success would be seen. */
function grab(numbers: readonly number[], title: string, code: string): Attack {
  return { numbers, title, body: `return { got: await (async () => { ${code} })() };`, ends: REFUSED };
}

function whole(numbers: readonly number[], title: string, source: string): Attack {
  return { numbers, title, source, ends: ['errored'], alone: true };
}

const double = 'export const attack = () => got;\nexport const double = () => got;';
const node = (module: string, use: string): string => `const m = await import('${module}'); return ${use};`;

export const reachOut: AttackFamily = {
  name: 'reaches outside',
  attacks: [
    grab(
      [1],
      'imports a file as text',
      "return (await import('file://__FILE__', { with: { type: 'text' } })).default;",
    ),
    grab(
      [1],
      'imports the harness',
      "const [file] = new Error().stack.match(/(file|https?):\\S+?\\.js/) ?? ['x']; return (await import(file)).default;",
    ),
    whole(
      [1],
      'imports a file as JSON, statically',
      `import got from '__FILE__' with { type: 'json' };\n${double}`,
    ),
    whole(
      [2],
      'imports a file as text, statically',
      `import got from 'file://__FILE__' with { type: 'text' };\n${double}`,
    ),
    whole([2], 're-exports a file', "export * from 'file://__FILE__';"),
    grab(
      [3],
      'imports its environment as text',
      "return (await import('/proc/self/environ', { with: { type: 'text' } })).default;",
    ),
    grab(
      [4],
      'imports from a data: module',
      'return await import(\'data:text/javascript,export default await import("node:fs")\');',
    ),
    grab([4], 'imports in evaluated text', 'return await eval(\'import("node:fs")\');'),
    grab([4], 'imports in a function made of text', 'return await Function(\'return import("node:fs")\')();'),
    grab(
      [4],
      'imports in an asynchronous function made of text',
      'return await (async () => {}).constructor(\'return import("node:fs")\')();',
    ),
    grab(
      [4],
      'imports in a generator made of text',
      'return (function* () {}).constructor(\'yield import("node:fs")\')().next();',
    ),
    grab(
      [4],
      'imports in text left to a timer',
      "setTimeout('import(\"node:fs\")', 0); setInterval('1', 0);",
    ),
    grab(
      [4],
      'leaves text to the timer of a prototype',
      "let done = []; for (let at = globalThis; at !== null; at = Object.getPrototypeOf(at)) { if (!Object.hasOwn(at, 'setTimeout')) continue; try { at.setTimeout.call(globalThis, 'globalThis.ran = 1', 0); done.push('taken'); } catch { done.push('refused'); } } await new Promise((r) => setTimeout(r, 20)); if (globalThis.ran || done.includes('taken')) return 'ran'; throw new Error(String(done));",
    ),
    whole(
      [4],
      'hides an import behind what only the engine takes for a comment',
      `export async function attack() { let y = 1 <!-- \`\n; return import("node:fs"); //\`\n}\nexport const double = attack;`,
    ),
    whole(
      [4],
      'imports in a form that the transpiler does not know',
      "export const attack = () => import.source('node:fs');\nexport const double = attack;",
    ),
    whole(
      [4],
      'asks for import.meta',
      'export const attack = () => import.meta.url;\nexport const double = attack;',
    ),
    grab([5], 'imports from npm', "return await import('npm:left-pad');"),
    grab([5], 'imports from the network', "return await import('__ORIGIN__/x.js?leak=1');"),
    whole([5], 'imports from the network, statically', `import got from '__ORIGIN__/x.js';\n${double}`),
    grab([6, 63], 'fetches', "return await (await fetch('__ORIGIN__/', { credentials: 'include' })).text();"),
    grab([6, 63], 'opens a WebSocket', "return new WebSocket('__ORIGIN__/'.replace('http', 'ws'));"),
    grab(
      [6, 63],
      'opens an EventSource, a request or a peer connection',
      "for (const make of ['EventSource', 'XMLHttpRequest', 'RTCPeerConnection', 'WebTransport']) { const C = globalThis[make]; if (C) return new C('__ORIGIN__/'); } throw new Error('none');",
    ),
    grab([6], 'connects to a port', "return await Deno.connect({ hostname: '169.254.169.254', port: 80 });"),
    grab([6], 'resolves a name', "return await Deno.resolveDns('example.com', 'A');"),
    grab([63], 'sends a beacon', "return navigator.sendBeacon('__ORIGIN__/', 'x');"),
    grab([63], 'loads a script', "return importScripts('__ORIGIN__/x.js');"),
    grab([7], 'reads with Deno', "return Deno.readTextFileSync('__FILE__');"),
    grab([7], 'lists a folder', "return [...Deno.readDirSync('/')];"),
    grab([7], 'reads with node:fs', node('node:fs', "m.readFileSync('__FILE__', 'utf8')")),
    grab(
      [7],
      'requires what it has no name for',
      "return require('node:fs').readFileSync('__FILE__', 'utf8');",
    ),
    grab([7], 'requires the judge', "return require('../judge/judge-realm.ts') ?? require('./reference');"),
    grab([8], 'asks Deno for the environment', 'return Deno.env.toObject();'),
    grab([8], 'asks the process for the environment', 'return process.env;'),
    grab(
      [8],
      'gets a built-in module from the process',
      "return process.getBuiltinModule('node:fs').readFileSync('__FILE__', 'utf8');",
    ),
    grab([9], 'runs a command', "return new Deno.Command('id').outputSync();"),
    grab([9], 'runs a shell', node('node:child_process', "m.execSync('id').toString()")),
    grab([10], 'opens a native library', "return Deno.dlopen('libc.so.6', {});"),
    grab([10], 'loads node:ffi', node('node:ffi', 'm')),
    grab(
      [10],
      'starts a WASI program',
      node('node:wasi', "new m.WASI({ version: 'preview1', preopens: { '/': '/' } })"),
    ),
    grab([11], 'sets flags of V8', node('node:v8', "m.setFlagsFromString('--allow-natives-syntax')")),
    grab([12], 'reads storage', "return localStorage.getItem('mark') ?? sessionStorage.getItem('mark');"),
    grab([13], 'opens a cache', "return await (await caches.open('mark')).keys();"),
    grab([13], 'opens a database', "return indexedDB.open('mark');"),
    grab(
      [9, 21],
      'starts a worker',
      "return new Worker('data:text/javascript,for(;;);', { type: 'module' });",
    ),
    grab(
      [20],
      'opens ten thousand channels and workers',
      "const all = []; for (let i = 0; i < 10_000; i++) all.push(new BroadcastChannel('a'), new Worker('data:,')); return all.length;",
    ),
    grab(
      [],
      'looks for the insides of Deno',
      'return Object.getOwnPropertySymbols(globalThis).map((s) => globalThis[s]).find((v) => v?.core ?? v?.env) ?? Deno[Deno.internal];',
    ),
    grab(
      [],
      'makes a worker thread',
      node('node:worker_threads', "new m.Worker('for(;;);', { eval: true })"),
    ),
    grab(
      [],
      'makes a world of its own',
      node('node:vm', 'm.runInNewContext(\'Function("return globalThis")()\')'),
    ),
    grab([], 'attaches a debugger', node('node:inspector', 'new m.Session().connect()')),
    grab(
      [],
      'gets the function constructor through a class',
      'return class { static f() {} }.f.constructor("return 1")();',
    ),
    grab(
      [],
      'borrows another constructor by Reflect',
      "return Reflect.construct(Object.getPrototypeOf(async function () {}).constructor, ['return 1'])();",
    ),
    grab([], 'loads a model from the network', "return await tf.loadLayersModel('__ORIGIN__/model.json');"),
    grab([], 'uses the fetch of TensorFlow.js', "return await tf.env().platform.fetch('__ORIGIN__/');"),
    grab(
      [],
      'reads a file by way of TensorFlow.js',
      "return await tf.io.browserHTTPRequest('file://__FILE__').load();",
    ),
    grab([], 'streams a WebAssembly module', "return await WebAssembly.compileStreaming(new Response(''));"),
  ],
};
