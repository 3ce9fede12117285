import { expect, test } from 'vitest';
import { doublingExercise, HONEST } from '#grader/hosts/testing/doubling-exercise.ts';
import { patientExercise } from './patient-exercise.ts';

test('only times grow: memory, cases and reference are those of the exercise', async () => {
  const exercise = await doublingExercise({ caseSeconds: 2, memoryMebibytes: 256 });
  const patient = await patientExercise(exercise, { everyKernel: false });
  expect(patient.manifest.limits).toEqual({ caseSeconds: 120, runSeconds: 600, memoryMebibytes: 256 });
  const { 'exercise.yaml': _own, ...files } = exercise.files;
  expect(patient.files).toMatchObject(files);
});

test('every kernel on the GPU leaves the lines of the reference where they are', async () => {
  const patient = await patientExercise(await doublingExercise(), { everyKernel: true });
  const lines = patient.files['reference.ts']?.split('\n') ?? [];
  expect(lines).toHaveLength(HONEST.split('\n').length);
  expect(lines[0]).toContain("set('WEBGPU_CPU_FORWARD', false)");
});
