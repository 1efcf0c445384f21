-- Shipments, documents, comments, stock targets, links made by people, dry runs, clocks and cancellations.
-- AlterTable
ALTER TABLE "order" ADD COLUMN     "answer_by" TIMESTAMPTZ(3),
ADD COLUMN     "channel_check_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "handled_at" TIMESTAMPTZ(3),
ADD COLUMN     "handled_by" TEXT,
ADD COLUMN     "ship_by" TIMESTAMPTZ(3),
ADD COLUMN     "ship_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "shipped_state" TEXT NOT NULL DEFAULT 'none',
ADD COLUMN     "store_check_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "wait_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "wait_warned" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "channel_cancelled" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "shipped_quantity" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "stock_lowered" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "store_cancelled" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "variant_link" (
    "shop_id" TEXT NOT NULL,
    "store_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "article_key" TEXT NOT NULL,
    "variant_ref" TEXT NOT NULL,
    "inventory_item_ref" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sku" TEXT,
    "linked_by" TEXT NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "variant_link_pkey" PRIMARY KEY ("shop_id","store_id","channel","environment","article_key")
);

-- CreateTable
CREATE TABLE "shipment" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "store_fulfilment_ref" TEXT,
    "origin" TEXT NOT NULL,
    "store_status" TEXT NOT NULL,
    "carrier" TEXT,
    "tracking_number" TEXT,
    "tracking_url" TEXT,
    "state" TEXT NOT NULL,
    "state_reason" TEXT,
    "reported_hash" TEXT,
    "provider_id" TEXT,
    "provider_source" TEXT,
    "reported_at" TIMESTAMPTZ(3),
    "shipped_at" TIMESTAMPTZ(3) NOT NULL,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "shipment_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "shipment_line" (
    "shop_id" TEXT NOT NULL,
    "shipment_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,

    CONSTRAINT "shipment_line_pkey" PRIMARY KEY ("shop_id","shipment_id","line_id")
);

-- CreateTable
CREATE TABLE "document" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "source_hash" TEXT NOT NULL,
    "source_enc" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "problem" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "storage_key" TEXT,
    "content_type" TEXT,
    "bytes" INTEGER,
    "sha256" TEXT,
    "stored_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "document_link" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "document_link_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "document_opening" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "document_id" UUID NOT NULL,
    "link_id" UUID,
    "person" TEXT,
    "event" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "document_opening_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "comment" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "order_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "text_enc" TEXT NOT NULL,
    "author" TEXT,
    "document_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "comment_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "stock_target" (
    "shop_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "channel_location_id" TEXT NOT NULL,
    "article_hash" TEXT NOT NULL,
    "connection_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "variant_ref" TEXT NOT NULL,
    "inventory_item_ref" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "sku" TEXT,
    "article" JSONB NOT NULL,
    "desired" INTEGER,
    "desired_facts" JSONB,
    "desired_version" INTEGER NOT NULL DEFAULT 0,
    "desired_at" TIMESTAMPTZ(3),
    "sent" INTEGER,
    "sent_version" INTEGER NOT NULL DEFAULT 0,
    "sent_at" TIMESTAMPTZ(3),
    "in_flight_version" INTEGER,
    "in_flight_until" TIMESTAMPTZ(3),
    "cause" TEXT,
    "state" TEXT NOT NULL DEFAULT 'dirty',
    "problem" TEXT,
    "failures" INTEGER NOT NULL DEFAULT 0,
    "dirty_due_at" TIMESTAMPTZ(3),
    "push_due_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stock_target_pkey" PRIMARY KEY ("shop_id","channel","environment","channel_location_id","article_hash")
);

-- CreateTable
CREATE TABLE "dry_run" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "connection_id" UUID NOT NULL,
    "settings" JSONB NOT NULL,
    "days" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "summary" JSONB,
    "differences" JSONB,
    "started_by" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "dry_run_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateIndex
CREATE INDEX "shipment_shop_id_order_id_idx" ON "shipment"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "shipment_shop_id_state_first_seen_at_idx" ON "shipment"("shop_id", "state", "first_seen_at");

-- CreateIndex
CREATE UNIQUE INDEX "shipment_shop_id_order_id_store_fulfilment_ref_key" ON "shipment"("shop_id", "order_id", "store_fulfilment_ref");

-- CreateIndex
CREATE INDEX "shipment_line_shop_id_line_id_idx" ON "shipment_line"("shop_id", "line_id");

-- CreateIndex
CREATE INDEX "document_due_at_idx" ON "document"("due_at");

-- CreateIndex
CREATE UNIQUE INDEX "document_shop_id_order_id_source_hash_key" ON "document"("shop_id", "order_id", "source_hash");

