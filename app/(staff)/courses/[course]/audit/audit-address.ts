/** The filter of the log and its address; written for people to read and to send to each other. */
import { z } from 'zod';
import type { AuditFilter } from '#server/grading/audit/audit-filter.ts';
import { isKeptText } from '#server/platform/kept-text.ts';

const text = z.string().trim().min(1).max(100).refine(isKeptText).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);
const paramsSchema = z.object({ action: text, person: text, thing: text, since: day, until: day });

/** `?action=grade.changed&person=…&thing=ada&since=2026-11-01`; parts that make no sense are left out. */
export function readAuditFilter(
  params: Readonly<Record<string, string | string[] | undefined>>,
): AuditFilter {
  return paramsSchema.parse(params);
}

/** The query of a filter, with its question mark. */
export function auditQuery(filter: AuditFilter, page = 1): string {
  const parts = Object.entries({ ...filter, ...(page > 1 ? { page: String(page) } : {}) });
  return `?${new URLSearchParams(parts.filter((part): part is [string, string] => Boolean(part[1])))}`;
}
