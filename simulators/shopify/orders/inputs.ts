/** Inputs of the order mutations after the schema has checked them: shapes are certain, meaning is not. */

export interface MoneyInput {
  readonly amount: string;
  readonly currencyCode: string;
}

export interface MoneyBagInput {
  readonly shopMoney: MoneyInput;
  readonly presentmentMoney?: MoneyInput | null;
}

export interface TaxLineInput {
  readonly title: string;
  readonly rate: string;
  readonly priceSet?: MoneyBagInput | null;
  readonly channelLiable?: boolean | null;
}

export interface AddressInput {
  readonly address1?: string | null;
  readonly address2?: string | null;
  readonly city?: string | null;
  readonly company?: string | null;
  readonly country?: string | null;
  readonly countryCode?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly phone?: string | null;
  readonly province?: string | null;
  readonly provinceCode?: string | null;
  readonly zip?: string | null;
}

export interface MetafieldInput {
  readonly namespace?: string | null;
  readonly key?: string | null;
  readonly type?: string | null;
  readonly value?: string | null;
}

export interface LineItemInput {
  readonly variantId?: string | null;
  readonly productId?: string | null;
  readonly quantity: number;
  readonly priceSet?: MoneyBagInput | null;
  readonly requiresShipping?: boolean | null;
  readonly taxable?: boolean | null;
  readonly taxLines?: readonly TaxLineInput[] | null;
  readonly title?: string | null;
  readonly sku?: string | null;
  readonly vendor?: string | null;
  readonly variantTitle?: string | null;
  readonly properties?: readonly { readonly name: string; readonly value: string }[] | null;
}

export interface ShippingLineInput {
  readonly title: string;
  readonly code?: string | null;
  readonly source?: string | null;
  readonly priceSet: MoneyBagInput;
  readonly taxLines?: readonly TaxLineInput[] | null;
}

export interface TransactionInput {
  readonly amountSet: MoneyBagInput;
  readonly gateway?: string | null;
  readonly kind?: string | null;
  readonly status?: string | null;
  readonly processedAt?: string | null;
  readonly test?: boolean | null;
}

export interface UpsertCustomerInput {
  readonly id?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly firstName?: string | null;
  readonly lastName?: string | null;
  readonly addresses?: readonly object[] | null;
  readonly tags?: readonly string[] | null;
  readonly note?: string | null;
}

export interface CustomerInput {
  readonly toAssociate?: { readonly id?: string | null; readonly email?: string | null } | null;
  readonly toUpsert?: UpsertCustomerInput | null;
}

export interface OrderCreateInput {
  readonly lineItems?: readonly LineItemInput[] | null;
  readonly shippingLines?: readonly ShippingLineInput[] | null;
  readonly taxLines?: readonly TaxLineInput[] | null;
  readonly taxesIncluded?: boolean | null;
  readonly transactions?: readonly TransactionInput[] | null;
  readonly financialStatus?: string | null;
  readonly currency?: string | null;
  readonly presentmentCurrency?: string | null;
  readonly customer?: CustomerInput | null;
  readonly customerId?: string | null;
  readonly email?: string | null;
  readonly phone?: string | null;
  readonly shippingAddress?: AddressInput | null;
  readonly billingAddress?: AddressInput | null;
  readonly sourceName?: string | null;
  readonly sourceIdentifier?: string | null;
  readonly sourceUrl?: string | null;
  readonly name?: string | null;
  readonly poNumber?: string | null;
  readonly tags?: readonly string[] | null;
  readonly note?: string | null;
  readonly customAttributes?: readonly { readonly key: string; readonly value: string }[] | null;
  readonly metafields?: readonly MetafieldInput[] | null;
  readonly processedAt?: string | null;
  readonly closedAt?: string | null;
  readonly test?: boolean | null;
  readonly fulfillmentStatus?: string | null;
  readonly fulfillment?: object | null;
}

export interface OrderCreateOptions {
  readonly inventoryBehaviour?: 'BYPASS' | 'DECREMENT_IGNORING_POLICY' | 'DECREMENT_OBEYING_POLICY' | null;
}
