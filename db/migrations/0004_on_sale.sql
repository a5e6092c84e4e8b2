CREATE TABLE "booking_requests" (
	"show_id" text NOT NULL,
	"key" text NOT NULL,
	"request_hash" text NOT NULL,
	"outcome" text,
	"details" jsonb,
	"tries" integer DEFAULT 0 NOT NULL,
	"settled_at" timestamp with time zone,
	CONSTRAINT "booking_requests_show_id_key_pk" PRIMARY KEY("show_id","key")
);
--> statement-breakpoint
ALTER TABLE "shows" ADD COLUMN "queued" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "shows" ADD COLUMN "admit_at_once" integer;--> statement-breakpoint
ALTER TABLE "shows" ADD CONSTRAINT "shows_admit" CHECK ("shows"."admit_at_once" > 0);