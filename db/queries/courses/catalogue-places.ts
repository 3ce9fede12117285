/** The catalogue's places in a course: which assignment each entry of `course.yaml` is, and what is written of it. */
import { and, desc, eq, getTableColumns, inArray, isNotNull, ne, sql } from 'drizzle-orm';
import type { Transaction } from '../../database.ts';
import { assignments, modules } from '../../schema/courses.ts';
import type { Assignment } from './courses.ts';

/** A place in the outline as `course.yaml` gives it. */
export interface CatalogueEntry {
  readonly moduleId: string;
  readonly catalogueSlug: string;
  readonly title: string;
  readonly position: number;
  /** null: coming. */
  readonly version: { readonly id: string; readonly exerciseId: string } | null;
  /** The folder that its exercise had until now ("cnn/relu"); null: none. */
  readonly formerly: string | null;
  readonly publishProblem: string | null;
  /** For a new assignment only: afterwards it is the instructor's. */
  readonly dueAt: Date | null;
}

/**
 * Writes all places of the catalogue, in the order of the ids that it gives: a folder with another name or in another module
 * is the same place at another address, also where folders have changed names with each other.
 */
export async function upsertCatalogueAssignments(
  tx: Transaction,
  { courseId, entries }: { courseId: string; entries: readonly CatalogueEntry[] },
): Promise<readonly string[]> {
  const rows = await tx
    .select({ ...getTableColumns(assignments), moduleSlug: modules.slug })
    .from(assignments)
    .innerJoin(modules, eq(modules.id, assignments.moduleId))
    .where(and(eq(assignments.courseId, courseId), isNotNull(assignments.catalogueSlug)))
    // What is in the outline first, then what left it last.
    .orderBy(desc(assignments.withdrawnAt));
  const present = findPresent(entries, rows);
  const inTheWay = rows.filter((row) =>
    entries.some((entry) => isThere(row, entry) && present.get(entry) !== row),
  );
  await updateOutOfTheWay(tx, inTheWay);
  const ids: string[] = [];
  for (const entry of entries)
    ids.push(await writePlace(tx, { courseId, entry, present: present.get(entry) ?? null }));
  return ids;
}

interface Placed extends Assignment {
  readonly moduleSlug: string;
}
type Rule = (row: Placed, entry: CatalogueEntry) => boolean;
const isThere = (row: Assignment, { moduleId, catalogueSlug }: CatalogueEntry) =>
  row.moduleId === moduleId && row.catalogueSlug === catalogueSlug;
const isSame: Rule = (row, { version }) => version !== null && row.exerciseId === version.exerciseId;
/** Where an instructor goes on with an exercise of theirs. */
const wasThere: Rule = (row, { formerly }) => `${row.moduleSlug}/${row.catalogueSlug}` === formerly;
/** The first decides for all entries, then the next: a copied folder that kept its id takes no place away. */
const RULES: readonly Rule[] = [
  (row, entry) => isSame(row, entry) && isThere(row, entry),
  isSame,
  wasThere,
  isThere,
];

function findPresent(
  entries: readonly CatalogueEntry[],
  rows: readonly Placed[],
): ReadonlyMap<CatalogueEntry, Placed> {
  const present = new Map<CatalogueEntry, Placed>();
  const left = new Set(rows);
  for (const rule of RULES) {
    for (const entry of entries.filter((one) => !present.has(one))) {
      const row = [...left].find((one) => rule(one, entry));
      if (!row) continue;
      present.set(entry, row);
      left.delete(row);
    }
  }
  return present;
}

/** Each to its id, which is no folder's name. */
async function updateOutOfTheWay(tx: Transaction, rows: readonly Assignment[]): Promise<void> {
  const id = sql`${assignments.id}::text`;
  await tx
    .update(assignments)
    .set({ slug: id, catalogueSlug: id })
    .where(
      inArray(
        assignments.id,
        rows.map((row) => row.id),
      ),
    );
}

/**
 * Writes what the catalogue owns of a place: of one that an instructor pinned not the version, of one that a person took
 * out not its return. What cannot be published leaves title and version: the last good one may be older than the newest.
 */
async function writePlace(
  tx: Transaction,
  { courseId, entry, present }: { courseId: string; entry: CatalogueEntry; present: Assignment | null },
): Promise<string> {
  const { version, formerly: _, dueAt, moduleId: _module, catalogueSlug, ...shown } = entry;
  const chosen = { exerciseId: version?.exerciseId ?? null, versionId: version?.id ?? null };
  if (present) {
    const { id, pinned, withdrawnBy, versionId, title } = present;
    const address = isThere(present, entry) ? {} : await freeAddress(tx, entry, id);
    const back = withdrawnBy === null ? { withdrawnAt: null } : {};
    const stays = entry.publishProblem !== null && versionId !== null;
    const kept = { ...(stays ? { title } : {}), ...(pinned || stays ? {} : chosen) };
    await tx
      .update(assignments)
      .set({ ...shown, ...address, ...kept, ...back })
      .where(eq(assignments.id, id));
    return id;
  }
  const [row] = await tx
    .insert(assignments)
    .values({ ...shown, ...chosen, ...(await freeAddress(tx, entry, null)), courseId, dueAt })
    .returning({ id: assignments.id });
  if (!row) throw new Error(`Writing the assignment ${catalogueSlug} returned no row.`);
  return row.id;
}

/** "relu", or "relu-2" where an instructor has "relu": theirs keeps it. */
async function freeAddress(
  tx: Transaction,
  { moduleId, catalogueSlug }: CatalogueEntry,
  ownId: string | null,
): Promise<Pick<Assignment, 'moduleId' | 'catalogueSlug' | 'slug'>> {
  const others = ownId === null ? undefined : ne(assignments.id, ownId);
  const rows = await tx
    .select({ slug: assignments.slug })
    .from(assignments)
    .where(and(eq(assignments.moduleId, moduleId), others));
  const taken = new Set(rows.map((row) => row.slug));
  let slug = catalogueSlug;
  for (let next = 2; taken.has(slug); next += 1) slug = `${catalogueSlug}-${next}`;
  return { moduleId, catalogueSlug, slug };
}
