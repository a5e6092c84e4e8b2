-- Breaks the rule that a migration only adds: from here until its replacement, the release before can sell nothing at the box office.
ALTER TABLE "bookings" DROP CONSTRAINT "bookings_payment";--> statement-breakpoint
UPDATE "bookings" SET "payment" = 'box_office' WHERE "payment" = 'door';--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_payment" CHECK ("bookings"."payment" in ('later', 'box_office', 'complimentary'));
