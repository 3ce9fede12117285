-- A course with work in it, as the schema of migration 0004 held it.
insert into users (id, email, name) values ('00000000-0000-4000-8000-000000000001', 'ada@x.example', 'Ada'), ('00000000-0000-4000-8000-000000000002', 'bob@x.example', 'Bob'), ('00000000-0000-4000-8000-000000000003', 'tess@x.example', 'Tess');
insert into courses (id, slug, title, term) values ('00000000-0000-4000-8000-000000000020', 'old', 'An old course', 'Autumn');
insert into modules (id, course_id, slug, title, position) values ('00000000-0000-4000-8000-000000000021', '00000000-0000-4000-8000-000000000020', 'sums', 'Sums', 1);
insert into enrolments (course_id, user_id, role) values ('00000000-0000-4000-8000-000000000020', '00000000-0000-4000-8000-000000000001', 'student'), ('00000000-0000-4000-8000-000000000020', '00000000-0000-4000-8000-000000000002', 'student'), ('00000000-0000-4000-8000-000000000020', '00000000-0000-4000-8000-000000000003', 'ta');
insert into exercises (id, slug) values ('00000000-0000-4000-8000-000000000022', 'sums/add');
insert into exercise_versions (id, exercise_id, slug, hash, manifest, files, plan) values
  ('00000000-0000-4000-8000-000000000023', '00000000-0000-4000-8000-000000000022', 'sums/add', repeat('a', 64), '{"title": "Add"}', '{"starter.ts": ""}', '[{"id": "adds", "pointsMax": 10}]');
insert into assignments (id, course_id, module_id, slug, title, position, exercise_id, version_id, due_at) values
  ('00000000-0000-4000-8000-000000000024', '00000000-0000-4000-8000-000000000020', '00000000-0000-4000-8000-000000000021', 'add', 'Add', 1, '00000000-0000-4000-8000-000000000022', '00000000-0000-4000-8000-000000000023', '2026-03-01T12:00:00Z');
insert into submissions (id, user_id, assignment_id, version_id, number, source, code_hash, claimed_points, submitted_at, due_at, late) values
  ('00000000-0000-4000-8000-000000000031', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000024', '00000000-0000-4000-8000-000000000023', 1, 'first', repeat('1', 64), null, '2026-03-01T11:00:00Z', '2026-03-01T12:00:00Z', false),
  ('00000000-0000-4000-8000-000000000032', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000024', '00000000-0000-4000-8000-000000000023', 2, 'second', repeat('2', 64), 10, '2026-03-02T13:00:00Z', '2026-03-01T12:00:00Z', true),
  ('00000000-0000-4000-8000-000000000033', '00000000-0000-4000-8000-000000000002', '00000000-0000-4000-8000-000000000024', '00000000-0000-4000-8000-000000000023', 1, 'other', repeat('3', 64), null, '2026-03-01T12:00:00Z', '2026-03-01T12:00:00Z', false);
insert into verifications (id, submission_id, cause, state, seed, queued_at, finished_at) values
  ('00000000-0000-4000-8000-000000000011', '00000000-0000-4000-8000-000000000031', 'submission', 'verified', 1, '2026-03-01T11:00:00Z', '2026-03-01T11:00:01Z'),
  ('00000000-0000-4000-8000-000000000012', '00000000-0000-4000-8000-000000000032', 'submission', 'verified', 2, '2026-03-02T13:00:00Z', '2026-03-02T13:00:01Z'),
  ('00000000-0000-4000-8000-000000000013', '00000000-0000-4000-8000-000000000032', 'regrade', 'queued', 3, '2026-03-03T13:00:00Z', null),
  ('00000000-0000-4000-8000-000000000014', '00000000-0000-4000-8000-000000000033', 'submission', 'queued', 4, '2026-03-01T12:00:00Z', null);
insert into reports (id, verification_id, body, points, points_max, cases_passed, cases_total, backend, runner) values
  ('00000000-0000-4000-8000-000000000041', '00000000-0000-4000-8000-000000000011', '{"version": 1}', 5, 10, 1, 2, 'cpu', 'deno'), ('00000000-0000-4000-8000-000000000042', '00000000-0000-4000-8000-000000000012', '{"version": 1}', 10, 10, 2, 2, 'cpu', 'deno');
insert into overrides (id, user_id, assignment_id, points, reason, set_by, revoked_at) values ('00000000-0000-4000-8000-000000000045', '00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000024', 3, 'by hand', '00000000-0000-4000-8000-000000000003', now());
insert into grades (user_id, assignment_id, points, points_before_late, points_max, verification_id, changed_at) values
  ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000024', 8, 10, 10, '00000000-0000-4000-8000-000000000012', '2026-03-02T13:00:01Z');
insert into comments (submission_id, author_id, line, body, shown_to_student) values ('00000000-0000-4000-8000-000000000032', '00000000-0000-4000-8000-000000000003', 1, 'well done', true);
insert into drafts (user_id, assignment_id, source, revision, saved_at) values ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000024', 'draft', 3, now());
insert into drafts_kept (user_id, assignment_id, source, revision, saved_at) values ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000024', 'kept', 2, now());
insert into audit_events (actor_id, course_id, action, subject_id) values ('00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000020', 'submission.received', '00000000-0000-4000-8000-000000000031');
