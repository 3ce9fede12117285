import { expect, test } from 'vitest';
import { parseServeOptions } from './options.ts';

test('an argument wins over the environment, and the environment over the default', () => {
  expect(parseServeOptions([], {})).toEqual({ port: 3000, host: '127.0.0.1', dev: false, built: false });
  expect(parseServeOptions([], { PORT: '4000' }).port).toBe(4000);
  expect(parseServeOptions(['--port', '5000'], { PORT: '4000' }).port).toBe(5000);
});

test('an empty PORT, as compose files hand down, means the default', () => {
  expect(parseServeOptions([], { PORT: '' }).port).toBe(3000);
});

test.each(['0', '65536', 'http', '80.5', '-1'])('port %j is refused in one sentence', (text) => {
  expect(() => parseServeOptions([`--port=${text}`], {})).toThrow(
    `--port is "${text}"; expected a port number from 1 to 65535.`,
  );
});

test('an unknown argument is refused with the known ones', () => {
  expect(() => parseServeOptions(['--prot', '1'], {})).toThrow(/not understood: --prot 1\. Known are --port/);
});
