/** The command line of a realm process, argument by argument: each stands between student code and the machine. */
import { describe, expect, it } from 'vitest';
import { type DenoInstallation, type RealmNeeds, realmCommand } from './deno-command.ts';

const MEBIBYTE = 1024 * 1024;
const DENO: DenoInstallation = {
  ...{ binary: '/node_modules/deno', version: '2.9.6', libraries: ['/lib/libc.so.6', '/lib/libm.so.6'] },
  ...{ canLimit: true, canBind: true },
};
const command = (needs: Partial<RealmNeeds> = {}, deno: Partial<DenoInstallation> = {}) =>
  realmCommand(
    { ...DENO, ...deno },
    {
      ...{
        bundle: '/bundles/student.js',
        memoryBytes: 256 * MEBIBYTE,
        cpuMs: 5_000,
        wall: 'bwrap',
        folder: null,
      },
      cache: { use: [] },
      ...needs,
    },
  );
const lineOf = (...of: Parameters<typeof command>): string => {
  const { file, args } = command(...of);
  return [file, ...args].join(' ');
};
/** What follows an argument. */
const behind = (args: readonly string[], name: string, count = 1): readonly string[] => {
  const at = args.indexOf(name);
  return at < 0 ? [] : args.slice(at + 1, at + 1 + count);
};

describe('Deno in a realm process', () => {
  const flags = ['run', '--quiet', '--no-prompt', '--no-remote', '--no-npm', '--no-config', '--no-lock'];
  it.each(['bwrap', 'none'] as const)('behind the wall %s has no permission, and asks for none', (wall) => {
    const { args, file } = command({ wall });
    expect([file, ...args].join(' ')).toContain(flags.join(' '));
    expect(args.filter((arg) => /^(--allow|-A$|-[RWNES]\b|--unsafely)/.test(arg))).toEqual([]);
  });

  it.each([
    [256 * MEBIBYTE, 256],
    [256 * MEBIBYTE + 1, 257],
    [1, 1],
  ])('with %i bytes has a heap of %i MiB', (memoryBytes, heap) => {
    expect(lineOf({ memoryBytes })).toContain(`--v8-flags=--max-old-space-size=${heap},`);
  });

  it('keeps no compiled code where it has none to start with', () => {
    expect(lineOf({ cache: { use: [] } })).toContain('--no-code-cache');
    expect(
      lineOf({ cache: { use: [{ name: 'v8_code_cache_v2', bytes: new Uint8Array(1) }] } }),
    ).not.toContain('--no-code-cache');
    expect(lineOf({ cache: { make: '/made' } })).not.toContain('--no-code-cache');
  });

  it('compiles the whole bundle where that is kept, with the same flags in who makes it and who uses it', () => {
    const flagsOf = (cache: RealmNeeds['cache']) =>
      command({ cache }).args.find((arg) => arg.startsWith('--v8-flags='));
    const used = flagsOf({ use: [{ name: 'v8_code_cache_v2', bytes: new Uint8Array(1) }] });
    expect(used).toMatch(/,--no-lazy$/);
    expect(flagsOf({ make: '/made' })).toBe(used);
    // Where each process compiles for itself, it compiles what it runs.
    expect(flagsOf({ use: [] })).not.toContain('--no-lazy');
  });
});

describe('the limits of the system', () => {
  it('are memory beside what Deno reserves, time beside a grace, few files and no core', () => {
    const { file, args } = command();
    expect([file, ...args].slice(0, 6)).toEqual([
      'prlimit',
      `--data=${(256 + 640) * MEBIBYTE}`,
      '--cpu=35',
      '--core=0',
      '--nofile=256',
      '--',
    ]);
  });

  it.each([
    [5_000, '--cpu=35'],
    [5_001, '--cpu=36'],
    [0, '--cpu=30'],
  ])('of %i ms are %s', (cpuMs, limit) => {
    expect(command({ cpuMs }).args).toContain(limit);
  });

  it('are none of time for a process that serves many runs', () => {
    expect(lineOf({ cpuMs: Number.POSITIVE_INFINITY })).not.toContain('--cpu');
    expect(lineOf({ cpuMs: Number.POSITIVE_INFINITY })).toContain('--core=0');
  });

  it('are left to others where there is no prlimit', () => {
    const { file, args } = command({}, { canLimit: false });
    expect([file, args.includes('prlimit')]).toEqual(['bwrap', false]);
  });
});

