import { zstdDecompressSync } from 'node:zlib';
import { z } from 'zod';
import type { Queryable } from '#db/database.ts';
import { selectMistakeEvidence } from '#db/queries/insight/insight.ts';
import { hintSchema } from '#grader/protocol/report.ts';

const namedSchema = z.object({ hints: z.array(hintSchema) });

/** Titles of the mistakes that were recognised in an exercise, as students read them, by id. */
export async function mistakeTitles(
  db: Queryable,
  assignmentId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await selectMistakeEvidence(db, assignmentId);
  return new Map(
    rows.flatMap(({ misconception, body }) => {
      const read = namedSchema.safeParse(JSON.parse(zstdDecompressSync(body).toString()));
      const hint = read.data?.hints.find((each) => each.misconception === misconception);
      return hint ? [[misconception, hint.title] as const] : [];
    }),
  );
}

/** "flipped-kernel" says as much as we know where no report with the title is left. */
export function titleOr(titles: ReadonlyMap<string, string>, id: string): string {
  return titles.get(id) ?? id.replaceAll('-', ' ');
}
