ALTER TABLE "tickets" ADD COLUMN "moved_from" uuid;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_moved_from" FOREIGN KEY ("show_id","moved_from") REFERENCES "public"."tickets"("show_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bookings_by_time" ON "bookings" USING btree ("created_at","show_id","id");--> statement-breakpoint
CREATE INDEX "bookings_by_buyer" ON "bookings" USING btree ("buyer" text_pattern_ops,"show_id");--> statement-breakpoint
CREATE INDEX "bookings_by_name" ON "bookings" USING gin (to_tsvector('simple', regexp_replace(normalize("name", NFKD), '[\u0300-\u036f]', '', 'g')));