import type { Publication } from '#db/queries/exercises/studio.ts';
import type { PublicationView } from '../drafts/draft-view.ts';

export function publicationView({ publication, publishedByName }: Publication): PublicationView {
  const { number, versionId, note, publishedAt, overrideReason, effect } = publication;
  const at = publishedAt.toISOString();
  return { number, versionId, note, by: publishedByName, at, overrideReason, effect };
}
