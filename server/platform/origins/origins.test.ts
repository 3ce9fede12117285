import { expect, test } from 'vitest';
import { hostOf, originsFrom } from './origins.ts';

test('an empty environment gives localhost with both sandbox hosts below it', () => {
  expect(originsFrom({})).toEqual({
    app: 'http://localhost:3000',
    student: 'http://student.localhost:3000',
    judge: 'http://judge.localhost:3000',
  });
});

test('PORT moves all three', () => {
  expect(originsFrom({ PORT: '8080' }).judge).toBe('http://judge.localhost:8080');
  expect(originsFrom({ PORT: '8080' }).app).toBe('http://localhost:8080');
});

test('the sandbox hosts take the scheme of the app, on a domain of their own', () => {
  const origins = originsFrom({
    APP_ORIGIN: 'https://course.example/',
    SANDBOX_HOST: 'sandbox-course.example',
  });
  expect(origins).toEqual({
    app: 'https://course.example',
    student: 'https://student.sandbox-course.example',
    judge: 'https://judge.sandbox-course.example',
  });
  expect(hostOf(origins.student)).toBe('student.sandbox-course.example');
});

test('what is no origin is refused', () => {
  expect(() => originsFrom({ APP_ORIGIN: 'course.example' })).toThrow(TypeError);
});
