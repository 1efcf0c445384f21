import { parseAmount } from '../state/money.ts';
import type { Shop } from '../state/shop.ts';
import type { UserError } from '../user-error.ts';
import { addressErrors, isEmail, isPhone } from './addresses.ts';
import { customerErrors } from './customers.ts';
import type { MoneyBagInput, OrderCreateInput, TaxLineInput } from './inputs.ts';

type Path = readonly string[];

/** Everything `orderCreate` refuses by its input alone (reference 1.1–1.7). */
export function orderErrors(shop: Shop, input: OrderCreateInput, nowMs: number): UserError[] {
  const at = (...path: readonly string[]) => ['order', ...path];
  const errors: UserError[] = [];
  const invalid = (field: Path, message: string, code = 'INVALID') => errors.push({ field, message, code });

  if (shop.status === 'dormant') invalid([], 'Shop is dormant', 'SHOP_DORMANT');
  if (input.customer && input.customerId) {
    invalid(at('customer'), 'Only one of customer and customerId can be given', 'REDUNDANT_CUSTOMER_FIELDS');
  }
  const lines = input.lineItems ?? [];
  if (lines.length === 0) invalid(at('lineItems'), 'Line items must have at least one line item');
  if (lines.length > 500) invalid(at('lineItems'), 'Line items cannot be more than 500');

  const money = new MoneyCheck(shop, input, invalid);
  lines.forEach((line, index) => {
    const path = at('lineItems', String(index));
    if (line.quantity < 1) invalid([...path, 'quantity'], 'Quantity must be greater than 0');
    if (line.variantId && !shop.variants.has(line.variantId)) invalid([...path, 'variantId'], 'Variant does not exist');
    if (!line.variantId && !line.title) invalid([...path, 'title'], "Title can't be blank");
    if (!line.variantId && !line.priceSet) invalid([...path, 'priceSet'], "Price can't be blank");
    money.bag(line.priceSet, [...path, 'priceSet']);
    money.taxes(line.taxLines, [...path, 'taxLines']);
  });
  (input.shippingLines ?? []).forEach((line, index) => {
    const path = at('shippingLines', String(index));
    if (!line.title) invalid([...path, 'title'], "Title can't be blank");
    money.bag(line.priceSet, [...path, 'priceSet']);
    money.taxes(line.taxLines, [...path, 'taxLines']);
  });
  money.taxes(input.taxLines, at('taxLines'));
  const parts = [...lines, ...(input.shippingLines ?? [])];
  if ((input.taxLines ?? []).length > 0 && parts.some((part) => (part.taxLines ?? []).length > 0)) {
    invalid(at('taxLines'), 'Tax lines can be given for the order or for its lines, not for both');
  }
  (input.transactions ?? []).forEach((transaction, index) => {
    money.bag(transaction.amountSet, at('transactions', String(index), 'amountSet'));
  });

  errors.push(...addressErrors(input.shippingAddress, at('shippingAddress')));
  errors.push(...addressErrors(input.billingAddress, at('billingAddress')));
  if (input.email && !isEmail(input.email)) invalid(at('email'), 'Email is invalid');
  if (input.phone && !isPhone(input.phone)) invalid(at('phone'), 'Phone is invalid');
  errors.push(...customerErrors(shop, input.customer, at('customer')));
  if (input.processedAt && (Date.parse(input.processedAt) < 0 || nowMs < 0)) {
    invalid(at('processedAt'), 'Processed at is invalid', 'PROCESSED_AT_INVALID');
  }
  const tags = input.tags ?? [];
  if (tags.length > 250 || tags.some((tag) => tag.length > 40)) invalid(at('tags'), 'Tags are too many or too long');
  if ((input.note?.length ?? 0) > 5000) invalid(at('note'), 'Note is too long (maximum is 5000 characters)');
  return errors;
}

/** Currencies of an order: shop money in the shop's, presentment money in the one the order names, all or none. */
class MoneyCheck {
  readonly #shop: Shop;
  readonly #presentment: string | null;
  readonly #invalid: (field: Path, message: string, code?: string) => void;

  constructor(shop: Shop, input: OrderCreateInput, invalid: (field: Path, message: string, code?: string) => void) {
    this.#shop = shop;
    this.#presentment = input.presentmentCurrency ?? null;
    this.#invalid = invalid;
    if (input.currency && input.currency !== shop.currencyCode) {
      invalid(['order', 'currency'], `Currency must be the shop's currency ${shop.currencyCode}`);
    }
  }

  bag(bag: MoneyBagInput | null | undefined, path: Path): void {
    if (!bag) return;
    if (bag.shopMoney.currencyCode !== this.#shop.currencyCode) {
      this.#invalid([...path, 'shopMoney', 'currencyCode'], `must be the shop's currency ${this.#shop.currencyCode}`);
    }
    for (const [side, value] of [
      ['shopMoney', bag.shopMoney],
      ['presentmentMoney', bag.presentmentMoney],
    ] as const) {
      if (!value) continue;
      const amount = parseAmount(value.amount, value.currencyCode);
      if (!amount || amount.minor < 0) this.#invalid([...path, side, 'amount'], 'must be greater than or equal to 0');
    }
    const wanted = this.#presentment ?? this.#shop.currencyCode;
    const presentment = bag.presentmentMoney?.currencyCode ?? bag.shopMoney.currencyCode;
    if (presentment !== wanted) {
      this.#invalid(
        [...path, 'presentmentMoney', 'currencyCode'],
        `must be the order's presentment currency ${wanted}`,
      );
    }
  }

  taxes(lines: readonly TaxLineInput[] | null | undefined, path: Path): void {
    (lines ?? []).forEach((line, index) => {
      const here = [...path, String(index)];
      if (line.rate.trim() === '' || Number.isNaN(Number(line.rate))) {
        this.#invalid([...here, 'rate'], 'Tax line rate is missing', 'TAX_LINE_RATE_MISSING');
      } else if (Number(line.rate) < 0 || Number(line.rate) > 1) {
        this.#invalid([...here, 'rate'], 'Tax line rate must be between 0 and 1');
      }
      this.bag(line.priceSet, [...here, 'priceSet']);
    });
  }
}
