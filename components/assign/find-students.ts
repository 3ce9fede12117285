import type { AssignView } from '#server/planning/assign/assign-view.ts';

type Student = AssignView['students'][number];

/** One piece of a pasted list: a student, or that nobody or several are called so. */
export type FoundStudent =
  | { readonly kind: 'student'; readonly text: string; readonly student: Student }
  | { readonly kind: 'nobody' | 'several'; readonly text: string };

/** Names or addresses, a line or a comma apart; part of a name is enough where only one student has it. */
export function findStudents(text: string, students: readonly Student[]): readonly FoundStudent[] {
  return text
    .split(/[\n;,]/)
    .map((piece) => piece.trim())
    .filter(Boolean)
    .map((piece) => findOne(piece, students));
}

function findOne(text: string, students: readonly Student[]): FoundStudent {
  const plain = text.toLocaleLowerCase();
  const exact = students.filter(
    ({ name, email }) => email.toLowerCase() === plain || name.toLocaleLowerCase() === plain,
  );
  const words = plain.split(/\s+/);
  const found =
    exact.length > 0
      ? exact
      : students.filter(({ name, email }) => {
          const all = `${name} ${email}`.toLocaleLowerCase();
          return words.every((word) => all.includes(word));
        });
  const [student] = found;
  if (!student) return { kind: 'nobody', text };
  return found.length === 1 ? { kind: 'student', text, student } : { kind: 'several', text };
}
