-- CreateTable
CREATE TABLE "session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "shop" (
    "shop_id" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "currency" TEXT,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(3),
    "set_up_at" TIMESTAMPTZ(3),

    CONSTRAINT "shop_pkey" PRIMARY KEY ("shop_id")
);

-- CreateTable
CREATE TABLE "store" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "store_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "channel_account" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "login" TEXT NOT NULL,
    "credentials_enc" TEXT NOT NULL,
    "token_enc" TEXT,
    "token_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "channel_account_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "connection" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "channel_location_id" TEXT NOT NULL,
    "channel_account_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "location_label" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT false,
    "health" TEXT NOT NULL DEFAULT 'ok',
    "message" TEXT NOT NULL DEFAULT '',
    "settings_version" INTEGER NOT NULL,
    "activated_at" TIMESTAMPTZ(3),
    "deleted_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "connection_settings" (
    "shop_id" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "settings" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connection_settings_pkey" PRIMARY KEY ("shop_id","connection_id","version")
);

-- CreateTable
CREATE TABLE "poll_state" (
    "shop_id" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "task" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "last_started_at" TIMESTAMPTZ(3),
    "last_finished_at" TIMESTAMPTZ(3),
    "last_complete_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "poll_state_pkey" PRIMARY KEY ("shop_id","connection_id","task")
);

-- CreateTable
CREATE TABLE "channel_product" (
    "shop_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "channel_location_id" TEXT NOT NULL,
    "channel_item_id" TEXT NOT NULL,
    "style_id" TEXT,
    "feed_id" TEXT,
    "gtin" TEXT,
    "seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_product_pkey" PRIMARY KEY ("shop_id","channel","environment","channel_location_id","channel_item_id")
);

-- CreateTable
CREATE TABLE "order" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "channel_location_id" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "channel_order_id" TEXT,
    "parent_order_id" TEXT,
    "market" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "customer_name" TEXT,
    "buyer_enc" TEXT,
    "store_state" TEXT NOT NULL DEFAULT 'none',
    "store_state_reason" TEXT,
    "channel_state" TEXT NOT NULL,
    "channel_status" TEXT,
    "store_ref" TEXT,
    "store_name" TEXT,
    "sale_ref" TEXT,
    "rate" JSONB,
    "channel_created_at" TIMESTAMPTZ(3),
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "order_seen_at" TIMESTAMPTZ(3),
    "inserted_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "awaited_since" TIMESTAMPTZ(3),
    "import_due_at" TIMESTAMPTZ(3),
    "place_due_at" TIMESTAMPTZ(3),

    CONSTRAINT "order_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "transfer" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "channel_location_id" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "channel_transfer_id" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "state" TEXT NOT NULL,
    "parent_order_id" TEXT,
    "raw_enc" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "round" INTEGER NOT NULL DEFAULT 0,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "missing_since" TIMESTAMPTZ(3),
    "missing_twice_at" TIMESTAMPTZ(3),
    "decide_at" TIMESTAMPTZ(3),
    "answered_at" TIMESTAMPTZ(3),

    CONSTRAINT "transfer_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "transfer_id" UUID,
    "channel_position_id" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "item" JSONB NOT NULL,
    "unreadable" JSONB,
    "channel_state" TEXT NOT NULL,
    "link" JSONB,
    "verdict_id" UUID,
    "outcome" TEXT NOT NULL DEFAULT 'pending',
    "outcome_by" TEXT,
    "proposal" BOOLEAN NOT NULL DEFAULT false,
    "import_effect_id" UUID,
    "store_line_ref" TEXT,
    "accepted_quantity" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "verdict" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "person" TEXT,
    "proposal" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "sentence" TEXT NOT NULL,
    "inputs" JSONB NOT NULL,
    "settings_version" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "verdict_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "stock_reservation" (
    "shop_id" TEXT NOT NULL,
    "line_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "inventory_item_ref" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "open_quantity" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "ended_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "consumed_at" TIMESTAMPTZ(3),

    CONSTRAINT "stock_reservation_pkey" PRIMARY KEY ("shop_id","line_id")
);

