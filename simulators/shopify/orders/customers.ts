import type { Act } from '../act.ts';
import type { Shop } from '../state/shop.ts';
import type { Customer } from '../state/types.ts';
import type { UserError } from '../user-error.ts';
import { isEmail } from './addresses.ts';
import type { CustomerInput, UpsertCustomerInput } from './inputs.ts';

/** What is wrong with the customer of a new order: phones are E.164 and belong to one customer (reference 1.7). */
export function customerErrors(
  shop: Shop,
  input: CustomerInput | null | undefined,
  path: readonly string[],
): UserError[] {
  const errors: UserError[] = [];
  const fail = (part: readonly string[], message: string) =>
    errors.push({ field: [...path, ...part], message, code: 'INVALID' });
  const associate = input?.toAssociate;
  if (associate && !findAssociated(shop, associate)) fail(['toAssociate'], 'Customer does not exist');
  const upsert = input?.toUpsert;
  if (!upsert) return errors;
  if (upsert.id && !shop.customers.has(upsert.id)) fail(['toUpsert', 'id'], 'Customer does not exist');
  if (upsert.email && !isEmail(upsert.email)) fail(['toUpsert', 'email'], 'Email is invalid');
  if (upsert.phone) {
    const same = findUpserted(shop, upsert);
    const holder = [...shop.customers.values()].find((customer) => customer.phone === upsert.phone);
    if (!/^\+[1-9]\d{6,14}$/.test(upsert.phone)) fail(['toUpsert', 'phone'], 'Phone is invalid');
    else if (holder && holder !== same) fail(['toUpsert', 'phone'], 'Phone has already been taken');
  }
  return errors;
}

/** The customer of a new order, made or changed as the input says. */
export function takeCustomer(
  act: Act,
  input: CustomerInput | null | undefined,
  customerId?: string | null,
): string | null {
  const { shop, world } = act;
  if (customerId && shop.customers.has(customerId)) return customerId;
  if (input?.toAssociate) return findAssociated(shop, input.toAssociate)?.id ?? null;
  const wanted = input?.toUpsert;
  if (!wanted) return null;
  const stamp = world.clock.stamp();
  const customer: Customer = findUpserted(shop, wanted) ?? {
    id: world.newId('Customer'),
    email: wanted.email ?? null,
    phone: null,
    firstName: null,
    lastName: null,
    tags: [],
    note: null,
    createdAt: stamp,
    updatedAt: stamp,
  };
  customer.phone = wanted.phone ?? customer.phone;
  customer.firstName = wanted.firstName ?? customer.firstName;
  customer.lastName = wanted.lastName ?? customer.lastName;
  customer.note = wanted.note ?? customer.note;
  customer.tags = [...new Set([...customer.tags, ...(wanted.tags ?? [])])];
  customer.updatedAt = stamp;
  shop.customers.set(customer.id, customer);
  return customer.id;
}

function findUpserted(shop: Shop, input: UpsertCustomerInput): Customer | undefined {
  if (input.id) return shop.customers.get(input.id);
  const email = input.email?.toLowerCase();
  return email ? [...shop.customers.values()].find((customer) => customer.email?.toLowerCase() === email) : undefined;
}

function findAssociated(shop: Shop, input: { readonly id?: string | null; readonly email?: string | null }) {
  if (input.id) return shop.customers.get(input.id);
  return [...shop.customers.values()].find((customer) => customer.email === input.email);
}
