ALTER TABLE "requests" DROP CONSTRAINT "requests_about_one_thing";--> statement-breakpoint
ALTER TABLE "requests" ADD COLUMN "rubric_item_id" uuid;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_rubric_item_id_rubric_items_id_fk" FOREIGN KEY ("rubric_item_id") REFERENCES "public"."rubric_items"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "requests" ADD CONSTRAINT "requests_about_one_thing" CHECK (num_nonnulls("requests"."case_id", "requests"."line", "requests"."rubric_item_id") <= 1);