/** Pieces that the schemas of Shopify's answers share. */
import { z } from 'zod';
import { isKnownCurrency, parseDecimal } from '../../core/money.ts';

export const pageInfo = z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() });
export const attributes = z.array(z.object({ key: z.string(), value: z.string().nullable() }));
/** A list as Shopify pages it, where no second page is asked for. */
export const list = <T extends z.ZodType>(node: T) => z.object({ nodes: z.array(node) });

/** Of `nodes(ids:)`: the objects of one type; ids that do not exist or name something else are left out. */
export const nodesOf = <T extends z.ZodType>(typename: string, schema: T) => {
  const other = z.object({ __typename: z.string().refine((name) => name !== typename) });
  return z.object({
    nodes: z
      .array(z.union([schema.transform((node) => [node]), other.transform(() => []), z.null().transform(() => [])]))
      .transform((found) => found.flat()),
  });
};

export const moneyV2 = z
  .object({ amount: z.string(), currencyCode: z.string() })
  .transform(({ amount, currencyCode }, context) => {
    if (isKnownCurrency(currencyCode)) {
      try {
        return parseDecimal(amount, currencyCode);
      } catch {
        // Told below.
      }
    }
    context.addIssue({ code: 'custom', message: `Not an amount: ${amount} ${currencyCode}` });
    return z.NEVER;
  });

export const more = z.object({ hasNextPage: z.boolean() });
export const instant = z.iso.datetime({ offset: true }).transform((text) => new Date(text));
