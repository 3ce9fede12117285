CREATE INDEX "grades_verification" ON "grades" USING btree ("verification_id");--> statement-breakpoint
CREATE INDEX "behaviours_verification" ON "behaviours" USING btree ("verification_id");--> statement-breakpoint
CREATE INDEX "standings_latest" ON "standings" USING btree ("latest_id");--> statement-breakpoint
CREATE INDEX "standings_reported" ON "standings" USING btree ("reported_id");