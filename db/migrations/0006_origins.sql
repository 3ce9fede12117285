ALTER TABLE "exercises" DROP CONSTRAINT "exercises_slug_unique";--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "catalogue_slug" text;--> statement-breakpoint
-- Until now the catalogue alone put exercises into courses.
UPDATE "assignments" SET "catalogue_slug" = "slug";--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "pinned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "publish_problem" text;--> statement-breakpoint
ALTER TABLE "assignments" ADD COLUMN "withdrawn_by" uuid;--> statement-breakpoint
ALTER TABLE "exercises" ADD COLUMN "origin" text DEFAULT 'catalogue' NOT NULL;--> statement-breakpoint
ALTER TABLE "users" ADD COLUMN "is_admin" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_withdrawn_by_users_id_fk" FOREIGN KEY ("withdrawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_module_catalogue_slug" UNIQUE("module_id","catalogue_slug");--> statement-breakpoint
ALTER TABLE "exercises" ADD CONSTRAINT "exercises_origin_slug" UNIQUE("origin","slug");