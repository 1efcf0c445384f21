-- Return cases of the channel, requests for them, refunds of the store, and which units of both are the same.
-- AlterTable
ALTER TABLE "order" ADD COLUMN     "refunds_due_at" TIMESTAMPTZ(3),
ADD COLUMN     "returns_due_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "channel_returned" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "store_returned" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "rma" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "channel_location_id" TEXT NOT NULL,
    "channel_rma_id" TEXT NOT NULL,
    "order_id" UUID,
    "channel_order_id" TEXT,
    "parent_order_id" TEXT,
    "kind" TEXT NOT NULL,
    "channel_kind" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "channel_status" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "decided_elsewhere" BOOLEAN NOT NULL DEFAULT false,
    "effect_id" UUID,
    "request_id" UUID,
    "store_return_ref" TEXT,
    "raw_enc" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "channel_created_at" TIMESTAMPTZ(3),
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "check_due_at" TIMESTAMPTZ(3),

    CONSTRAINT "rma_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "rma_line" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "rma_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "channel_line_id" TEXT NOT NULL,
    "channel_position_id" TEXT,
    "line_id" UUID,
    "quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT,
    "unreadable" JSONB,
    "buyer_reason_enc" TEXT NOT NULL,
    "buyer_comment_enc" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "decision" TEXT,
    "decision_reason" TEXT,
    "comment" TEXT,
    "decided_by" TEXT,
    "person" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "restock" TEXT,
    "stock_location_ref" TEXT,
    "store_return_line_ref" TEXT,

    CONSTRAINT "rma_line_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "rma_request" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "environment" TEXT NOT NULL,
    "channel_location_id" TEXT NOT NULL,
    "order_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "refund_id" UUID,
    "channel_request_id" TEXT,
    "channel_rma_id" TEXT,
    "state" TEXT NOT NULL,
    "state_reason" TEXT,
    "effect_id" UUID,
    "created_by" TEXT,
    "confirmed_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "seen_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "handled_at" TIMESTAMPTZ(3),
    "handled_by" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "check_due_at" TIMESTAMPTZ(3),

    CONSTRAINT "rma_request_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "rma_request_line" (
    "shop_id" TEXT NOT NULL,
    "request_id" UUID NOT NULL,
    "line_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "rma_request_line_pkey" PRIMARY KEY ("shop_id","request_id","line_id")
);

-- CreateTable
CREATE TABLE "refund" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "order_id" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "store_order_ref" TEXT,
    "store_refund_ref" TEXT,
    "store_return_ref" TEXT,
    "rma_id" UUID,
    "state" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "state_reason" TEXT,
    "reason_enc" TEXT,
    "comment_enc" TEXT,
    "currency" TEXT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "effect_id" UUID,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "settled_at" TIMESTAMPTZ(3),
    "handled_by" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "refund_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "refund_line" (
    "shop_id" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "refund_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "line_id" UUID,
    "store_line_ref" TEXT,
    "quantity" INTEGER NOT NULL,
    "returned_quantity" INTEGER NOT NULL,
    "return_to_stock" BOOLEAN NOT NULL,
    "stock_location_ref" TEXT,
    "amount_minor" BIGINT NOT NULL,

    CONSTRAINT "refund_line_pkey" PRIMARY KEY ("shop_id","id")
);

-- CreateTable
CREATE TABLE "return_tie" (
    "shop_id" TEXT NOT NULL,
    "line_id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "refund_line_id" UUID NOT NULL,
    "quantity" INTEGER NOT NULL,
    "by" TEXT NOT NULL,
    "person" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "return_tie_pkey" PRIMARY KEY ("shop_id","case_id","refund_line_id")
);

-- CreateIndex
CREATE INDEX "rma_shop_id_order_id_idx" ON "rma"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "rma_shop_id_request_id_idx" ON "rma"("shop_id", "request_id");

-- CreateIndex
CREATE INDEX "rma_shop_id_first_seen_at_id_idx" ON "rma"("shop_id", "first_seen_at" DESC, "id");

-- CreateIndex
CREATE INDEX "rma_shop_id_state_first_seen_at_id_idx" ON "rma"("shop_id", "state", "first_seen_at" DESC, "id");

