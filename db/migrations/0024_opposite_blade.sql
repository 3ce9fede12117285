CREATE TABLE "exercise_recording_faults" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"fault" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "prior_version_id" uuid;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "disclosure" text;--> statement-breakpoint
ALTER TABLE "exercise_recording_faults" ADD CONSTRAINT "exercise_recording_faults_version_id_exercise_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."exercise_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_prior_version_id_exercise_versions_id_fk" FOREIGN KEY ("prior_version_id") REFERENCES "public"."exercise_versions"("id") ON DELETE no action ON UPDATE no action;