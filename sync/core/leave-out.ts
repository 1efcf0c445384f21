/**
 * The merchant's rules that leave orders out of the store. They are about the store alone: the offer is decided and
 * answered as any other, and a person can still insert the order by hand.
 */
import type { ConnectionSettings } from './settings.ts';

export interface LeftOut {
  readonly rule: 'delivery-type' | 'product-tag';
  /** For the merchant: which rule, and what it met. */
  readonly sentence: string;
}

/** Null: the order goes into the store. One product that a rule names is enough, since an order is inserted whole. */
export function leaveOutBy(input: {
  readonly leaveOut: ConnectionSettings['leaveOut'];
  /** As the channel says it; null when it says none. */
  readonly deliveryType: string | null;
  readonly products: readonly { readonly title: string; readonly tags: readonly string[] }[];
}): LeftOut | null {
  const { leaveOut, deliveryType, products } = input;
  if (deliveryType !== null && has(leaveOut.deliveryTypes, deliveryType)) {
    return {
      rule: 'delivery-type',
      sentence: `Left out of the store by the rule for the delivery type “${deliveryType.trim()}” in the connection’s settings. Insert it by hand if it belongs there.`,
    };
  }
  for (const { title, tags } of products) {
    const tag = tags.find((entry) => has(leaveOut.productTags, entry));
    if (tag === undefined) continue;
    return {
      rule: 'product-tag',
      sentence: `Left out of the store by the rule for the product tag “${tag}” in the connection’s settings, which “${title}” has. Insert it by hand if it belongs there.`,
    };
  }
  return null;
}

function has(words: readonly string[], word: string): boolean {
  const wanted = plain(word);
  return words.some((entry) => plain(entry) === wanted);
}

function plain(word: string): string {
  return word.trim().toLowerCase();
}
