import type { Act } from '../act.ts';
import { metafieldErrors, putMetafield } from '../metafields/write.ts';
import type { Order } from '../state/types.ts';
import { refuse, Refusal } from '../user-error.ts';
import { addressErrors, isEmail, isPhone, toAddress } from './addresses.ts';
import type { AddressInput, MetafieldInput } from './inputs.ts';
import { touchOrder } from './touch.ts';

export interface OrderUpdateInput {
  readonly id: string;
  readonly note?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly poNumber?: string | null;
  readonly tags?: readonly string[] | null;
  readonly customAttributes?: readonly { readonly key: string; readonly value: string }[] | null;
  readonly shippingAddress?: AddressInput | null;
  readonly metafields?: readonly MetafieldInput[] | null;
}

/** Fields that are left out stay as they are; lists replace the old ones. @throws Refusal */
export function updateOrder(act: Act, input: OrderUpdateInput): Order {
  const order = act.shop.orders.get(input.id) ?? refuse(['id'], 'Order does not exist');
  const errors = [
    ...addressErrors(input.shippingAddress, ['input', 'shippingAddress']),
    ...metafieldErrors(act, 'ORDER', input.metafields ?? [], ['input', 'metafields'], order.id),
  ];
  if (input.email && !isEmail(input.email)) errors.push({ field: ['input', 'email'], message: 'Email is invalid' });
  if (input.phone && !isPhone(input.phone)) errors.push({ field: ['input', 'phone'], message: 'Phone is invalid' });
  if (errors.length > 0) throw new Refusal(errors);
  if (input.note !== undefined) order.note = input.note;
  if (input.email !== undefined) order.email = input.email;
  if (input.phone !== undefined) order.phone = input.phone;
  if (input.poNumber !== undefined) order.poNumber = input.poNumber;
  if (input.tags) order.tags = [...input.tags];
  if (input.customAttributes) order.customAttributes = input.customAttributes.map((one) => ({ ...one }));
  if (input.shippingAddress) order.shippingAddress = toAddress(input.shippingAddress);
  for (const metafield of input.metafields ?? [])
    putMetafield(act.world, act.shop, 'ORDER', order.metafields, metafield);
  touchOrder(act, order);
  return order;
}
