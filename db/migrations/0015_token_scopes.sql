ALTER TABLE "api_tokens" ADD COLUMN "scope" text NOT NULL;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "pace_began_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "api_tokens" ADD COLUMN "pace_uses" integer DEFAULT 0 NOT NULL;