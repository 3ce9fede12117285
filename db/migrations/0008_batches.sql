CREATE TABLE "batches" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"course_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"scope" jsonb,
	"decision" jsonb,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"total" integer,
	"done" integer DEFAULT 0 NOT NULL,
	"given_up" integer DEFAULT 0 NOT NULL,
	"findings" jsonb,
	"fault" text,
	"given_up_at" timestamp with time zone,
	"moved_at" timestamp with time zone,
	CONSTRAINT "batches_given_up_are_done" CHECK ("batches"."given_up" between 0 and "batches"."done")
);
--> statement-breakpoint
CREATE TABLE "regrade_effects" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"batch_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"points_before" double precision,
	"points_after" double precision,
	"applied_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "regrade_effects_batch_user" UNIQUE("batch_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "batch_id" uuid;--> statement-breakpoint
ALTER TABLE "verifications" ADD COLUMN "undone_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_version_id_exercise_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."exercise_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "batches" ADD CONSTRAINT "batches_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regrade_effects" ADD CONSTRAINT "regrade_effects_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "regrade_effects" ADD CONSTRAINT "regrade_effects_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "batches_course" ON "batches" USING btree ("course_id","asked_at");--> statement-breakpoint
CREATE INDEX "batches_assignment" ON "batches" USING btree ("assignment_id","asked_at");--> statement-breakpoint
CREATE INDEX "regrade_effects_user" ON "regrade_effects" USING btree ("user_id","applied_at");--> statement-breakpoint
ALTER TABLE "verifications" ADD CONSTRAINT "verifications_batch_id_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."batches"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "verifications_batch" ON "verifications" USING btree ("batch_id","submission_id","purpose") WHERE "verifications"."batch_id" is not null;