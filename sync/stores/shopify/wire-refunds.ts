/** What is read of Shopify's answers about refunds and returns. Enums stay text, since newer values must not break an answer. */
import { z } from 'zod';
import { userErrors } from './envelope.ts';
import { instant, moneyV2, more, nodesOf, pageInfo } from './wire-parts.ts';

const presentment = z.object({ presentmentMoney: moneyV2 });
const refundedLine = z.object({
  lineItem: z.object({ id: z.string() }),
  quantity: z.number().int(),
  restockType: z.string(),
  location: z.object({ id: z.string() }).nullable(),
  subtotalSet: presentment,
  totalTaxSet: presentment,
});
export type WireRefundedLine = z.output<typeof refundedLine>;
const refundFacts = z.object({
  id: z.string(),
  createdAt: instant.nullable(),
  note: z.string().nullable(),
  return: z.object({ id: z.string() }).nullable(),
  transactions: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        status: z.string(),
        amountSet: presentment,
        parentTransaction: z.object({ id: z.string() }).nullable(),
      }),
    ),
    pageInfo: more,
  }),
  refundShippingLines: z.object({
    nodes: z.array(z.object({ subtotalAmountSet: presentment, taxAmountSet: presentment })),
    pageInfo: more,
  }),
});
export type WireRefundFacts = z.output<typeof refundFacts>;
export const refunds = nodesOf(
  'Refund',
  refundFacts.extend({
    __typename: z.literal('Refund'),
    refundLineItems: z.object({ nodes: z.array(refundedLine), pageInfo: more }),
  }),
);
const refundedOrder = z.object({
  __typename: z.literal('Order'),
  id: z.string(),
  presentmentCurrencyCode: z.string(),
  taxesIncluded: z.boolean(),
  cancelledAt: instant.nullable(),
  closed: z.boolean(),
  returnStatus: z.string(),
  refunds: z.array(z.object({ id: z.string() })),
});
export type WireRefundedOrder = z.output<typeof refundedOrder>;
export const orderRefunds = nodesOf('Order', refundedOrder);
export const longRefund = z.object({
  refund: refundFacts.extend({ refundLineItems: z.object({ nodes: z.array(refundedLine), pageInfo }) }).nullable(),
});
const suggestible = z.object({
  id: z.string(),
  currencyCode: z.string(),
  presentmentCurrencyCode: z.string(),
  cancelledAt: instant.nullable(),
  closed: z.boolean(),
  returnStatus: z.string(),
  transactions: z.array(
    z.object({ id: z.string(), kind: z.string(), status: z.string(), gateway: z.string().nullable() }),
  ),
  suggestedRefund: z
    .object({
      amountSet: presentment,
      totalTaxSet: presentment,
      maximumRefundableSet: presentment,
      shipping: z.object({ maximumRefundableSet: presentment }),
    })
    .nullable(),
});
export type WireSuggestible = z.output<typeof suggestible>;
export const suggestRefund = z.object({ order: suggestible.nullable() });
export const refundableLines = nodesOf(
  'LineItem',
  z.object({ __typename: z.literal('LineItem'), id: z.string(), refundableQuantity: z.number().int() }),
);
export const refundLocations = nodesOf(
  'Location',
  z.object({ __typename: z.literal('Location'), id: z.string(), isActive: z.boolean() }),
);
export const createRefund = z.object({
  refundCreate: z
    .object({
      refund: z
        .object({
          id: z.string(),
          createdAt: instant.nullable(),
          transactions: z.object({ nodes: z.array(z.object({ status: z.string(), amountSet: presentment })) }),
        })
        .nullable(),
      userErrors,
    })
    .nullable(),
});

const returnLine = z.object({
  __typename: z.literal('ReturnLineItem'),
  id: z.string(),
  quantity: z.number().int(),
  unprocessedQuantity: z.number().int(),
  returnReasonNote: z.string(),
  returnReasonDefinition: z.object({ name: z.string() }).nullable(),
  fulfillmentLineItem: z.object({ id: z.string(), lineItem: z.object({ id: z.string() }) }),
});
/** Lines of another sort (goods that were never verified) name no line of the order and are left out. */
const returnLines = z
  .array(
    z.union([
      returnLine.transform((line) => [line]),
      z.object({ __typename: z.string().refine((name) => name !== 'ReturnLineItem') }).transform(() => []),
    ]),
  )
  .transform((found) => found.flat());
const returnFacts = z.object({
  id: z.string(),
  status: z.string(),
  returnLineItems: z.object({ nodes: returnLines, pageInfo: more }),
});
export type WireReturn = z.output<typeof returnFacts>;
export const orderReturns = z.object({
  order: z.object({ id: z.string(), returns: z.object({ nodes: z.array(returnFacts), pageInfo }) }).nullable(),
});
export const returnableUnits = z.object({
  returnableFulfillments: z.object({
    nodes: z.array(
      z.object({
        id: z.string(),
        returnableFulfillmentLineItems: z.object({
          nodes: z.array(
            z.object({
              quantity: z.number().int(),
              fulfillmentLineItem: z.object({ id: z.string(), lineItem: z.object({ id: z.string() }) }),
            }),
          ),
          pageInfo: more,
        }),
      }),
    ),
    pageInfo,
  }),
});
export const returnToProcess = z.object({
  return: returnFacts
    .extend({
      order: z.object({
        id: z.string(),
        transactions: z.array(
          z.object({ id: z.string(), kind: z.string(), status: z.string(), gateway: z.string().nullable() }),
        ),
      }),
      reverseFulfillmentOrders: z.object({
        nodes: z.array(
          z.object({
            id: z.string(),
            lineItems: z.object({
              nodes: z.array(
                z.object({
                  id: z.string(),
                  totalQuantity: z.number().int(),
                  fulfillmentLineItem: z.object({ id: z.string() }).nullable(),
                }),
              ),
              pageInfo: more,
            }),
          }),
        ),
      }),
    })
    .nullable(),
});
export type WireReturnToProcess = NonNullable<z.output<typeof returnToProcess>['return']>;
export const createReturn = z.object({
  returnCreate: z.object({ return: returnFacts.nullable(), userErrors }).nullable(),
});
export const processReturn = z.object({
  returnProcess: z.object({ return: returnFacts.nullable(), userErrors }).nullable(),
});
export const closeReturn = z.object({
  returnClose: z.object({ return: z.object({ id: z.string(), status: z.string() }).nullable(), userErrors }).nullable(),
});
