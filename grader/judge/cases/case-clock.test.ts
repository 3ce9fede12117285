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