-- CreateTable
CREATE TABLE "effect" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "generation" INTEGER NOT NULL DEFAULT 1,
    "request_enc" TEXT NOT NULL,
    "handle" JSONB,
    "order_id" UUID,
    "transfer_id" UUID,
    "connection_id" UUID,
    "owner" TEXT,
    "fence" INTEGER NOT NULL DEFAULT 0,
    "lease_until" TIMESTAMPTZ(3),
    "first_attempt_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "absent_since" TIMESTAMPTZ(3),
    "result" JSONB,
    "error" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "effect_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "effect_attempt" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "effect_id" UUID NOT NULL,
    "generation" INTEGER NOT NULL,
    "fence" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT,
    "detail" TEXT,

    CONSTRAINT "effect_attempt_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "lease" (
    "shop_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "owner" TEXT NOT NULL,
    "fence" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("shop_id","name")
);

-- CreateTable
CREATE TABLE "inbox" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "event_id" TEXT,
    "triggered_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "body_enc" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "note" TEXT,
    "worked_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "communication_log" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID,
    "direction" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "duration_ms" INTEGER,
    "payload" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "communication_log_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "attention" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "order_id" UUID,
    "message" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "handled_by" TEXT,

    CONSTRAINT "attention_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "unreadable_record" (
    "shop_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "channel_location_id" TEXT NOT NULL,
    "resource" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "channel_ref" TEXT,
    "raw_enc" TEXT NOT NULL,
    "problem" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "unreadable_record_pkey" PRIMARY KEY ("shop_id","channel","environment","channel_location_id","resource","fingerprint")
);

-- CreateTable
CREATE TABLE "run" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "progress" JSONB NOT NULL,
    "started_by" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "run_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "rate_bucket" (
    "key" TEXT NOT NULL,
    "tokens" DOUBLE PRECISION NOT NULL,
    "updated_at" TIMESTAMPTZ(6) NOT NULL,
    "paused_until" TIMESTAMPTZ(6),

    CONSTRAINT "rate_bucket_pkey" PRIMARY KEY ("key")
);

-- CreateIndex
CREATE INDEX "session_shop_idx" ON "session"("shop");

-- CreateIndex
CREATE UNIQUE INDEX "store_shop_id_platform_name_key" ON "store"("shop_id", "platform", "name");

-- CreateIndex
CREATE UNIQUE INDEX "channel_account_shop_id_channel_environment_login_key" ON "channel_account"("shop_id", "channel", "environment", "login");

-- CreateIndex
CREATE INDEX "connection_shop_id_channel_environment_channel_location_id_idx" ON "connection"("shop_id", "channel", "environment", "channel_location_id");

-- CreateIndex
CREATE INDEX "poll_state_due_at_idx" ON "poll_state"("due_at");

-- CreateIndex
CREATE INDEX "order_shop_id_first_seen_at_id_idx" ON "order"("shop_id", "first_seen_at" DESC, "id");

-- CreateIndex
CREATE INDEX "order_shop_id_channel_environment_channel_location_id_paren_idx" ON "order"("shop_id", "channel", "environment", "channel_location_id", "parent_order_id");

-- CreateIndex
CREATE INDEX "order_import_due_at_idx" ON "order"("import_due_at");

-- CreateIndex
CREATE INDEX "order_place_due_at_idx" ON "order"("place_due_at");

-- CreateIndex
CREATE UNIQUE INDEX "order_channel_identity" ON "order"("shop_id", "channel", "environment", "channel_location_id", "channel_order_id");

-- CreateIndex
CREATE INDEX "transfer_shop_id_order_id_idx" ON "transfer"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "transfer_shop_id_connection_id_state_idx" ON "transfer"("shop_id", "connection_id", "state");

-- CreateIndex
CREATE INDEX "transfer_decide_at_idx" ON "transfer"("decide_at");

-- CreateIndex
CREATE UNIQUE INDEX "transfer_channel_identity" ON "transfer"("shop_id", "channel", "environment", "channel_location_id", "channel_transfer_id");

-- CreateIndex
CREATE INDEX "order_line_shop_id_transfer_id_idx" ON "order_line"("shop_id", "transfer_id");

-- CreateIndex
CREATE UNIQUE INDEX "order_line_shop_id_order_id_channel_position_id_key" ON "order_line"("shop_id", "order_id", "channel_position_id");

-- CreateIndex
CREATE INDEX "verdict_shop_id_line_id_created_at_idx" ON "verdict"("shop_id", "line_id", "created_at");

