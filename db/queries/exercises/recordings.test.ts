import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { assignments } from '../../schema/courses.ts';
import { sha256 } from '../../testing/classroom.ts';
import { useClassrooms } from '../../testing/classrooms.ts';
import { TEST_DATABASES } from '../../testing.ts';
import { insertRecording } from './exercises.ts';
import {
  deleteRecordingFault,
  selectHasRecording,
  selectOptionalRecordingFault,
  selectUnrecordedVersions,
  upsertRecordingFault,
} from './recordings.ts';

describe.each(TEST_DATABASES)('recordings on $name', ({ available, open }) => {
  describe.skipIf(!available)('', () => {
    const { handle, inTransaction, newRoom } = useClassrooms(open, 'recordings');

    it('are asked for where a course seals a version, once, until there is one', async () => {
      const { assignmentId, versionId, courseId } = await newRoom();
      const { db } = handle;
      const missing = async () => (await selectUnrecordedVersions(db)).filter((id) => id === versionId);
      expect(await missing()).toEqual([]);
      const seal = { disclosure: 'sealed' } as const;
      await db.update(assignments).set(seal).where(eq(assignments.id, assignmentId));
      expect(await missing()).toEqual([versionId]);
      await db.update(assignments).set(seal).where(eq(assignments.courseId, courseId));
      expect([await missing(), await selectHasRecording(db, versionId)]).toEqual([[versionId], false]);
      await inTransaction((tx) => insertRecording(tx, { versionId, hash: sha256('{}'), body: '{}' }));
      expect([await missing(), await selectHasRecording(db, versionId)]).toEqual([[], true]);
    });

    it('have their last fault, of their own version, until it is mended', async () => {
      const [{ versionId }, other] = [await newRoom(), await newRoom()];
      const fault = (id: string) => selectOptionalRecordingFault(handle.db, id);
      expect(await fault(versionId)).toBeNull();
      for (const words of ['no driver', 'too large'])
        await upsertRecordingFault(handle.db, { versionId, fault: words });
      await upsertRecordingFault(handle.db, { versionId: other.versionId, fault: 'another' });
      expect(await fault(versionId)).toBe('too large');
      await inTransaction((tx) => deleteRecordingFault(tx, versionId));
      expect([await fault(versionId), await fault(other.versionId)]).toEqual([null, 'another']);
    });
  });
});