-- CreateIndex
CREATE INDEX "rma_shop_id_channel_environment_channel_location_id_channel_idx" ON "rma"("shop_id", "channel", "environment", "channel_location_id", "channel_order_id");

-- CreateIndex
CREATE INDEX "rma_check_due_at_idx" ON "rma"("check_due_at");

-- CreateIndex
CREATE UNIQUE INDEX "rma_channel_identity" ON "rma"("shop_id", "channel", "environment", "channel_location_id", "channel_rma_id");

-- CreateIndex
CREATE INDEX "rma_line_shop_id_line_id_idx" ON "rma_line"("shop_id", "line_id");

-- CreateIndex
CREATE UNIQUE INDEX "rma_line_shop_id_rma_id_channel_line_id_key" ON "rma_line"("shop_id", "rma_id", "channel_line_id");

-- CreateIndex
CREATE INDEX "rma_request_shop_id_order_id_idx" ON "rma_request"("shop_id", "order_id");

-- CreateIndex
CREATE INDEX "rma_request_shop_id_refund_id_idx" ON "rma_request"("shop_id", "refund_id");

-- CreateIndex
CREATE INDEX "rma_request_shop_id_created_at_id_idx" ON "rma_request"("shop_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "rma_request_shop_id_state_created_at_id_idx" ON "rma_request"("shop_id", "state", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "rma_request_check_due_at_idx" ON "rma_request"("check_due_at");

-- CreateIndex
CREATE UNIQUE INDEX "rma_request_channel_identity" ON "rma_request"("shop_id", "channel", "environment", "channel_location_id", "channel_request_id");

-- CreateIndex
CREATE INDEX "rma_request_line_shop_id_line_id_idx" ON "rma_request_line"("shop_id", "line_id");

-- CreateIndex
CREATE INDEX "refund_shop_id_order_id_made_at_idx" ON "refund"("shop_id", "order_id", "made_at");

-- CreateIndex
CREATE INDEX "refund_shop_id_state_made_at_id_idx" ON "refund"("shop_id", "state", "made_at" DESC, "id");

-- CreateIndex
CREATE INDEX "refund_shop_id_rma_id_idx" ON "refund"("shop_id", "rma_id");

-- CreateIndex
CREATE UNIQUE INDEX "refund_shop_id_store_refund_ref_key" ON "refund"("shop_id", "store_refund_ref");

-- CreateIndex
CREATE INDEX "refund_line_shop_id_refund_id_idx" ON "refund_line"("shop_id", "refund_id");

-- CreateIndex
CREATE INDEX "refund_line_shop_id_line_id_idx" ON "refund_line"("shop_id", "line_id");

-- CreateIndex
CREATE INDEX "return_tie_shop_id_line_id_idx" ON "return_tie"("shop_id", "line_id");

-- CreateIndex
CREATE INDEX "return_tie_shop_id_refund_line_id_idx" ON "return_tie"("shop_id", "refund_line_id");

-- CreateIndex
CREATE INDEX "order_refunds_due_at_idx" ON "order"("refunds_due_at");

-- CreateIndex
CREATE INDEX "order_returns_due_at_idx" ON "order"("returns_due_at");

-- AddForeignKey
ALTER TABLE "rma_line" ADD CONSTRAINT "rma_line_shop_id_rma_id_fkey" FOREIGN KEY ("shop_id", "rma_id") REFERENCES "rma"("shop_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rma_request_line" ADD CONSTRAINT "rma_request_line_shop_id_request_id_fkey" FOREIGN KEY ("shop_id", "request_id") REFERENCES "rma_request"("shop_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "refund_line" ADD CONSTRAINT "refund_line_shop_id_refund_id_fkey" FOREIGN KEY ("shop_id", "refund_id") REFERENCES "refund"("shop_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- The tables made above get the same two doors as all others.
DO $$
DECLARE
    t TEXT;
BEGIN
    FOREACH t IN ARRAY ARRAY['rma', 'rma_line', 'rma_request', 'rma_request_line', 'refund', 'refund_line', 'return_tie'] LOOP
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

-- The numbers merchants see come from sequences.
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO miinto_sync_tenant;
