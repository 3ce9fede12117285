import { expect, test } from 'vitest';
import { SENT_LENGTH_MAX, sendSource } from './sent-source.ts';
import { SubmissionOutbox } from './submission-outbox.ts';
import { testStorage } from './testing.ts';

test('a program that is too long for a request is refused by its name, and nothing waits to be sent again', async () => {
  const sent: number[] = [];
  const outbox = new SubmissionOutbox<string>({
    key: 'submission',
    storage: testStorage(),
    isOnline: () => true,
    submit: ({ source }) =>
      sendSource(source, async (text) => {
        sent.push(text.length);
        return { ok: true };
      }),
  });
  const submit = (length: number) =>
    outbox.send({ source: 'x'.repeat(length), versionId: 'v', claimedPoints: null });
  expect(await submit(SENT_LENGTH_MAX)).toMatchObject({ kind: 'sent' });
  expect(await submit(SENT_LENGTH_MAX + 1)).toEqual({ kind: 'refused', refusal: 'source-too-long' });
  expect(outbox.waiting()).toBeNull();
  expect(sent).toEqual([SENT_LENGTH_MAX]);
});