-- CreateIndex
CREATE INDEX "stock_reservation_shop_id_store_id_inventory_item_ref_idx" ON "stock_reservation"("shop_id", "store_id", "inventory_item_ref");

-- CreateIndex
CREATE INDEX "effect_state_due_at_idx" ON "effect"("state", "due_at");

-- CreateIndex
CREATE INDEX "effect_shop_id_order_id_idx" ON "effect"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "effect_shop_id_transfer_id_idx" ON "effect"("shop_id", "transfer_id");

-- CreateIndex
CREATE UNIQUE INDEX "effect_shop_id_kind_key_key" ON "effect"("shop_id", "kind", "key");

-- CreateIndex
CREATE INDEX "effect_attempt_shop_id_effect_id_started_at_idx" ON "effect_attempt"("shop_id", "effect_id", "started_at");

-- CreateIndex
CREATE INDEX "inbox_state_received_at_idx" ON "inbox"("state", "received_at");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_shop_id_source_webhook_id_key" ON "inbox"("shop_id", "source", "webhook_id");

-- CreateIndex
CREATE INDEX "communication_log_shop_id_order_id_at_idx" ON "communication_log"("shop_id", "order_id", "at");

-- CreateIndex
CREATE INDEX "attention_shop_id_handled_at_created_at_idx" ON "attention"("shop_id", "handled_at", "created_at");

-- CreateIndex
CREATE INDEX "run_shop_id_started_at_idx" ON "run"("shop_id", "started_at");

-- AddForeignKey
ALTER TABLE "connection" ADD CONSTRAINT "connection_shop_id_channel_account_id_fkey" FOREIGN KEY ("shop_id", "channel_account_id") REFERENCES "channel_account"("shop_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transfer" ADD CONSTRAINT "transfer_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id") REFERENCES "order"("shop_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "order_line" ADD CONSTRAINT "order_line_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id") REFERENCES "order"("shop_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One active connection per place within a shop; a deleted one does not count.
CREATE UNIQUE INDEX "connection_one_active_per_place"
    ON "connection" ("shop_id", "channel", "environment", "channel_location_id")
    WHERE "active" AND "deleted_at" IS NULL;

-- One open attention per subject.
CREATE UNIQUE INDEX "attention_one_open_per_subject" ON "attention" ("shop_id", "subject") WHERE "handled_at" IS NULL;

-- Lost on a crash without harm: buckets start full again.
ALTER TABLE "rate_bucket" SET UNLOGGED;

-- Roles belong to the cluster, not to the database: another database may have made them already, or be making them now.
DO $$
DECLARE
    role_name TEXT;
BEGIN
    FOREACH role_name IN ARRAY ARRAY['miinto_sync_tenant', 'miinto_sync_operator'] LOOP
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS', role_name);
        EXCEPTION WHEN duplicate_object OR unique_violation THEN
            NULL;
        END;
        IF NOT pg_has_role(current_user, role_name, 'SET') THEN
            EXECUTE format('GRANT %I TO %I', role_name, current_user);
        END IF;
    END LOOP;
END $$;

GRANT USAGE ON SCHEMA public TO miinto_sync_tenant, miinto_sync_operator;

-- The tenant role sees and writes the rows of the shop set in the transaction, and nothing without one. The operator role
-- is the one door across shops: it only reads.
DO $$
DECLARE
    t RECORD;
BEGIN
    FOR t IN
        SELECT c.table_name FROM information_schema.columns c
        WHERE c.table_schema = 'public' AND c.column_name = 'shop_id'
    LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t.table_name);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t.table_name);
        EXECUTE format(
            'CREATE POLICY tenant ON %I TO miinto_sync_tenant
                USING (shop_id = current_setting(''app.shop_id'', true))
                WITH CHECK (shop_id = current_setting(''app.shop_id'', true))', t.table_name);
        EXECUTE format('CREATE POLICY operator ON %I FOR SELECT TO miinto_sync_operator USING (true)', t.table_name);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO miinto_sync_tenant', t.table_name);
        EXECUTE format('GRANT SELECT ON %I TO miinto_sync_operator', t.table_name);
    END LOOP;
END $$;

GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO miinto_sync_tenant;
