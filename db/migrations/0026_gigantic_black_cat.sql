CREATE TABLE "exercise_tries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"check_id" uuid NOT NULL,
	"source" text NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"findings" jsonb,
	"fault" text,
	"asked_by" uuid NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "exercise_tries" ADD CONSTRAINT "exercise_tries_check_id_exercise_draft_checks_id_fk" FOREIGN KEY ("check_id") REFERENCES "public"."exercise_draft_checks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_tries" ADD CONSTRAINT "exercise_tries_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "exercise_tries_check" ON "exercise_tries" USING btree ("check_id","asked_at");--> statement-breakpoint
CREATE INDEX "exercise_tries_person" ON "exercise_tries" USING btree ("asked_by","asked_at");