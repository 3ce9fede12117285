/** Of the studio: files of a draft, its check, its publication. */
import type { Explanation } from './explanation.ts';

export const STUDIO_REFUSALS = {
  'too-many-tries-of-draft': {
    status: 429,
    text: 'Many programs were tried on the server in a short time, so this one was not. Wait a minute, then run it again.',
  },
  'check-not-loaded': {
    status: 409,
    text: 'The last check could not load the exercise, so no program can be run against it. Mend what it found, then check again.',
  },
  'draft-file-unknown': {
    status: 400,
    text: 'An exercise has no file of that name. Known are misconceptions/*.md, solutions/right-*.ts, solutions/wrong-*.ts, figures/*.svg, assets/* and driver.ts.',
  },
  'draft-file-too-long': {
    status: 413,
    text: 'A text may have 1 MiB and an asset 12 MiB. Nothing was saved.',
  },
  'draft-yaml-too-long': {
    status: 413,
    text: 'The YAML of exercise.yaml, or above the hint of a known mistake, is longer than the 64 KiB that are read. Nothing was saved. Keep long texts in statement.md and data in assets/, then it is saved by itself.',
  },
  'draft-file-unreadable': {
    status: 400,
    text: 'The text holds a NUL or half a character, which no text has. Nothing was saved.',
  },
  'zip-too-large': {
    status: 413,
    text: 'The zip is larger than 20 MiB, and nothing was made. Leave out what is no file of the exercise.',
  },
  'draft-too-many-files': { status: 413, text: 'An exercise holds at most 200 files. Nothing was saved.' },
  'title-empty': { status: 400, text: 'Give the exercise a title with a letter or a digit in it.' },
  'hint-empty': { status: 400, text: 'Write the hint: the student who makes this mistake reads it.' },
  'mistake-missing': {
    status: 400,
    text: 'The program is still the reference. Make the mistake in it, then keep the difference.',
  },
  'offer-gone': {
    status: 409,
    text: 'This case is no longer offered: the draft has it, or was checked again meanwhile.',
  },
  'cases-unusual': {
    status: 409,
    text: 'cases.ts does not end with `defineCases([…]);`, so the case cannot be put in. Write it by hand.',
  },
  'note-empty': { status: 400, text: 'Write what changed: students and co-authors read the note.' },
  'check-not-green': {
    status: 409,
    text: 'The check is not green. Mend what it found, or write why it is published all the same.',
  },
  'check-missing': {
    status: 409,
    text: 'No check of the draft as it is now has come to its end. Check it, then publish.',
  },
  'version-unchanged': { status: 409, text: 'This is what is published already: nothing has changed since.' },
  'exercise-id-taken': {
    status: 409,
    text: 'The id in exercise.yaml belongs to another exercise. Copy the draft: the copy gets an id of its own.',
  },
  'revision-unknown': { status: 404, text: 'This draft has no such state in its history.' },
} as const satisfies Record<string, Explanation>;
