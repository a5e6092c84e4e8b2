CREATE TABLE "bookings" (
	"show_id" text NOT NULL,
	"id" uuid NOT NULL,
	"reference" text NOT NULL,
	"token" text NOT NULL,
	"name" text NOT NULL,
	"email" text NOT NULL,
	"buyer" text NOT NULL,
	"total" integer NOT NULL,
	"currency" text NOT NULL,
	"status" text DEFAULT 'confirmed' NOT NULL,
	"idempotency_key" text NOT NULL,
	"request_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "bookings_show_id_id_pk" PRIMARY KEY("show_id","id"),
	CONSTRAINT "bookings_key" UNIQUE("idempotency_key","show_id"),
	CONSTRAINT "bookings_reference" UNIQUE("reference","show_id"),
	CONSTRAINT "bookings_token" UNIQUE("token","show_id"),
	CONSTRAINT "bookings_total" CHECK ("bookings"."total" >= 0),
	CONSTRAINT "bookings_status" CHECK ("bookings"."status" in ('confirmed', 'cancelled'))
);
--> statement-breakpoint
CREATE TABLE "buyer_seats" (
	"show_id" text NOT NULL,
	"buyer" text NOT NULL,
	"seats" integer NOT NULL,
	CONSTRAINT "buyer_seats_show_id_buyer_pk" PRIMARY KEY("show_id","buyer"),
	CONSTRAINT "buyer_seats_count" CHECK ("buyer_seats"."seats" >= 0)
);
--> statement-breakpoint
CREATE TABLE "prices" (
	"show_id" text NOT NULL,
	"category" text NOT NULL,
	"type" text NOT NULL,
	"amount" integer NOT NULL,
	"position" smallint DEFAULT 0 NOT NULL,
	CONSTRAINT "prices_show_id_category_type_pk" PRIMARY KEY("show_id","category","type"),
	CONSTRAINT "prices_amount" CHECK ("prices"."amount" >= 0)
);
--> statement-breakpoint
CREATE TABLE "seating_plans" (
	"hash" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"seats" integer NOT NULL,
	"source" json NOT NULL,
	"layout" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "seats" (
	"show_id" text NOT NULL,
	"seat_no" integer NOT NULL,
	"section" text NOT NULL,
	"row_label" text NOT NULL,
	"number" text NOT NULL,
	"category" text NOT NULL,
	"status" text DEFAULT 'available' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "seats_show_id_seat_no_pk" PRIMARY KEY("show_id","seat_no"),
	CONSTRAINT "seats_status" CHECK ("seats"."status" in ('available', 'held', 'booked', 'blocked')),
	CONSTRAINT "seats_seat_no" CHECK ("seats"."seat_no" >= 0)
);
--> statement-breakpoint
CREATE TABLE "shows" (
	"id" text PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"title" text NOT NULL,
	"tagline" text NOT NULL,
	"description" text NOT NULL,
	"genre" text NOT NULL,
	"poster_seed" integer NOT NULL,
	"venue_id" text NOT NULL,
	"plan_hash" text NOT NULL,
	"starts_at" timestamp with time zone NOT NULL,
	"ends_at" timestamp with time zone NOT NULL,
	"sales_start" timestamp with time zone NOT NULL,
	"sales_end" timestamp with time zone NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"currency" text NOT NULL,
	"max_seats_per_booking" integer DEFAULT 10 NOT NULL,
	"max_seats_per_buyer" integer DEFAULT 20 NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shows_status" CHECK ("shows"."status" in ('draft', 'on_sale', 'paused', 'cancelled')),
	CONSTRAINT "shows_times" CHECK ("shows"."ends_at" > "shows"."starts_at"),
	CONSTRAINT "shows_sales" CHECK ("shows"."sales_end" > "shows"."sales_start"),
	CONSTRAINT "shows_limits" CHECK ("shows"."max_seats_per_booking" > 0 and "shows"."max_seats_per_buyer" >= "shows"."max_seats_per_booking")
);
--> statement-breakpoint
CREATE TABLE "tickets" (
	"show_id" text NOT NULL,
	"id" uuid NOT NULL,
	"booking_id" uuid NOT NULL,
	"seat_no" integer NOT NULL,
	"type" text NOT NULL,
	"price" integer NOT NULL,
	"code" text NOT NULL,
	"checked_in_at" timestamp with time zone,
	"cancelled_at" timestamp with time zone,
	CONSTRAINT "tickets_show_id_id_pk" PRIMARY KEY("show_id","id"),
	CONSTRAINT "tickets_code" UNIQUE("code","show_id"),
	CONSTRAINT "tickets_price" CHECK ("tickets"."price" >= 0)
);
--> statement-breakpoint
CREATE TABLE "venues" (
	"id" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"address" text NOT NULL,
	"city" text NOT NULL,
	"time_zone" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "bookings" ADD CONSTRAINT "bookings_show_id_shows_id_fk" FOREIGN KEY ("show_id") REFERENCES "public"."shows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "prices" ADD CONSTRAINT "prices_show_id_shows_id_fk" FOREIGN KEY ("show_id") REFERENCES "public"."shows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_show_id_shows_id_fk" FOREIGN KEY ("show_id") REFERENCES "public"."shows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shows" ADD CONSTRAINT "shows_venue_id_venues_id_fk" FOREIGN KEY ("venue_id") REFERENCES "public"."venues"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shows" ADD CONSTRAINT "shows_plan_hash_seating_plans_hash_fk" FOREIGN KEY ("plan_hash") REFERENCES "public"."seating_plans"("hash") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_show_id_shows_id_fk" FOREIGN KEY ("show_id") REFERENCES "public"."shows"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tickets" ADD CONSTRAINT "tickets_booking" FOREIGN KEY ("show_id","booking_id") REFERENCES "public"."bookings"("show_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "shows_by_start" ON "shows" USING btree ("starts_at");--> statement-breakpoint
CREATE INDEX "tickets_by_booking" ON "tickets" USING btree ("booking_id","show_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tickets_live_seat" ON "tickets" USING btree ("show_id","seat_no") WHERE "tickets"."cancelled_at" is null;