-- CreateIndex
CREATE INDEX "order_by_market" ON "order"("shop_id", "market", "first_seen_at" DESC, "id");

-- An order counts from when the channel made it, where it says so: the days asked for in the order list.
CREATE INDEX "order_by_created" ON "order" ("shop_id", (COALESCE("channel_created_at", "first_seen_at")) DESC);
