/** What of the log is asked for: written as text, as the address has it, and read against the course's clock. */
import type { AuditSearch } from '#db/queries/audit.ts';
import { resolveWallTime } from '../../courses/wall-time.ts';
import { isId } from '../../platform/is-id.ts';

/** Parts that are left out, and parts that make no sense, leave everything in. */
export interface AuditFilter {
  /** "grade.changed" */
  readonly action?: string | undefined;
  /** Who did it: an id, or `system`. */
  readonly person?: string | undefined;
  /** To whom or to what: of a name, an address, an id, or a word of the details. */
  readonly thing?: string | undefined;
  /** Days of the course, "2026-12-07", both included. */
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const DAY_MS = 86_400_000;

export function auditSearch(
  { id: courseId, timeZone }: { readonly id: string; readonly timeZone: string },
  { filter, nameless }: { readonly filter: AuditFilter; readonly nameless: AuditSearch['nameless'] },
): AuditSearch {
  const { action, person, thing, since, until } = filter;
  const knownPerson = person === 'system' || (person !== undefined && isId(person));
  const after = until === undefined || !DAY.test(until) ? undefined : dayAfter(until);
  return {
    courseId,
    action: action || undefined,
    actor: knownPerson ? person : undefined,
    about: thing?.trim() || undefined,
    from: startOf(since, timeZone),
    before: startOf(after, timeZone),
    nameless,
  };
}

function dayAfter(day: string): string | undefined {
  const start = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(start) ? undefined : new Date(start + DAY_MS).toISOString().slice(0, 10);
}

/** Where the clocks jump over midnight, the day begins behind the gap. */
function startOf(day: string | undefined, timeZone: string): Date | undefined {
  if (day === undefined || !DAY.test(day)) return undefined;
  const start = resolveWallTime(`${day}T00:00`, timeZone);
  if (start.kind === 'instant') return start.at;
  const [offer] = start.kind === 'skipped' ? start.offers : [];
  const behind = offer === undefined ? undefined : resolveWallTime(offer, timeZone);
  return behind?.kind === 'instant' ? behind.at : undefined;
}
