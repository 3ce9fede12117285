/** The keys of `exercise.yaml`, as the editor offers them. A test holds them to the schema. */

export interface ManifestKey {
  readonly about: string;
  /** Words that it may have, the usual one first. */
  readonly values?: readonly string[];
  /** What is written after the colon; default a space. */
  readonly insert?: string;
}

type Keys = Readonly<Record<string, ManifestKey>>;

const MEASURED: Keys = {
  type: { about: 'As a reader sees it: "[batch, features] float32".', insert: ' "[n] float32"' },
  about: { about: 'What it is, in a few words.' },
};

/** By where they stand: "" is the top, "entryPoints[].returns" what a function gives. */
export const MANIFEST_KEYS: Readonly<Record<string, Keys>> = {
  '': {
    id: { about: 'Permanent. By it the exercise is found again, whatever it is called.' },
    title: { about: 'At most 80 characters.' },
    summary: { about: 'One sentence for the list of exercises, at most 240 characters.' },
    points: { about: 'What all cases are worth together.', insert: ' 10' },
    difficulty: { about: 'For a typical student.', values: ['easy', 'medium', 'hard'] },
    minutes: { about: 'What a typical student needs.', insert: ' 30' },
    source: { about: 'The lecture or the paper that it comes from.', insert: ' ""' },
    entryPoints: {
      about: 'The functions that a solution exports.',
      insert: '\n  - name: \n    parameters: []\n    returns: { type: "", about: "" }',
    },
    buildsOn: { about: 'Exercises whose functions it uses again: [cnn/conv2d].', insert: ' []' },
    forbids: {
      about: 'Operations or groups that a solution must do without: [conv2d, optimizers].',
      insert: ' []',
    },
    forbidsBecause: { about: 'Why, in the sentence that a student reads.' },
    limits: { about: 'Where the usual ones do not fit.', insert: '\n  caseSeconds: 5' },
    disclosure: {
      about: 'open: browsers compare with the reference. sealed: the reference never leaves the server.',
      values: ['open', 'sealed'],
    },
  },
  'entryPoints[]': {
    name: { about: 'Of the exported function.' },
    parameters: {
      about: 'Its arguments, in order.',
      insert: '\n      - name: x\n        type: "[n] float32"\n        about: the values',
    },
    returns: { about: 'What it gives.', insert: '\n      type: "[n] float32"\n      about: ' },
  },
  'entryPoints[].parameters[]': { name: { about: 'As the statement calls it.' }, ...MEASURED },
  'entryPoints[].returns': MEASURED,
  limits: {
    caseSeconds: { about: 'For one case, at most 120.', insert: ' 5' },
    runSeconds: { about: 'For all cases, at most 600.', insert: ' 60' },
    memoryMebibytes: { about: 'From 128 to 4096.', insert: ' 512' },
  },
};
