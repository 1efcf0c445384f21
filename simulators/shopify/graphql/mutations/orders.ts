import { requestCancel } from '../../orders/cancel.ts';
import { createOrder } from '../../orders/create.ts';
import type { AddressInput, MetafieldInput, OrderCreateInput } from '../../orders/inputs.ts';
import { updateOrder } from '../../orders/update.ts';
import { createRefund, type RefundInput } from '../../refunds/create.ts';
import { parseGid } from '../../state/gid.ts';
import { refuse } from '../../user-error.ts';
import { apiError } from '../errors.ts';
import { cancelResult } from '../resolvers/query.ts';
import { needScope } from '../scopes.ts';
import { idempotentMutation, mutation, type MutationResolver } from './run.ts';

export const ORDER_MUTATIONS: Readonly<Record<string, MutationResolver>> = {
  orderCreate: mutation((args, context) => {
    const input = args['order'] as OrderCreateInput;
    // Worse case of what is not known: making a customer needs its own scope (reference 8.3).
    if (input.customer?.toUpsert) needScope(context, 'customerUpsert', 'customer');
    if (context.online)
      throw apiError('ACCESS_DENIED', 'Access denied for orderCreate field. Required access: an offline access token.');
    const order = createOrder(context.act, input, args['options'] ?? {});
    return { order, userErrors: [] };
  }),
  orderUpdate: mutation((args, { act }) => {
    const input = args['input'] as {
      id: string;
      note?: string | null;
      email?: string | null;
      phone?: string | null;
      poNumber?: string | null;
      tags?: readonly string[] | null;
      customAttributes?: readonly { key: string; value: string }[] | null;
      shippingAddress?: AddressInput | null;
      metafields?: readonly MetafieldInput[] | null;
    };
    return { order: updateOrder(act, input), userErrors: [] };
  }),
  orderCancel: mutation((args, { act }) => {
    const method = args['refundMethod'] as { originalPaymentMethodsRefund?: boolean } | null | undefined;
    const jobId = requestCancel(act, {
      orderId: args['orderId'] as string,
      reason: args['reason'] as string,
      restock: args['restock'] as boolean,
      refund: (method?.originalPaymentMethodsRefund ?? args['refund'] ?? false) === true,
      staffNote: (args['staffNote'] as string | null | undefined) ?? null,
    });
    return {
      job: { id: jobId, done: false },
      jobResult: cancelResult(act.shop, jobId),
      orderCancelUserErrors: [],
      userErrors: [],
    };
  }, 'orderCancelUserErrors'),
  orderMarkAsPaid: mutation((args, { act }) => {
    const { id } = args['input'] as { id: string };
    const order = act.shop.orders.get(id) ?? refuse(['id'], 'Order does not exist');
    order.financialStatusGiven = 'PAID';
    return { order: updateOrder(act, { id }), userErrors: [] };
  }),
  refundCreate: idempotentMutation(
    (args, { act }) => {
      const refund = createRefund(act, args['input'] as RefundInput);
      return { refund, order: act.shop.orders.get(refund.orderId) ?? null, userErrors: [] };
    },
    { codes: false },
  ),
  tagsAdd: mutation((args, { act }) => {
    const id = args['id'] as string;
    if (parseGid(id)?.type !== 'Order')
      throw apiError('SIMULATOR_NOT_COVERED', 'The Shopify simulator adds tags to orders only.');
    const order = act.shop.orders.get(id) ?? refuse(['id'], 'Order does not exist');
    const tags = [...new Set([...order.tags, ...(args['tags'] as readonly string[])])].sort();
    return { node: updateOrder(act, { id, tags }), userErrors: [] };
  }),
};
