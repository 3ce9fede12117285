import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { assignments, courses } from '../../schema/courses.ts';
import { insertExercise, insertVersion, minute } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { type CatalogueEntry, upsertCatalogueAssignments } from './catalogue-places.ts';
import { selectAssignments } from './courses.ts';
import { updateWithdrawnExcept, upsertModule } from './outline.ts';

type Folder = Pick<CatalogueEntry, 'catalogueSlug'> & Partial<CatalogueEntry>;

describe.each(TEST_DATABASES)('the places of the catalogue on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction } = useClassrooms(open, 'places');
    let made = 0;

    /** An empty course with two modules, and exercises to put there. */
    async function emptyCourse() {
      made += 1;
      const course = { slug: `places-${made}`, title: 'Places', term: 'Autumn' };
      const [row] = await handle.db.insert(courses).values(course).returning();
      const courseId = row?.id ?? '';
      const module = (slug: string, position: number) =>
        inTransaction((tx) => upsertModule(tx, { courseId, slug, title: slug, lectures: null, position }));
      const modules = { nn: await module('nn', 1), cv: await module('cv', 2) };
      const exercise = async (name: string) => {
        const [exerciseId, id] = await insertExercise(handle.db, `m/${name}-${made}`);
        return { id, exerciseId };
      };
      const publish = (folders: readonly Folder[]) =>
        inTransaction(async (tx) => {
          const entries = folders.map((folder, position) => ({
            ...{ moduleId: modules.nn, title: folder.catalogueSlug, position, version: null },
            ...{ formerly: null, publishProblem: null, dueAt: null, ...folder },
          }));
          const ids = await upsertCatalogueAssignments(tx, { courseId, entries });
          await updateWithdrawnExcept(tx, { courseId, keep: ids, at: minute(made) });
          return ids;
        });
      const outline = async () =>
        (await selectAssignments(handle.db, courseId)).map(
          ({ module: of, assignment: { slug } }) => `${of.slug}/${slug}`,
        );
      const placed = async (id: string) => {
        const [found] = await handle.db.select().from(assignments).where(eq(assignments.id, id));
        if (!found) throw new Error('the place is gone');
        return found;
      };
      return { courseId, modules, exercise, publish, outline, placed };
    }

    it('that changed names with each other are the same places, with what hangs on them', async () => {
      const { exercise, publish, placed } = await emptyCourse();
      const [relu, conv] = [await exercise('relu'), await exercise('conv')];
      const before = await publish([
        { catalogueSlug: 'relu', version: relu },
        { catalogueSlug: 'conv', version: conv },
      ]);
      const after = await publish([
        { catalogueSlug: 'conv', version: relu },
        { catalogueSlug: 'relu', version: conv },
      ]);
      expect(after).toEqual(before);
      const [first = '', second = ''] = after;
      expect(await placed(first)).toMatchObject({ slug: 'conv', catalogueSlug: 'conv', versionId: relu.id });
      expect(await placed(second)).toMatchObject({ slug: 'relu', catalogueSlug: 'relu', versionId: conv.id });
    });

    it('that went round in a ring of three, or into another module, are the same places too', async () => {
      const { modules, exercise, publish, outline } = await emptyCourse();
      const [a, b, c] = [await exercise('a'), await exercise('b'), await exercise('c')];
      const before = await publish([
        { catalogueSlug: 'a', version: a },
        { catalogueSlug: 'b', version: b },
        { catalogueSlug: 'c', version: c },
      ]);
      const after = await publish([
        { catalogueSlug: 'b', version: a },
        { catalogueSlug: 'c', version: b, moduleId: modules.cv },
        { catalogueSlug: 'a', version: c },
      ]);
      expect(after).toEqual(before);
      expect(await outline()).toEqual(['nn/b', 'nn/a', 'cv/c']);
    });

    it('are known by the folder that they had, where an exercise goes on as another one', async () => {
      const { modules, exercise, publish, placed } = await emptyCourse();
      const [old, forked] = [await exercise('old'), await exercise('forked')];
      const [id = ''] = await publish([{ catalogueSlug: 'relu', version: old }]);
      const moved = { catalogueSlug: 'gelu', moduleId: modules.cv, version: forked };
      expect(await publish([{ ...moved, formerly: 'nn/relu' }])).toEqual([id]);
      expect(await placed(id)).toMatchObject({ slug: 'gelu', exerciseId: forked.exerciseId });
      const [other] = await publish([{ catalogueSlug: 'silu', version: old, formerly: 'nn/nothing' }]);
      expect(other).not.toBe(id);
    });

    it('keep title and version of what was good while the next cannot be published', async () => {
      const { exercise, publish, placed } = await emptyCourse();
      const version = await exercise('relu');
      const [id = ''] = await publish([{ catalogueSlug: 'relu', title: 'ReLU', version }]);
      const broken = { catalogueSlug: 'relu', title: 'relu', publishProblem: 'The manifest is no YAML.' };
      expect(await publish([broken])).toEqual([id]);
      expect(await placed(id)).toMatchObject({
        ...{ title: 'ReLU', versionId: version.id, exerciseId: version.exerciseId },
        publishProblem: 'The manifest is no YAML.',
      });
      const next = await insertVersion(handle.db, { exerciseId: version.exerciseId, slug: 'm/relu' });
      const mended = { catalogueSlug: 'relu', title: 'ReLU again', version: { ...version, id: next } };
      await publish([mended]);
      expect(await placed(id)).toMatchObject({ title: 'ReLU again', versionId: next, publishProblem: null });
      // Announced and never good: there is nothing to keep.
      const [coming = ''] = await publish([{ ...broken, catalogueSlug: 'coming', title: 'Coming' }]);
      await publish([{ ...broken, catalogueSlug: 'coming', title: 'Soon' }]);
      expect(await placed(coming)).toMatchObject({ title: 'Soon', versionId: null });
    });

    it('of one exercise in the outline and out of it, the one in the outline goes on', async () => {
      const { exercise, publish, placed } = await emptyCourse();
      const [relu, conv] = [await exercise('relu'), await exercise('conv')];
      const [former = ''] = await publish([{ catalogueSlug: 'old', version: relu }]);
      const [kept = ''] = await publish([{ catalogueSlug: 'kept', version: conv }]);
      await handle.db
        .update(assignments)
        .set({ exerciseId: relu.exerciseId })
        .where(eq(assignments.id, kept));
      expect(await publish([{ catalogueSlug: 'new', version: relu }])).toEqual([kept]);
      expect(await placed(former)).toMatchObject({ slug: 'old', withdrawnAt: expect.any(Date) });
    });

    it('that nothing knows are new, each with the due date that the course gives it at first alone', async () => {
      const { exercise, publish, placed } = await emptyCourse();
      const version = await exercise('relu');
      const folder = { catalogueSlug: 'relu', version };
      const [id = ''] = await publish([{ ...folder, dueAt: minute(1) }]);
      await publish([{ ...folder, dueAt: minute(2) }]);
      expect((await placed(id)).dueAt).toEqual(minute(1));
    });
  });
});
