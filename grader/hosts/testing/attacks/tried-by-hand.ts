/**
 * What a hostile student tries that is on no list of numbers, by what it is after. Each has programs that run in every
 * home, or tests that forge what no program can make.
 */
import type { NamedTest } from './elsewhere.ts';

const forged = 'grader/judge/link/hostile-student.test.ts';

export interface Tried {
  /** Titles of programs. */
  readonly programs: readonly string[];
  readonly tests?: readonly NamedTest[];
}

export const TRIED: Readonly<Record<string, Tried>> = {
  'reading by stack traces': {
    programs: ['prints its stack', 'captures a stack on its own object'],
  },
  'reading by Function.prototype.toString': { programs: ['prints the source of what it can reach'] },
  'reading by Error.prepareStackTrace': { programs: ['looks into frames of the stack'] },
  'reading by arguments.callee': { programs: ['calls its caller'] },
  'reading globals of the loader': { programs: ['looks for what the loader left', 'looks for the seed'] },
  'reading the timeline': { programs: ['reads the timeline'] },
  'intercepting messages': {
    programs: [
      'intercepts messages',
      'sends its realm events of the platform',
      'rewrites messages as they are made',
    ],
  },
  'more outputs than asked': { programs: ['returns two answers'] },
  'wrong ids': {
    programs: ['posts messages as a worker would'],
    tests: [{ file: forged, title: 'that answers before it is asked, twice, or to another call' }],
  },
  'negative or fractional sizes': {
    programs: ['returns a tensor that is none: no shape'],
    tests: [
      { file: forged, title: 'a negative dimension' },
      { file: forged, title: 'a fractional dimension' },
    ],
  },
  'a product that overflows': { programs: ['returns a tensor that is none: a product that overflows'] },
  'lies about dtype': {
    programs: ['returns another dtype', 'returns a tensor that is none: another dtype than its data'],
  },
  'getters and proxies in results': {
    programs: [
      'returns a getter that throws',
      'returns a getter that lies per read',
      'returns a proxy that lies',
      'returns a proxy of a tensor',
      'returns a proxy that has whatever it is asked for',
    ],
  },
  circles: { programs: ['returns itself in a circle'] },
  'nests of ten thousand': {
    programs: ['returns a nest of ten thousand', 'returns a nest of ten thousand objects'],
  },
  '__proto__ and constructor keys': {
    programs: ['returns keys of prototypes', 'returns a constructor key'],
    tests: [{ file: forged, title: 'a constructor key' }],
  },
  'text of a hundred megabytes': {
    programs: ['makes a string of half a gigabyte', 'writes a line of fifty megabytes'],
    tests: [{ file: forged, title: 'a hundred megabytes of text' }],
  },
  'answering before the call': {
    programs: ['exports a then that gives other exports'],
    tests: [{ file: forged, title: 'that answers before it is asked, twice, or to another call' }],
  },
  'answering after the case': { programs: ['leaves a timer that answers later cases'] },
  'answering twice': { programs: ['answers twice, the second time right'] },
  'changing inputs in place': {
    programs: ['changes its input in place to what it would answer', 'disposes its input'],
    tests: [{ file: forged, title: 'that changes its input in place moves no goalposts' }],
  },
  'restoring a kernel by registerKernel': { programs: ['registers the kernel again'] },
  'restoring a kernel by copyRegisteredKernels': { programs: ['copies the registry'] },
  'restoring a kernel by setBackend': {
    programs: ['switches the backend', 'switches the backend by the engine'],
  },
  'restoring a kernel by a new backend': {
    programs: ['makes a backend of its own', 'makes a backend by the engine'],
  },
  'restoring a kernel by a GPU of its own': {
    programs: ['asks for a GPU of its own', 'looks for a device or a context to run a shader of its own'],
  },
  'timers and microtasks that outlive the case': {
    programs: [
      'floods timers and microtasks after it has answered',
      'starts a hundred thousand timers that never end',
      'rejects later',
    ],
  },
};
