CREATE TABLE "evidence" (
	"hash" text PRIMARY KEY NOT NULL,
	"body" "bytea" NOT NULL,
	CONSTRAINT "evidence_hash_is_sha256" CHECK ("evidence"."hash" ~ '^[0-9a-f]{64}$')
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"verification_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"case_id" text NOT NULL,
	"status" text NOT NULL,
	"points" double precision NOT NULL,
	"points_max" double precision NOT NULL,
	"misconception" text,
	"duration_ms" double precision NOT NULL,
	"cost" jsonb,
	"evidence_hash" text,
	CONSTRAINT "outcomes_verification_id_position_pk" PRIMARY KEY("verification_id","position")
);
--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_verification_id_verifications_id_fk" FOREIGN KEY ("verification_id") REFERENCES "public"."verifications"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_evidence_hash_evidence_hash_fk" FOREIGN KEY ("evidence_hash") REFERENCES "public"."evidence"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outcomes_misconception" ON "outcomes" USING btree ("misconception") WHERE "outcomes"."misconception" is not null;--> statement-breakpoint
-- Reports of before keep their evidence in their body; what is counted has rows like all others.
INSERT INTO "outcomes" ("verification_id", "position", "case_id", "status", "points", "points_max", "misconception", "duration_ms", "cost")
SELECT r."verification_id", (c."place" - 1)::int, coalesce(c."case" ->> 'id', ''), coalesce(c."case" ->> 'status', ''),
  coalesce((c."case" ->> 'points')::float8, 0), coalesce((c."case" ->> 'pointsMax')::float8, 0),
  c."case" -> 'hints' -> 0 ->> 'misconception', coalesce((c."case" ->> 'durationMs')::float8, 0), c."case" -> 'cost'
FROM "reports" r
CROSS JOIN LATERAL jsonb_array_elements(CASE WHEN jsonb_typeof(r."body" -> 'cases') = 'array' THEN r."body" -> 'cases' ELSE '[]'::jsonb END)
  WITH ORDINALITY AS c("case", "place");
--> statement-breakpoint
CREATE TRIGGER outcomes_immutable BEFORE UPDATE OR DELETE ON "outcomes"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER evidence_immutable BEFORE UPDATE OR DELETE ON "evidence"
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
