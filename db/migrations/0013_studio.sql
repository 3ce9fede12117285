CREATE TABLE "exercise_draft_checks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"draft_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"files" jsonb NOT NULL,
	"hash" text,
	"matrix" jsonb,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"findings" jsonb,
	"plan" jsonb,
	"recording" text,
	"problems" jsonb,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "exercise_draft_contents" (
	"hash" text PRIMARY KEY NOT NULL,
	"content" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exercise_draft_files" (
	"draft_id" uuid NOT NULL,
	"path" text NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "exercise_draft_files_draft_id_path_pk" PRIMARY KEY("draft_id","path")
);
--> statement-breakpoint
CREATE TABLE "exercise_draft_snapshots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"draft_id" uuid NOT NULL,
	"revision" integer NOT NULL,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" uuid NOT NULL,
	"files" jsonb NOT NULL,
	CONSTRAINT "exercise_draft_snapshots_revision" UNIQUE("draft_id","revision")
);
--> statement-breakpoint
CREATE TABLE "exercise_drafts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"course_id" uuid NOT NULL,
	"exercise_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"copied_from" uuid,
	"assignment_id" uuid,
	"saved_at" timestamp with time zone NOT NULL,
	"saved_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "exercise_drafts_exerciseId_unique" UNIQUE("exercise_id"),
	CONSTRAINT "exercise_drafts_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "exercise_publications" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"draft_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"check_id" uuid NOT NULL,
	"note" text NOT NULL,
	"override_reason" text,
	"effect" text NOT NULL,
	"published_by" uuid NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exercise_publications_versionId_unique" UNIQUE("version_id"),
	CONSTRAINT "exercise_publications_number" UNIQUE("draft_id","number"),
	CONSTRAINT "exercise_publications_note" CHECK (length("exercise_publications"."note") > 0)
);
--> statement-breakpoint
ALTER TABLE "exercise_draft_checks" ADD CONSTRAINT "exercise_draft_checks_draft_id_exercise_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."exercise_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_draft_checks" ADD CONSTRAINT "exercise_draft_checks_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_draft_files" ADD CONSTRAINT "exercise_draft_files_draft_id_exercise_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."exercise_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_draft_snapshots" ADD CONSTRAINT "exercise_draft_snapshots_draft_id_exercise_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."exercise_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_draft_snapshots" ADD CONSTRAINT "exercise_draft_snapshots_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_drafts" ADD CONSTRAINT "exercise_drafts_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_drafts" ADD CONSTRAINT "exercise_drafts_copied_from_exercise_versions_id_fk" FOREIGN KEY ("copied_from") REFERENCES "public"."exercise_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_drafts" ADD CONSTRAINT "exercise_drafts_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_drafts" ADD CONSTRAINT "exercise_drafts_saved_by_users_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_publications" ADD CONSTRAINT "exercise_publications_draft_id_exercise_drafts_id_fk" FOREIGN KEY ("draft_id") REFERENCES "public"."exercise_drafts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_publications" ADD CONSTRAINT "exercise_publications_version_id_exercise_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."exercise_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_publications" ADD CONSTRAINT "exercise_publications_check_id_exercise_draft_checks_id_fk" FOREIGN KEY ("check_id") REFERENCES "public"."exercise_draft_checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_publications" ADD CONSTRAINT "exercise_publications_published_by_users_id_fk" FOREIGN KEY ("published_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exercise_draft_checks_draft" ON "exercise_draft_checks" USING btree ("draft_id","asked_at");--> statement-breakpoint
CREATE INDEX "exercise_drafts_course" ON "exercise_drafts" USING btree ("course_id");