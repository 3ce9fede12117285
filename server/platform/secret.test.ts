import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bearerOf, hashOfToken, newTokenSecret } from '../access/tokens/token-secret.ts';
import { readOrMakeSecret } from './secret.ts';

describe('the secret that signs sessions', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'descent-secret-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('is made once, long, and the same after every start: nobody is signed out by one', async () => {
    const first = await readOrMakeSecret(folder);
    expect(first).toMatch(/^[\w-]{64}$/);
    expect(await readOrMakeSecret(folder)).toBe(first);
    expect(await readdir(folder)).toEqual(['secret']);
  });

  it('can be read by its owner alone', async () => {
    await readOrMakeSecret(folder);
    expect((await stat(join(folder, 'secret'))).mode & 0o777).toBe(0o600);
  });

  it('is one where two first starts meet', async () => {
    const made = await Promise.all(Array.from({ length: 32 }, () => readOrMakeSecret(folder)));
    expect(new Set(made).size).toBe(1);
  });

  it('that somebody put there is taken as it is, without the end of its line', async () => {
    await writeFile(join(folder, 'secret'), 'of my own choice\n');
    expect(await readOrMakeSecret(folder)).toBe('of my own choice');
  });

  it('that is empty signs nothing: it is an error rather than a session that anybody can make', async () => {
    await writeFile(join(folder, 'secret'), '\n');
    await expect(readOrMakeSecret(folder)).rejects.toThrow('could not be written');
  });
});

describe('the secret of a token', () => {
  const secret = newTokenSecret();

  it('says what it is wherever it turns up, and is another one each time', () => {
    expect(secret).toMatch(/^descent_[\w-]{43}$/);
    expect(newTokenSecret()).not.toBe(secret);
    expect(hashOfToken(secret)).toMatch(/^[0-9a-f]{64}$/);
    expect(hashOfToken(secret)).not.toBe(hashOfToken(`${secret} `));
  });

  it('is read from a header as the standard writes it, and from nothing else', () => {
    for (const scheme of ['Bearer', 'bearer', 'BEARER']) expect(bearerOf(`${scheme} ${secret}`)).toBe(secret);
    const wrong = [null, '', 'Bearer', 'Bearer ', secret, `Basic ${secret}`, `Bearer  ${secret}`];
    const longer = [`Bearer ${secret}x`, `Bearer ${secret} `, `Bearer ${secret}, x`, `Bearer ${secret}\n`];
    const other = [`Bearer ${secret.toUpperCase()}`, `Bearer ${secret.slice(8)}`, `Bearer x${secret}`];
    for (const header of [...wrong, ...longer, ...other])
      expect([header, bearerOf(header)]).toEqual([header, null]);
  });
});