describe('the wall', () => {
  const { args } = command();
  it.each(['--unshare-all', '--die-with-parent', '--new-session', '--clearenv'])('has %s', (flag) => {
    expect(args).toContain(flag);
  });

  it.each([
    ['--cap-drop', ['ALL']],
    ['--uid', ['65534']],
    ['--gid', ['65534']],
    ['--remount-ro', ['/']],
    ['--size', [String(16 * MEBIBYTE), '--tmpfs', '/tmp']],
    ['--chdir', ['/tmp']],
  ])('has %s %j', (name, values) => {
    expect(behind(args, name, values.length)).toEqual(values);
  });

  it('shows Deno, its libraries and the bundle, to be read, and nothing else', () => {
    const shown = args.flatMap((arg, at) => (arg === '--ro-bind' ? [args.slice(at + 1, at + 3)] : []));
    expect(shown).toEqual([
      ['/node_modules/deno', '/deno'],
      ['/lib/libc.so.6', '/lib/libc.so.6'],
      ['/lib/libm.so.6', '/lib/libm.so.6'],
      ['/bundles/student.js', '/realm.js'],
    ]);
    expect(args.filter((arg) => /^--(bind|dev|proc|share)/.test(arg))).toEqual([]);
  });

  it('sets two variables and no other', () => {
    const set = args.flatMap((arg, at) => (arg === '--setenv' ? [args[at + 1]] : []));
    expect(set).toEqual(['DENO_DIR', 'NO_COLOR']);
  });

  it('is made read-only after everything was put in, before Deno starts in it', () => {
    const order = ['--clearenv', '--tmpfs', '--remount-ro', '/deno', '/realm.js'].map((arg) =>
      args.lastIndexOf(arg),
    );
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(args.at(-1)).toBe('/realm.js');
  });

  it('fills Deno’s folder with copies that come by descriptor, in their order', () => {
    const files = ['v8_code_cache_v2', 'dep_analysis_cache_v2'].map((name, at) => ({
      name,
      bytes: Uint8Array.of(at),
    }));
    const { args: filled, inputs } = command({ cache: { use: files } });
    expect(inputs).toEqual([Uint8Array.of(0), Uint8Array.of(1)]);
    const given = filled.flatMap((arg, at) => (arg === '--file' ? [filled.slice(at + 1, at + 3)] : []));
    expect(given).toEqual([
      ['3', '/tmp/deno/v8_code_cache_v2'],
      ['4', '/tmp/deno/dep_analysis_cache_v2'],
    ]);
  });

  it('opens one folder to be written in where compiled code is made', () => {
    const { args: making, inputs } = command({ cache: { make: '/made' } });
    expect(behind(making, '--bind', 2)).toEqual(['/made', '/tmp/deno']);
    expect(inputs).toEqual([]);
  });
});

describe('without a wall', () => {
  it('is Deno itself on the bundle, bound to the life of its parent where that can be', () => {
    const bound = command({ wall: 'none' });
    expect([bound.file, ...bound.args].slice(0, 5)).toEqual([
      'setpriv',
      '--pdeathsig',
      'KILL',
      '--',
      'prlimit',
    ]);
    expect(bound.args.slice(-1)).toEqual(['/bundles/student.js']);
    expect(command({ wall: 'none' }, { canBind: false }).file).toBe('prlimit');
    expect(command({ wall: 'none' }, { canBind: false, canLimit: false }).file).toBe('/node_modules/deno');
    expect(lineOf({ wall: 'none' })).not.toContain('bwrap');
  });
});

describe('the environment of the command', () => {
  it('is where programs are found, and Deno’s folder where there is one', () => {
    expect(Object.keys(command().env).sort()).toEqual(['NO_COLOR', 'PATH']);
    expect(command({ wall: 'none', folder: '/thrown/away' }).env).toMatchObject({ DENO_DIR: '/thrown/away' });
  });

  it('holds nothing of whoever starts it', () => {
    process.env.DESCENT_TEST_SECRET = 'canary';
    try {
      expect(JSON.stringify(command({ wall: 'none', folder: '/f' }))).not.toContain('canary');
    } finally {
      delete process.env.DESCENT_TEST_SECRET;
    }
  });
});
