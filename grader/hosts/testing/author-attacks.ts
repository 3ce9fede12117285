/**
 * Every hostile program in the place of every file of an exercise that is code. What a check asks first is a judge that
 * loads them: it gives a plan or words, and nothing of the machine.
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRealm } from '../../bundles/build-realm.ts';
import { loadFiles } from '../../exercise/files/load-files.ts';
import { exerciseTemplate } from '../../exercise/templates/exercise-template.ts';
import type { FileMap } from '../../protocol.ts';
import { edited } from '../../testing/edited.ts';
import { createDenoHost, type DenoHost } from '../deno.ts';
import { isGraderFault } from '../host.ts';
import { type Attack, PLACEHOLDERS } from './attacks/attack.ts';
import { ATTACK_FAMILIES } from './attacks/families.ts';

/** Realms at once: what two cores do well. */
const AT_ONCE = 3;
const TIMEOUT_MS = 300_000;
const FILE = 'canary of the file system';

let folder: string;
let server: Server;
let host: DenoHost;
let visits = 0;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'descent-author-'));
  await writeFile(join(folder, 'secret.json'), JSON.stringify(FILE));
  process.env.DESCENT_TEST_CANARY = 'canary of the environment';
  server = createServer((_request, response) => response.end('canary of the network'));
  server.on('connection', () => {
    visits += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  host = await createDenoHost({ bundle: (await buildRealm()).deno, poolSize: AT_ONCE, judgesMax: AT_ONCE });
});
afterAll(async () => {
  delete process.env.DESCENT_TEST_CANARY;
  server?.close();
  await host?.close();
  await rm(folder, { recursive: true, force: true });
});

const { 'misconceptions/shifts-first.md': _, ...BEGUN } = exerciseTemplate({
  id: '3c9f1d36-7a8a-4f0f-8a0e-51c1f5a9d0b7',
  disclosure: 'open',
});
const TEMPLATE: FileMap = { ...BEGUN, 'driver.ts': 'export const nothing = 1;\n' };
const HONEST = TEMPLATE['reference.ts'] ?? '';
/** Over it a judge looks for the known mistake that it is. */
const WRONG = edited(HONEST, '.add(offset)', '');

interface Place {
  readonly path: string;
  /** What the file has besides the attack. */
  readonly head?: string;
  /** The program that is judged by the exercise, where the file has a part in that. */
  readonly judged?: string;
  /** When what it got would be told. Nobody is told of a mistake that throws: of programs that are judged, themselves, all is in deno-attacks.test.ts. */
  readonly tells: readonly (keyof typeof GETTING)[];
}
const GETTING = { 'at once': "return 'a canary';", later: "await null; return 'a canary';" } as const;
const PLACES: readonly Place[] = [
  { path: 'reference.ts', judged: HONEST, tells: ['at once', 'later'] },
  { path: 'cases.ts', tells: ['at once'] },
  { path: 'driver.ts', tells: ['at once'] },
  {
    path: 'misconceptions/evil.ts',
    head: `export const title = 'Evil';\nexport const hint = 'Why?';\n`,
    judged: WRONG,
    tells: [],
  },
];

const EXHAUSTING = 'takes too much';
/** A judge is ended over these after a quarter of a minute, whatever file they stand in: each stands in one. */
const ENDLESS = [
  'loops for ever',
  'ignores signals and loops',
  'backtracks in a regular expression',
  'has a then that never calls back',
  'waits on an atomic for ever',
  'fills the heap',
];
const isDueIn = (place: number, { title }: Attack): boolean => {
  const at = ENDLESS.indexOf(title);
  return at < 0 || at % PLACES.length === place;
};

/**
 * The whole of a file: a source as it is, a body as what the exercise asks for, tried while it loads. What it gets at once is
 * thrown, and what it gets later when it is called again.
 */
function programOf({ source, body = '' }: Pick<Attack, 'source' | 'body'>): string {
  const program =
    source ??
    `import * as tf from '@tensorflow/tfjs';
const Failure = Error, { stringify } = JSON;
let found = '';
const tell = (got: any) => { found ||= String(stringify(got)); if (found.includes('can' + 'ary')) throw new Failure('it got ' + found); found = ''; };
const attempt: any = ${/\bawait\b/.test(body) ? 'async ' : ''}function (x: any): any {\n${body}\n};
export const scale = (x: any): any => { if (found) throw new Failure('it got ' + found); return attempt(x); };
let got: any;
try { got = attempt(null); } catch {}
tell(got);
try { got?.then?.(tell, () => {}); } catch {}`;
  const { port } = server.address() as AddressInfo;
  return program
    .replaceAll(PLACEHOLDERS.origin, `http://127.0.0.1:${port}`)
    .replaceAll(PLACEHOLDERS.file, join(folder, 'secret.json'));
}

/** The plan of its cases, or what became of the program that it judges, or the words of a fault. */
async function answerTo(files: FileMap, judged: string | null): Promise<string> {
  try {
    const exercise = await loadFiles('test/scale', files);
    const plan = await host.prepare(exercise);
    if (judged === null) return JSON.stringify(plan);
    return JSON.stringify(await host.run(exercise, { solution: judged, seed: 1, visibility: 'all' }));
  } catch (error) {
    if (!isGraderFault(error)) throw error;
    return error.message;
  }
}

/** What is wrong with an answer; empty when nothing is. */
function faultsOf({ title }: Attack, said: string): string[] {
  const tells = /canary|root:x:|\/node_modules\//.test(said) || said.includes(process.cwd());
  const isWords = /\S+ \S+/.test(said);
  return tells || !isWords ? [`${title}: ${said}`] : [];
}

/** A file for each place, so that none takes minutes. */
export function tryEveryAttackAs(path: string): void {
  const at = PLACES.findIndex((place) => place.path === path);
  const { head = '', judged = null, tells } = PLACES[at] as Place;
  const answerOf = (attack: Pick<Attack, 'source' | 'body'>, program: string | null) =>
    answerTo({ ...TEMPLATE, [path]: `${head}${programOf(attack)}` }, program);

  describe(`as ${path}`, () => {
    it.each(ATTACK_FAMILIES)(
      'what $name gets nothing',
      { timeout: TIMEOUT_MS },
      async ({ name, attacks }) => {
        // What has no end is seen to end as it loads: judging by it would take as long for every case.
        const program = name === EXHAUSTING ? null : judged;
        const next = attacks.filter((attack) => isDueIn(at, attack)).values();
        const faults: string[] = [];
        const work = async (): Promise<void> => {
          for (const attack of next) faults.push(...faultsOf(attack, await answerOf(attack, program)));
        };
        await Promise.all(Array.from({ length: AT_ONCE }, work));
        expect(faults).toEqual([]);
        expect(await readFile(join(folder, 'secret.json'), 'utf8')).toBe(JSON.stringify(FILE));
        expect(visits).toBe(0);
      },
    );

    it.each(tells)('a program that gets something %s is found out', async (when) => {
      expect(await answerOf({ body: GETTING[when] }, judged)).toContain('it got');
    });

    it('they leave the next exercise to be judged as ever', async () => {
      expect(await answerTo(TEMPLATE, HONEST)).toContain('"points":4,"pointsMax":4');
    });
  });
}
