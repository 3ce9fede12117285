CREATE TABLE "case_overrides" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submission_id" uuid NOT NULL,
	"case_id" text NOT NULL,
	"points" double precision NOT NULL,
	"reason" text NOT NULL,
	"set_by" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "case_overrides_reason_given" CHECK (length(trim("case_overrides"."reason")) > 0),
	CONSTRAINT "case_overrides_points_not_negative" CHECK ("case_overrides"."points" >= 0)
);
--> statement-breakpoint
ALTER TABLE "case_overrides" ADD CONSTRAINT "case_overrides_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_overrides" ADD CONSTRAINT "case_overrides_set_by_users_id_fk" FOREIGN KEY ("set_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "case_overrides_submission" ON "case_overrides" USING btree ("submission_id","case_id");