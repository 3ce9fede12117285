import { expect, test } from 'vitest';
import { findStudents } from './find-students.ts';

const student = (name: string) => ({
  userId: name,
  name,
  email: `${name.split(' ')[0]}@x.example`,
  sectionId: null,
});
const ALL = ['Amit Kessendra', 'Ann Lee', 'Anna Leeds'].map(student);

test('finds students by name, address or a part that only one has, and names the rest', () => {
  const found = findStudents('kessendra, ANN@x.example\nAnn Lee; an lee\nNobody', ALL);
  expect(found.map((one) => (one.kind === 'student' ? one.student.name : [one.kind, one.text]))).toEqual([
    'Amit Kessendra',
    'Ann Lee',
    'Ann Lee',
    ['several', 'an lee'],
    ['nobody', 'Nobody'],
  ]);
});
