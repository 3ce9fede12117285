CREATE TABLE "grader_recheck_versions" (
	"recheck_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"findings" jsonb,
	"fault" text,
	"ended_at" timestamp with time zone,
	CONSTRAINT "grader_recheck_versions_recheck_id_version_id_pk" PRIMARY KEY("recheck_id","version_id")
);
--> statement-breakpoint
CREATE TABLE "grader_rechecks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"grader" text NOT NULL,
	"state" text NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"total" integer NOT NULL,
	"done" integer DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "exercise_luck" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"check_id" uuid NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer,
	"findings" jsonb,
	"fault" text,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "in_tolerances" double precision;--> statement-breakpoint
ALTER TABLE "grader_recheck_versions" ADD CONSTRAINT "grader_recheck_versions_recheck_id_grader_rechecks_id_fk" FOREIGN KEY ("recheck_id") REFERENCES "public"."grader_rechecks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grader_recheck_versions" ADD CONSTRAINT "grader_recheck_versions_version_id_exercise_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."exercise_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_luck" ADD CONSTRAINT "exercise_luck_check_id_exercise_draft_checks_id_fk" FOREIGN KEY ("check_id") REFERENCES "public"."exercise_draft_checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_luck" ADD CONSTRAINT "exercise_luck_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grader_rechecks_started" ON "grader_rechecks" USING btree ("started_at");--> statement-breakpoint
CREATE INDEX "exercise_luck_check" ON "exercise_luck" USING btree ("check_id","asked_at");