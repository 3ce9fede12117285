CREATE TABLE "standings" (
	"submission_id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"latest_id" uuid NOT NULL,
	"reported_id" uuid,
	"counts" boolean DEFAULT false NOT NULL,
	"late_steps" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "standings_counts_reported" CHECK (not "standings"."counts" or "standings"."reported_id" is not null),
	CONSTRAINT "standings_late_steps" CHECK ("standings"."late_steps" >= 0)
);
--> statement-breakpoint
ALTER TABLE "verifications" RENAME COLUMN "cause" TO "purpose";--> statement-breakpoint
ALTER TABLE "courses" ADD COLUMN "time_zone" text DEFAULT 'UTC' NOT NULL;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "version_id" uuid;--> statement-breakpoint
UPDATE "verifications" v SET "version_id" = s."version_id" FROM "submissions" s WHERE s."id" = v."submission_id";--> statement-breakpoint
ALTER TABLE "verifications" ALTER COLUMN "version_id" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_latest_id_verifications_id_fk" FOREIGN KEY ("latest_id") REFERENCES "public"."verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "standings" ADD CONSTRAINT "standings_reported_id_verifications_id_fk" FOREIGN KEY ("reported_id") REFERENCES "public"."verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "standings_assignment_user" ON "standings" USING btree ("assignment_id","user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "standings_counts" ON "standings" USING btree ("user_id","assignment_id") WHERE "standings"."counts";--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_version_id_exercise_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."exercise_versions"("id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
-- What held until now: the newest verification, the newest verified one, the source of the grade, days late at receipt.
INSERT INTO "standings" ("submission_id", "user_id", "assignment_id", "latest_id", "reported_id", "counts", "late_steps")
SELECT s."id", s."user_id", s."assignment_id",
  (SELECT v."id" FROM "verifications" v WHERE v."submission_id" = s."id" ORDER BY v."queued_at" DESC LIMIT 1),
  (SELECT v."id" FROM "verifications" v WHERE v."submission_id" = s."id" AND v."state" = 'verified' ORDER BY v."queued_at" DESC LIMIT 1),
  coalesce((SELECT g."verification_id" IN (SELECT v."id" FROM "verifications" v WHERE v."submission_id" = s."id")
    FROM "grades" g WHERE g."user_id" = s."user_id" AND g."assignment_id" = s."assignment_id"), false),
  CASE WHEN s."late" THEN greatest(ceil(extract(epoch FROM s."submitted_at" - s."due_at") / 86400)::int, 1) ELSE 0 END
FROM "submissions" s WHERE EXISTS (SELECT 1 FROM "verifications" v WHERE v."submission_id" = s."id");
--> statement-breakpoint
-- A dry run or a census never stands for a submission, nor does another submission's verification.
CREATE FUNCTION refuse_unreal_standing() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "verifications" v WHERE v."id" IN (NEW."latest_id", NEW."reported_id")
      AND (v."purpose" NOT IN ('submission', 'regrade') OR v."submission_id" <> NEW."submission_id")) THEN
    RAISE EXCEPTION 'standing % is refused: its verification is a dry run, a census or of another submission', NEW."submission_id"
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER standings_are_real BEFORE INSERT OR UPDATE ON "standings"
  FOR EACH ROW EXECUTE FUNCTION refuse_unreal_standing();
--> statement-breakpoint
CREATE FUNCTION refuse_unreal_grade() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "verifications" v WHERE v."id" = NEW."verification_id" AND v."purpose" NOT IN ('submission', 'regrade')) THEN
    RAISE EXCEPTION 'the grade of % is refused: its verification is a dry run or a census', NEW."user_id"
      USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END;
$$;
--> statement-breakpoint
CREATE TRIGGER grades_are_real BEFORE INSERT OR UPDATE ON "grades"
  FOR EACH ROW EXECUTE FUNCTION refuse_unreal_grade();
