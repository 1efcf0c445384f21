/** What identifies variants at a channel: brand, options, metafields. */
import type { AdapterError } from '../../core/errors.ts';
import { ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import type { VariantFacts } from '../../core/store-types.ts';
import type { ShopifyClient } from './client.ts';
import { ChannelFactsDocument, MetafieldOfVariantsDocument } from './generated/operations.ts';
import { toFacts } from './mapper.ts';
import { chunks } from './search.ts';
import * as wire from './wire.ts';

type Reply<T> = Promise<Result<T, AdapterError>>;

const VARIANTS_PER_CALL = 100;

interface MetafieldName {
  readonly namespace: string;
  readonly key: string;
}

export interface FactsRequest {
  readonly variantRefs: readonly string[];
  readonly metafields: readonly MetafieldName[];
}

export async function readFacts(client: ShopifyClient, request: FactsRequest): Reply<readonly VariantFacts[]> {
  const names = [...new Map(request.metafields.map((name) => [`${name.namespace}.${name.key}`, name])).values()];
  const facts: VariantFacts[] = [];
  for (const ids of chunks([...new Set(request.variantRefs)], VARIANTS_PER_CALL)) {
    const reply = await client.execute(ChannelFactsDocument, { ids }, wire.channelFacts);
    if (!reply.ok) return reply;
    const found = reply.value.nodes;
    const values = await readMetafields(
      client,
      found.map(({ id }) => id),
      names,
    );
    if (!values.ok) return values;
    facts.push(...found.map((variant) => toFacts(variant, values.value.get(variant.id) ?? [])));
  }
  return ok(facts);
}

/** By variant; what stands on the variant itself comes before what stands on its product. */
async function readMetafields(
  client: ShopifyClient,
  ids: readonly string[],
  names: readonly MetafieldName[],
): Reply<ReadonlyMap<string, VariantFacts['metafields']>> {
  const values = new Map<string, VariantFacts['metafields']>();
  if (ids.length === 0) return ok(values);
  for (const { namespace, key } of names) {
    const reply = await client.execute(MetafieldOfVariantsDocument, { ids, namespace, key }, wire.metafieldOfVariants);
    if (!reply.ok) return reply;
    for (const { id, metafield, product } of reply.value.nodes) {
      const found = metafield ?? product.metafield;
      if (found) values.set(id, [...(values.get(id) ?? []), { namespace, key, value: found.value }]);
    }
  }
  return ok(values);
}
