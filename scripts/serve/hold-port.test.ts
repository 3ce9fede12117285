import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { holdPort } from './hold-port.ts';

const HOST = '127.0.0.1';

test('a busy port is told in one sentence that names another', async () => {
  const other = createServer().listen(0, HOST);
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  await expect(holdPort(port, HOST)).rejects.toThrow(
    `Port ${port} is in use by another program; stop that one, or choose another port: npm start -- --port ${port + 1}.`,
  );
  other.close();
});

test('requests get 503 until the site takes over', async () => {
  const held = await holdPort(0, HOST);
  const { port } = held.server.address() as AddressInfo;
  const url = `http://${HOST}:${port}/`;
  const early = await fetch(url);
  expect(early.status).toBe(503);
  expect(early.headers.get('retry-after')).toBe('5');
  held.handOver((_request, response) => response.end('site'));
  expect(await (await fetch(url)).text()).toBe('site');
  held.server.close();
});
