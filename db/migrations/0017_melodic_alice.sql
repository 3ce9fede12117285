ALTER TABLE "assignments" ADD COLUMN "weight" double precision;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_weight_not_negative" CHECK ("assignments"."weight" >= 0);