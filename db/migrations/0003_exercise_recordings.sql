CREATE TABLE "exercise_recordings" (
	"version_id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "exercise_recordings_hash_is_sha256" CHECK ("exercise_recordings"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
ALTER TABLE "exercise_recordings" ADD CONSTRAINT "exercise_recordings_version_id_exercise_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."exercise_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER exercise_recordings_immutable BEFORE UPDATE OR DELETE ON "exercise_recordings"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
