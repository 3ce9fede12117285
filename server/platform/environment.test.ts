import { expect, test } from 'vitest';
import { parseEnvironment } from './environment.ts';

const SECRET = 'x'.repeat(32);

test('nothing needs to be set', () => {
  expect(parseEnvironment({})).toMatchObject({
    port: 3000,
    databaseUrl: null,
    origins: {
      app: 'http://localhost:3000',
      student: 'http://student.localhost:3000',
      judge: 'http://judge.localhost:3000',
    },
    worker: 'embedded',
    checkSeeds: 10,
    demoAccounts: true,
    oidc: null,
  });
});

test('an empty variable is an unset one', () => {
  expect(parseEnvironment({ PORT: '', DATABASE_URL: '', APP_ORIGIN: '' })).toMatchObject({
    port: 3000,
    databaseUrl: null,
  });
});

test('on a Postgres there are no demo accounts, no embedded worker and no verification without the wall', () => {
  const url = 'postgresql://localhost/descent';
  expect(parseEnvironment({ DATABASE_URL: url, NEXTAUTH_SECRET: SECRET })).toMatchObject({
    demoAccounts: false,
    worker: 'none',
    sandboxWall: 'required',
  });
  const told = { DATABASE_URL: url, NEXTAUTH_SECRET: SECRET, DESCENT_DEMO_ACCOUNTS: '1' };
  expect(parseEnvironment(told)).toMatchObject({ demoAccounts: true });
});

test('a Postgres without a secret is refused: each server would sign with its own', () => {
  expect(() => parseEnvironment({ DATABASE_URL: 'postgresql://x' })).toThrow(/NEXTAUTH_SECRET/);
});

test.each([
  [{ PORT: '0' }, 'PORT'],
  [{ PORT: 'many' }, 'PORT'],
  [{ APP_ORIGIN: 'ftp://x' }, 'APP_ORIGIN'],
  [{ SANDBOX_HOST: 'http://x' }, 'SANDBOX_HOST'],
  [{ DESCENT_CHECK_SEEDS: '0' }, 'DESCENT_CHECK_SEEDS'],
  [{ NEXTAUTH_SECRET: 'short' }, 'NEXTAUTH_SECRET'],
  [{ OIDC_ISSUER: 'https://id.example' }, 'OIDC_CLIENT_ID'],
])('a wrong setting is named: %j', (variables, name) => {
  expect(() => parseEnvironment(variables)).toThrow(name);
  expect(() => parseEnvironment(variables)).toThrow(/^These settings are wrong: .*\.$/);
});
