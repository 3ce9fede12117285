/** The published form of a report: `grader/report-schema.json`, for readers that are not TypeScript. */
import { z } from 'zod';
import { PROTOCOL_VERSION, reportSchema } from './protocol.ts';

/**
 * JSON Schema (draft 2020-12) of a report of {@link PROTOCOL_VERSION}. Fields that it does not name may come with any
 * report of that version, so readers ignore them.
 */
export function reportJsonSchema(): object {
  const schema = z.toJSONSchema(reportSchema, {
    override({ jsonSchema }) {
      if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties;
    },
  });
  return { title: `Descent report, version ${PROTOCOL_VERSION}`, ...schema };
}
