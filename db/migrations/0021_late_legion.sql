ALTER TABLE "modules" ADD COLUMN "titled_by_hand" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "modules" ADD COLUMN "withdrawn_at" timestamp with time zone;