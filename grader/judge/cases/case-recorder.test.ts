import { describe, expect, it } from 'vitest';
import type { JudgeEvent, LogLine, Picture } from '#grader/protocol.ts';
import { createCaseRecorder } from './case-recorder.ts';

const line = (text: string): LogLine => ({ level: 'log', text });
const picture = (title: string): Picture => ({
  ...{ as: 'line', title },
  tensor: { shape: [1], data: [1], dtype: 'float32' },
});
const step = (at: number) => ({ step: at, values: { loss: 1 / (at + 1) } });

function recorder(logLinesMax = 3) {
  const events: JudgeEvent[] = [];
  return { events, record: createCaseRecorder({ emit: (event) => events.push(event), logLinesMax }) };
}

describe('what code says while a case runs', () => {
  it('is kept for the outcome and passed on as it comes, with the case that it belongs to', () => {
    const { events, record } = recorder();
    record.begin('a');
    record.log(line('one'));
    record.picture(picture('p'));
    record.progress({ ...step(0), picture: picture('of a step') });
    expect(record.said()).toEqual({ logs: [line('one')], pictures: [picture('p')], progress: [step(0)] });
    expect(events).toEqual([
      { type: 'log', caseId: 'a', line: line('one') },
      { type: 'picture', caseId: 'a', picture: picture('p') },
      { type: 'progress', caseId: 'a', ...step(0), picture: picture('of a step') },
    ]);
  });

  it('belongs to loading before any case begins', () => {
    const { events, record } = recorder();
    record.log(line('one'));
    expect(events).toEqual([{ type: 'log', caseId: null, line: line('one') }]);
  });

  it('is forgotten when the next case begins', () => {
    const { record } = recorder();
    record.begin('a');
    record.log(line('one'));
    record.picture(picture('p'));
    record.progress(step(0));
    const { logs } = record.said();
    record.begin('b');
    expect(record.said()).toEqual({ logs: [], pictures: [], progress: [] });
    // What was handed out stays as it was.
    expect(logs).toEqual([line('one')]);
  });

  it('is heard by nobody in a pause, until a case begins', () => {
    const { events, record } = recorder();
    record.begin('a');
    record.pause();
    record.log(line('one'));
    record.picture(picture('p'));
    record.progress(step(0));
    expect([record.said(), events]).toEqual([{ logs: [], pictures: [], progress: [] }, []]);
    record.begin('b');
    record.log(line('two'));
    expect(record.said().logs).toEqual([line('two')]);
  });
});

describe('the bounds of what is said', () => {
  it('are a number of lines, and one more that says so', () => {
    const { events, record } = recorder(2);
    record.begin('a');
    for (const text of ['one', 'two', 'three', 'four']) record.log(line(text));
    const last: LogLine = { level: 'warn', text: 'More lines were printed; they are not shown.' };
    expect(record.said().logs).toEqual([line('one'), line('two'), last]);
    expect(events).toHaveLength(3);
    record.begin('b');
    record.log(line('five'));
    expect(record.said().logs).toEqual([line('five')]);
  });

  it.each([
    ['a', 20],
    [null, 50],
  ])('of case %s are %i pictures', (caseId, most) => {
    const { events, record } = recorder();
    record.begin(caseId);
    for (let at = 0; at < 60; at += 1) record.picture(picture(String(at)));
    expect(record.said().pictures).toHaveLength(most);
    expect(events).toHaveLength(most);
  });

  it('are 10,000 steps, of which the outcome keeps a few', () => {
    const { events, record } = recorder();
    record.begin('a');
    for (let at = 0; at < 10_010; at += 1) record.progress(step(at));
    expect(events).toHaveLength(10_000);
    const { progress } = record.said();
    expect(progress.length).toBeLessThanOrEqual(201);
    expect(progress.at(-1)).toEqual(step(9_999));
  });

  it('let no step be one of loading', () => {
    const { events, record } = recorder();
    record.begin(null);
    record.progress(step(0));
    record.log(line('at the top'));
    expect(record.said()).toEqual({ logs: [line('at the top')], pictures: [], progress: [] });
    expect(events).toEqual([{ type: 'log', caseId: null, line: line('at the top') }]);
  });
});
