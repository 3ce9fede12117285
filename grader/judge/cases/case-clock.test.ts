import { describe, expect, it } from 'vitest';
import { createCaseClock } from './case-clock.ts';

const clock = (caseMs = 100, runMs = 250) => createCaseClock({ caseMs, runMs });

describe('a case clock', () => {
  it('gives each case its own time and the run no more than its limit', () => {
    const time = clock();
    time.spend(60);
    expect(time.deadlineMs()).toBe(40);
    time.beginCase();
    time.spend(100);
    time.beginCase();
    expect(time.deadlineMs()).toBe(90);
    time.spend(90);
    expect([time.runIsOver(), time.deadlineMs()]).toEqual([true, 1]);
  });

  it('lends a fresh realm its allowance once, over all its calls', () => {
    const time = clock();
    time.beginRealm(50);
    expect(time.deadlineMs()).toBe(150);
    time.spend(130);
    time.beginCase();
    expect(time.deadlineMs()).toBe(120);
    time.beginRealm(50);
    expect(time.deadlineMs()).toBe(150);
  });

  it('leaves the allowance alone while the case has time', () => {
    const time = clock();
    time.beginRealm(50);
    time.spend(80);
    time.beginCase();
    expect(time.deadlineMs()).toBe(150);
    expect(time.leftOfCaseMs()).toBe(100);
  });
});

it('tells the limits as they are written, whatever a busy machine makes of them', () => {
  const stretched = createCaseClock({ caseMs: 600, runMs: 900 }, { caseMs: 200, runMs: 300 });
  expect(stretched.deadlineMs()).toBe(600);
  expect(stretched.nearestLimit()).toEqual({ of: 'case', limitMs: 200 });
});
