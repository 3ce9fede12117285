import { expect, test } from 'vitest';
import { passwordProblem } from './password-problem.ts';

const of = (password: string) =>
  passwordProblem(password, { name: 'Ines Wexcombe', email: 'ines.w@uni.example' });

test('a password is long, and not what anybody would try first', () => {
  expect(of('short')).toBe('password-too-short');
  for (const easy of ['aaaaaaaaaaaa', 'password1234', 'Wexcombe2026', 'qwertyuiop12', '1234567890'])
    expect([easy, of(easy)]).toEqual([easy, 'password-too-easy']);
  for (const good of ['a long walk uphill', 'Øresund–brücke 7', 'tK9#vQ2!mZ'])
    expect([good, of(good)]).toEqual([good, null]);
});