-- CreateIndex
CREATE INDEX "document_link_shop_id_document_id_idx" ON "document_link"("shop_id", "document_id");

-- CreateIndex
CREATE INDEX "document_opening_shop_id_document_id_at_idx" ON "document_opening"("shop_id", "document_id", "at");

-- CreateIndex
CREATE INDEX "comment_shop_id_order_id_at_idx" ON "comment"("shop_id", "order_id", "at");

-- CreateIndex
CREATE INDEX "stock_target_shop_id_store_id_inventory_item_ref_idx" ON "stock_target"("shop_id", "store_id", "inventory_item_ref");

-- CreateIndex
CREATE INDEX "stock_target_shop_id_connection_id_updated_at_article_hash_idx" ON "stock_target"("shop_id", "connection_id", "updated_at" DESC, "article_hash");

-- CreateIndex
CREATE INDEX "stock_target_dirty_due_at_idx" ON "stock_target"("dirty_due_at");

-- CreateIndex
CREATE INDEX "stock_target_push_due_at_idx" ON "stock_target"("push_due_at");

-- CreateIndex
CREATE INDEX "dry_run_shop_id_connection_id_started_at_idx" ON "dry_run"("shop_id", "connection_id", "started_at");

-- CreateIndex
CREATE INDEX "order_ship_due_at_idx" ON "order"("ship_due_at");

-- CreateIndex
CREATE INDEX "order_store_check_due_at_idx" ON "order"("store_check_due_at");

-- CreateIndex
CREATE INDEX "order_channel_check_due_at_idx" ON "order"("channel_check_due_at");

-- CreateIndex
CREATE INDEX "order_wait_due_at_idx" ON "order"("wait_due_at");

-- CreateIndex
CREATE INDEX "order_by_state" ON "order"("shop_id", "channel_state", "store_state", "first_seen_at" DESC, "id");

-- CreateIndex
CREATE INDEX "order_shop_id_answer_by_id_idx" ON "order"("shop_id", "answer_by", "id");

-- CreateIndex
CREATE INDEX "order_shop_id_ship_by_id_idx" ON "order"("shop_id", "ship_by", "id");

-- CreateIndex
CREATE INDEX "order_shop_id_inserted_at_idx" ON "order"("shop_id", "inserted_at");

-- CreateIndex
CREATE INDEX "order_shop_id_number_idx" ON "order"("shop_id", "number");

-- CreateIndex
CREATE INDEX "order_shop_id_store_ref_idx" ON "order"("shop_id", "store_ref");

-- CreateIndex
CREATE INDEX "order_shop_id_store_name_idx" ON "order"("shop_id", "store_name");

-- CreateIndex
CREATE INDEX "order_shop_id_channel_order_id_idx" ON "order"("shop_id", "channel_order_id");

-- CreateIndex
CREATE INDEX "order_shop_id_total_minor_id_idx" ON "order"("shop_id", "total_minor", "id");

-- CreateIndex
CREATE INDEX "order_line_shop_id_store_line_ref_idx" ON "order_line"("shop_id", "store_line_ref");

-- AddForeignKey
ALTER TABLE "shipment" ADD CONSTRAINT "shipment_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id") REFERENCES "order"("shop_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "shipment_line" ADD CONSTRAINT "shipment_line_shop_id_shipment_id_fkey" FOREIGN KEY ("shop_id", "shipment_id") REFERENCES "shipment"("shop_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "document" ADD CONSTRAINT "document_shop_id_order_id_fkey" FOREIGN KEY ("shop_id", "order_id") REFERENCES "order"("shop_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- An order can stand in the store in parts, each made by one effect: webhooks name the part.
CREATE INDEX "effect_store_order" ON "effect" ("shop_id", ("result"->>'orderRef')) WHERE "kind" = 'create-order';

-- The tables made above get the same two doors as all others.
DO $$
DECLARE
    t TEXT;
BEGIN
    FOREACH t IN ARRAY ARRAY['variant_link', 'shipment', 'shipment_line', 'document', 'document_link', 'document_opening',
        'comment', 'stock_target', 'dry_run'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format(
            'CREATE POLICY tenant ON %I TO miinto_sync_tenant
                USING (shop_id = current_setting(''app.shop_id'', true))
                WITH CHECK (shop_id = current_setting(''app.shop_id'', true))', t);
        EXECUTE format('CREATE POLICY operator ON %I FOR SELECT TO miinto_sync_operator USING (true)', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO miinto_sync_tenant', t);
        EXECUTE format('GRANT SELECT ON %I TO miinto_sync_operator', t);
    END LOOP;
END $$;
