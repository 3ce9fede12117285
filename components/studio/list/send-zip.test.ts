import { afterEach, expect, it, vi } from 'vitest';
import { sendZip } from './send-zip.ts';

const file = new File(['a zip'], 'conv.zip');
const wish = { course: 'tiny & co', file, bytesMax: 2 ** 20 };
const respond = vi.fn<typeof fetch>();
vi.stubGlobal('fetch', respond);
vi.stubGlobal('navigator', { onLine: true });
afterEach(() => respond.mockReset());

it('gives the new draft, and whether it is a copy', async () => {
  respond.mockResolvedValue(Response.json({ kind: 'imported', draftId: 'd', copied: true }));
  expect(await sendZip(wish)).toEqual({ ok: true, value: { draftId: 'd', copied: true } });
  expect(respond).toHaveBeenCalledWith('/api/studio/import?course=tiny%20%26%20co', {
    method: 'POST',
    body: file,
  });
});

it('has words for a refusal, for a server that is not reached, and for a zip that would not be taken', async () => {
  respond.mockResolvedValueOnce(new Response('statement.md: is missing.', { status: 400 }));
  expect(await sendZip(wish)).toEqual({ ok: false, problem: 'statement.md: is missing.' });
  respond.mockRejectedValueOnce(new TypeError('fetch failed'));
  expect(await sendZip(wish)).toMatchObject({ problem: 'The server does not answer. Import the zip again.' });
  respond.mockResolvedValueOnce(new Response('no JSON'));
  expect(await sendZip(wish)).toMatchObject({
    problem: 'The server answered with an error of its own. Import the zip again.',
  });
  respond.mockClear();
  const large = { ...wish, file: new File([new Uint8Array(2 ** 20 + 1)], 'large.zip') };
  expect(await sendZip(large)).toMatchObject({
    problem: 'large.zip is larger than 1 MiB. Nothing was sent.',
  });
  expect(respond).not.toHaveBeenCalled();
});
