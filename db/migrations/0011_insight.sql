CREATE TABLE "behaviour_comments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assignment_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"signature" text NOT NULL,
	"body" text NOT NULL,
	"author_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "behaviours" (
	"version_id" uuid NOT NULL,
	"code_hash" text NOT NULL,
	"signature" text,
	"misconception" text,
	"verification_id" uuid NOT NULL,
	CONSTRAINT "behaviours_version_id_code_hash_pk" PRIMARY KEY("version_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "stuck_rules" (
	"course_id" uuid PRIMARY KEY NOT NULL,
	"submissions_min" integer NOT NULL,
	"silent_hours" integer NOT NULL,
	"changed_by" uuid NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "stuck_rules_in_range" CHECK ("stuck_rules"."submissions_min" between 1 and 100 and "stuck_rules"."silent_hours" between 1 and 2000)
);
--> statement-breakpoint
CREATE TABLE "wall_minutes" (
	"wall_id" uuid NOT NULL,
	"minute" timestamp with time zone NOT NULL,
	"cases_passed" integer NOT NULL,
	CONSTRAINT "wall_minutes_wall_id_minute_pk" PRIMARY KEY("wall_id","minute")
);
--> statement-breakpoint
CREATE TABLE "walls" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assignment_id" uuid NOT NULL,
	"started_by" uuid NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	"final" jsonb
);
--> statement-breakpoint
CREATE TABLE "rubric_edits" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"item_id" uuid NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb NOT NULL,
	"grades_changed" integer NOT NULL,
	"edited_by" uuid NOT NULL,
	"edited_at" timestamp with time zone NOT NULL,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "rubric_items" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"assignment_id" uuid NOT NULL,
	"title" text NOT NULL,
	"points" double precision NOT NULL,
	"position" integer NOT NULL,
	"created_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"retired_at" timestamp with time zone,
	CONSTRAINT "rubric_items_title_given" CHECK (length(trim("rubric_items"."title")) > 0)
);
--> statement-breakpoint
CREATE TABLE "rubric_marks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"item_id" uuid NOT NULL,
	"submission_id" uuid NOT NULL,
	"given_by" uuid NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"released" boolean DEFAULT false NOT NULL,
	CONSTRAINT "rubric_marks_item_submission" UNIQUE("item_id","submission_id")
);
--> statement-breakpoint
CREATE TABLE "api_tokens" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"user_id" uuid NOT NULL,
	"course_id" uuid NOT NULL,
	"label" text NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_tokens_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "passed_cases" jsonb;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "misconception" text;--> statement-breakpoint
ALTER TABLE "behaviour_comments" ADD CONSTRAINT "behaviour_comments_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "behaviour_comments" ADD CONSTRAINT "behaviour_comments_version_id_exercise_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."exercise_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "behaviour_comments" ADD CONSTRAINT "behaviour_comments_author_id_users_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "behaviours" ADD CONSTRAINT "behaviours_version_id_exercise_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."exercise_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "behaviours" ADD CONSTRAINT "behaviours_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stuck_rules" ADD CONSTRAINT "stuck_rules_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stuck_rules" ADD CONSTRAINT "stuck_rules_changed_by_users_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "wall_minutes" ADD CONSTRAINT "wall_minutes_wall_id_walls_id_fk" FOREIGN KEY ("wall_id") REFERENCES "public"."walls"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walls" ADD CONSTRAINT "walls_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "walls" ADD CONSTRAINT "walls_started_by_users_id_fk" FOREIGN KEY ("started_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_edits" ADD CONSTRAINT "rubric_edits_item_id_rubric_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."rubric_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_edits" ADD CONSTRAINT "rubric_edits_edited_by_users_id_fk" FOREIGN KEY ("edited_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_items" ADD CONSTRAINT "rubric_items_assignment_id_assignments_id_fk" FOREIGN KEY ("assignment_id") REFERENCES "public"."assignments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_items" ADD CONSTRAINT "rubric_items_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_marks" ADD CONSTRAINT "rubric_marks_item_id_rubric_items_id_fk" FOREIGN KEY ("item_id") REFERENCES "public"."rubric_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_marks" ADD CONSTRAINT "rubric_marks_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rubric_marks" ADD CONSTRAINT "rubric_marks_given_by_users_id_fk" FOREIGN KEY ("given_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD CONSTRAINT "api_tokens_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "behaviour_comments_signature" ON "behaviour_comments" USING btree ("version_id","signature");--> statement-breakpoint
CREATE INDEX "behaviours_signature" ON "behaviours" USING btree ("version_id","signature");--> statement-breakpoint
CREATE UNIQUE INDEX "walls_open" ON "walls" USING btree ("assignment_id") WHERE "walls"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "rubric_edits_item" ON "rubric_edits" USING btree ("item_id","edited_at");--> statement-breakpoint
CREATE INDEX "rubric_items_assignment" ON "rubric_items" USING btree ("assignment_id","position");--> statement-breakpoint
CREATE INDEX "rubric_marks_submission" ON "rubric_marks" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "api_tokens_user" ON "api_tokens" USING btree ("user_id","course_id");--> statement-breakpoint
CREATE INDEX "claims_assignment_at" ON "claims" USING btree ("assignment_id","claimed_at");