import { describe, expect, it } from 'vitest';
import { parseCourseTemplates } from './files/parse-yaml.ts';

const TIME = "{ week: 1, day: mon, at: '09:30' }";
const work = (exercises = '[cnn/conv2d]', due = TIME): string => `[{ due: ${due}, exercises: ${exercises} }]`;
const template = (change: Readonly<Record<string, string>> = {}): string => {
  const fields = { slug: 'week-1', title: 'Week 1', kind: 'lecture', opens: TIME, work: work(), ...change };
  return `{ ${Object.entries(fields)
    .map(([key, value]) => `${key}: ${value}`)
    .join(', ')} }`;
};
const read = (...templates: readonly string[]) =>
  parseCourseTemplates(`templates: [${templates.join(', ')}]`);

describe('templates of a course', () => {
  it('are read as they are written', () => {
    expect(read(template({ kind: 'practical' }))).toEqual([
      {
        slug: 'week-1',
        title: 'Week 1',
        kind: 'practical',
        opens: { week: 1, day: 'mon', at: '09:30' },
        work: [{ due: { week: 1, day: 'mon', at: '09:30' }, exercises: ['cnn/conv2d'] }],
      },
    ]);
    expect(read()).toEqual([]);
  });

  it.each(['00:00', '09:30', '19:59', '23:59'])('open at %s', (at) => {
    expect(read(template({ opens: `{ week: 60, day: sun, at: '${at}' }` }))[0]?.opens.at).toBe(at);
  });

  it.each(['24:00', '9:30', '09:60', '09.30', '0930', '09:30:00', ' 09:30', '09:30\\n'])(
    'open at no time called %j',
    (at) => {
      expect(() => read(template({ opens: `{ week: 1, day: mon, at: "${at}" }` }))).toThrow(
        'templates[0].opens.at: expected a time of day such as 09:30, in quotes',
      );
    },
  );

  it('say how a time is written where YAML took it for a number', () => {
    expect(() => read(template({ opens: '{ week: 1, day: mon, at: 930 }' }))).toThrow(
      'templates[0].opens.at: ',
    );
  });

  it.each([
    ['a week before the first', { opens: "{ week: 0, day: mon, at: '09:30' }" }, 'templates[0].opens.week'],
    ['a week after all others', { opens: "{ week: 61, day: mon, at: '09:30' }" }, 'templates[0].opens.week'],
    ['half a week', { opens: "{ week: 1.5, day: mon, at: '09:30' }" }, 'templates[0].opens.week'],
    ['a day in another language', { opens: "{ week: 1, day: mo, at: '09:30' }" }, 'templates[0].opens.day'],
    ['a field more', { opens: "{ week: 1, day: mon, at: '09:30', zone: UTC }" }, 'templates[0].opens'],
    ['a field that nobody knows', { colour: 'red' }, 'templates[0]: Unrecognized key: "colour"'],
    ['no work', { work: '[]' }, 'templates[0].work'],
    ['work without exercises', { work: work('[]') }, 'templates[0].work[0].exercises'],
    ['an exercise without its module', { work: work('[conv2d]') }, 'templates[0].work[0].exercises[0]'],
    ['a due date that is none', { work: work('[a/b]', 'monday') }, 'templates[0].work[0].due'],
    ['a kind that nobody knows', { kind: 'seminar' }, 'templates[0].kind'],
    ['no title', { title: '""' }, 'templates[0].title'],
    ['a title without end', { title: 'x'.repeat(121) }, 'templates[0].title'],
    ['a slug in capitals', { slug: 'Week-1' }, 'templates[0].slug'],
  ])('with %s are refused by the field', (_, change, field) => {
    expect(() => read(template(change as Readonly<Record<string, string>>))).toThrow(
      `course-templates.yaml: ${field}`,
    );
  });

  it('are all that their file has', () => {
    expect(() => parseCourseTemplates('templates: []\nsessions: []')).toThrow('Unrecognized key: "sessions"');
  });

  it('hand out no exercise twice, in one session or in two', () => {
    expect(() => read(template({ work: work('[a/b, a/c, a/b]') }))).toThrow('templates: a/b is here twice.');
    expect(() =>
      read(template({ work: work('[a/b]') }), template({ slug: 'week-2', work: work('[a/b]') })),
    ).toThrow('templates: a/b is here twice.');
    expect(
      read(template({ work: work('[a/b]') }), template({ slug: 'week-2', work: work('[a/c]') })),
    ).toHaveLength(2);
  });

  it('have names of their own', () => {
    expect(() => read(template({ work: work('[a/b]') }), template({ work: work('[a/c]') }))).toThrow(
      'templates: week-1 is here twice.',
    );
  });
});
