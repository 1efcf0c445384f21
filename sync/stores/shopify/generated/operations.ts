/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export const CountryCode = {
  Ac: 'AC',
  Ad: 'AD',
  Ae: 'AE',
  Af: 'AF',
  Ag: 'AG',
  Ai: 'AI',
  Al: 'AL',
  Am: 'AM',
  An: 'AN',
  Ao: 'AO',
  Ar: 'AR',
  At: 'AT',
  Au: 'AU',
  Aw: 'AW',
  Ax: 'AX',
  Az: 'AZ',
  Ba: 'BA',
  Bb: 'BB',
  Bd: 'BD',
  Be: 'BE',
  Bf: 'BF',
  Bg: 'BG',
  Bh: 'BH',
  Bi: 'BI',
  Bj: 'BJ',
  Bl: 'BL',
  Bm: 'BM',
  Bn: 'BN',
  Bo: 'BO',
  Bq: 'BQ',
  Br: 'BR',
  Bs: 'BS',
  Bt: 'BT',
  Bv: 'BV',
  Bw: 'BW',
  By: 'BY',
  Bz: 'BZ',
  Ca: 'CA',
  Cc: 'CC',
  Cd: 'CD',
  Cf: 'CF',
  Cg: 'CG',
  Ch: 'CH',
  Ci: 'CI',
  Ck: 'CK',
  Cl: 'CL',
  Cm: 'CM',
  Cn: 'CN',
  Co: 'CO',
  Cr: 'CR',
  Cu: 'CU',
  Cv: 'CV',
  Cw: 'CW',
  Cx: 'CX',
  Cy: 'CY',
  Cz: 'CZ',
  De: 'DE',
  Dj: 'DJ',
  Dk: 'DK',
  Dm: 'DM',
  Do: 'DO',
  Dz: 'DZ',
  Ec: 'EC',
  Ee: 'EE',
  Eg: 'EG',
  Eh: 'EH',
  Er: 'ER',
  Es: 'ES',
  Et: 'ET',
  Fi: 'FI',
  Fj: 'FJ',
  Fk: 'FK',
  Fo: 'FO',
  Fr: 'FR',
  Ga: 'GA',
  Gb: 'GB',
  Gd: 'GD',
  Ge: 'GE',
  Gf: 'GF',
  Gg: 'GG',
  Gh: 'GH',
  Gi: 'GI',
  Gl: 'GL',
  Gm: 'GM',
  Gn: 'GN',
  Gp: 'GP',
  Gq: 'GQ',
  Gr: 'GR',
  Gs: 'GS',
  Gt: 'GT',
  Gw: 'GW',
  Gy: 'GY',
  Hk: 'HK',
  Hm: 'HM',
  Hn: 'HN',
  Hr: 'HR',
  Ht: 'HT',
  Hu: 'HU',
  Id: 'ID',
  Ie: 'IE',
  Il: 'IL',
  Im: 'IM',
  In: 'IN',
  Io: 'IO',
  Iq: 'IQ',
  Ir: 'IR',
  Is: 'IS',
  It: 'IT',
  Je: 'JE',
  Jm: 'JM',
  Jo: 'JO',
  Jp: 'JP',
  Ke: 'KE',
  Kg: 'KG',
  Kh: 'KH',
  Ki: 'KI',
  Km: 'KM',
  Kn: 'KN',
  Kp: 'KP',
  Kr: 'KR',
  Kw: 'KW',
  Ky: 'KY',
  Kz: 'KZ',
  La: 'LA',
  Lb: 'LB',
  Lc: 'LC',
  Li: 'LI',
  Lk: 'LK',
  Lr: 'LR',
  Ls: 'LS',
  Lt: 'LT',
  Lu: 'LU',
  Lv: 'LV',
  Ly: 'LY',
  Ma: 'MA',
  Mc: 'MC',
  Md: 'MD',
  Me: 'ME',
  Mf: 'MF',
  Mg: 'MG',
  Mk: 'MK',
  Ml: 'ML',
  Mm: 'MM',
  Mn: 'MN',
  Mo: 'MO',
  Mq: 'MQ',
  Mr: 'MR',
  Ms: 'MS',
  Mt: 'MT',
  Mu: 'MU',
  Mv: 'MV',
  Mw: 'MW',
  Mx: 'MX',
  My: 'MY',
  Mz: 'MZ',
  Na: 'NA',
  Nc: 'NC',
  Ne: 'NE',
  Nf: 'NF',
  Ng: 'NG',
  Ni: 'NI',
  Nl: 'NL',
  No: 'NO',
  Np: 'NP',
  Nr: 'NR',
  Nu: 'NU',
  Nz: 'NZ',
  Om: 'OM',
  Pa: 'PA',
  Pe: 'PE',
  Pf: 'PF',
  Pg: 'PG',
  Ph: 'PH',
  Pk: 'PK',
  Pl: 'PL',
  Pm: 'PM',
  Pn: 'PN',
  Ps: 'PS',
  Pt: 'PT',
  Py: 'PY',
  Qa: 'QA',
  Re: 'RE',
  Ro: 'RO',
  Rs: 'RS',
  Ru: 'RU',
  Rw: 'RW',
  Sa: 'SA',
  Sb: 'SB',
  Sc: 'SC',
  Sd: 'SD',
  Se: 'SE',
  Sg: 'SG',
  Sh: 'SH',
  Si: 'SI',
  Sj: 'SJ',
  Sk: 'SK',
  Sl: 'SL',
  Sm: 'SM',
  Sn: 'SN',
  So: 'SO',
  Sr: 'SR',
  Ss: 'SS',
  St: 'ST',
  Sv: 'SV',
  Sx: 'SX',
  Sy: 'SY',
  Sz: 'SZ',
  Ta: 'TA',
  Tc: 'TC',
  Td: 'TD',
  Tf: 'TF',
  Tg: 'TG',
  Th: 'TH',
  Tj: 'TJ',
  Tk: 'TK',
  Tl: 'TL',
  Tm: 'TM',
  Tn: 'TN',
  To: 'TO',
  Tr: 'TR',
  Tt: 'TT',
  Tv: 'TV',
  Tw: 'TW',
  Tz: 'TZ',
  Ua: 'UA',
  Ug: 'UG',
  Um: 'UM',
  Us: 'US',
  Uy: 'UY',
  Uz: 'UZ',
  Va: 'VA',
  Vc: 'VC',
  Ve: 'VE',
  Vg: 'VG',
  Vn: 'VN',
  Vu: 'VU',
  Wf: 'WF',
  Ws: 'WS',
  Xk: 'XK',
  Ye: 'YE',
  Yt: 'YT',
  Za: 'ZA',
  Zm: 'ZM',
  Zw: 'ZW',
  Zz: 'ZZ'
} as const;

export type CountryCode = typeof CountryCode[keyof typeof CountryCode];
export const CurrencyCode = {
  Aed: 'AED',
  Afn: 'AFN',
  All: 'ALL',
  Amd: 'AMD',
  Ang: 'ANG',
  Aoa: 'AOA',
  Ars: 'ARS',
  Aud: 'AUD',
  Awg: 'AWG',
  Azn: 'AZN',
  Bam: 'BAM',
  Bbd: 'BBD',
  Bdt: 'BDT',
  Bgn: 'BGN',
  Bhd: 'BHD',
  Bif: 'BIF',
  Bmd: 'BMD',
  Bnd: 'BND',
  Bob: 'BOB',
  Brl: 'BRL',
  Bsd: 'BSD',
  Btn: 'BTN',
  Bwp: 'BWP',
  Byn: 'BYN',
  Byr: 'BYR',
  Bzd: 'BZD',
  Cad: 'CAD',
  Cdf: 'CDF',
  Chf: 'CHF',
  Clp: 'CLP',
  Cny: 'CNY',
  Cop: 'COP',
  Crc: 'CRC',
  Cve: 'CVE',
  Czk: 'CZK',
  Djf: 'DJF',
  Dkk: 'DKK',
  Dop: 'DOP',
  Dzd: 'DZD',
  Egp: 'EGP',
  Ern: 'ERN',
  Etb: 'ETB',
  Eur: 'EUR',
  Fjd: 'FJD',
  Fkp: 'FKP',
  Gbp: 'GBP',
  Gel: 'GEL',
  Ghs: 'GHS',
  Gip: 'GIP',
  Gmd: 'GMD',
  Gnf: 'GNF',
  Gtq: 'GTQ',
  Gyd: 'GYD',
  Hkd: 'HKD',
  Hnl: 'HNL',
  Hrk: 'HRK',
  Htg: 'HTG',
  Huf: 'HUF',
  Idr: 'IDR',
  Ils: 'ILS',
  Inr: 'INR',
  Iqd: 'IQD',
  Irr: 'IRR',
  Isk: 'ISK',
  Jep: 'JEP',
  Jmd: 'JMD',
  Jod: 'JOD',
  Jpy: 'JPY',
  Kes: 'KES',
  Kgs: 'KGS',
  Khr: 'KHR',
  Kid: 'KID',
  Kmf: 'KMF',
  Krw: 'KRW',
  Kwd: 'KWD',
  Kyd: 'KYD',
  Kzt: 'KZT',
  Lak: 'LAK',
  Lbp: 'LBP',
  Lkr: 'LKR',
  Lrd: 'LRD',
  Lsl: 'LSL',
  Ltl: 'LTL',
  Lvl: 'LVL',
  Lyd: 'LYD',
  Mad: 'MAD',
  Mdl: 'MDL',
  Mga: 'MGA',
  Mkd: 'MKD',
  Mmk: 'MMK',
  Mnt: 'MNT',
  Mop: 'MOP',
  Mru: 'MRU',
  Mur: 'MUR',
  Mvr: 'MVR',
  Mwk: 'MWK',
  Mxn: 'MXN',
  Myr: 'MYR',
  Mzn: 'MZN',
  Nad: 'NAD',
  Ngn: 'NGN',
  Nio: 'NIO',
  Nok: 'NOK',
  Npr: 'NPR',
  Nzd: 'NZD',
  Omr: 'OMR',
  Pab: 'PAB',
  Pen: 'PEN',
  Pgk: 'PGK',
  Php: 'PHP',
  Pkr: 'PKR',
  Pln: 'PLN',
  Pyg: 'PYG',
  Qar: 'QAR',
  Ron: 'RON',
  Rsd: 'RSD',
  Rub: 'RUB',
  Rwf: 'RWF',
  Sar: 'SAR',
  Sbd: 'SBD',
  Scr: 'SCR',
  Sdg: 'SDG',
  Sek: 'SEK',
  Sgd: 'SGD',
  Shp: 'SHP',
  Sll: 'SLL',
  Sos: 'SOS',
  Srd: 'SRD',
  Ssp: 'SSP',
  Std: 'STD',
  Stn: 'STN',
  Syp: 'SYP',
  Szl: 'SZL',
  Thb: 'THB',
  Tjs: 'TJS',
  Tmt: 'TMT',
  Tnd: 'TND',
  Top: 'TOP',
  Try: 'TRY',
  Ttd: 'TTD',
  Twd: 'TWD',
  Tzs: 'TZS',
  Uah: 'UAH',
  Ugx: 'UGX',
  Usd: 'USD',
  Usdc: 'USDC',
  Uyu: 'UYU',
  Uzs: 'UZS',
  Ved: 'VED',
  Vef: 'VEF',
  Ves: 'VES',
  Vnd: 'VND',
  Vuv: 'VUV',
  Wst: 'WST',
  Xaf: 'XAF',
  Xcd: 'XCD',
  Xof: 'XOF',
  Xpf: 'XPF',
  Xxx: 'XXX',
  Yer: 'YER',
  Zar: 'ZAR',
  Zmw: 'ZMW'
} as const;

export type CurrencyCode = typeof CurrencyCode[keyof typeof CurrencyCode];
export type ExchangeLineItemAppliedDiscountInput = {
  readonly description?: string | null | undefined;
  readonly value: ExchangeLineItemAppliedDiscountValueInput;
};

export type ExchangeLineItemAppliedDiscountValueInput =
  {   readonly amount: MoneyInput; readonly percentage?: never; }
  |  { readonly amount?: never;   readonly percentage: number; };

export type ExchangeLineItemInput = {
  readonly appliedDiscount?: ExchangeLineItemAppliedDiscountInput | null | undefined;
  readonly giftCardCodes?: ReadonlyArray<string> | null | undefined;
  readonly quantity: number;
  readonly variantId?: string | null | undefined;
};

export const FulfillmentEventStatus = {
  AttemptedDelivery: 'ATTEMPTED_DELIVERY',
  CarrierPickedUp: 'CARRIER_PICKED_UP',
  Confirmed: 'CONFIRMED',
  Delayed: 'DELAYED',
  Delivered: 'DELIVERED',
  Failure: 'FAILURE',
  InTransit: 'IN_TRANSIT',
  LabelPrinted: 'LABEL_PRINTED',
  LabelPurchased: 'LABEL_PURCHASED',
  OutForDelivery: 'OUT_FOR_DELIVERY',
  ReadyForPickup: 'READY_FOR_PICKUP'
} as const;

export type FulfillmentEventStatus = typeof FulfillmentEventStatus[keyof typeof FulfillmentEventStatus];
export type FulfillmentInput = {
  readonly lineItemsByFulfillmentOrder: ReadonlyArray<FulfillmentOrderLineItemsInput>;
  readonly notifyCustomer?: boolean | null | undefined;
  readonly originAddress?: FulfillmentOriginAddressInput | null | undefined;
  readonly trackingInfo?: FulfillmentTrackingInput | null | undefined;
};

export const FulfillmentOrderAction = {
  CancelFulfillmentOrder: 'CANCEL_FULFILLMENT_ORDER',
  CreateFulfillment: 'CREATE_FULFILLMENT',
  External: 'EXTERNAL',
  Hold: 'HOLD',
  MarkAsOpen: 'MARK_AS_OPEN',
  Merge: 'MERGE',
  Move: 'MOVE',
  ReleaseHold: 'RELEASE_HOLD',
  ReportProgress: 'REPORT_PROGRESS',
  RequestCancellation: 'REQUEST_CANCELLATION',
  RequestFulfillment: 'REQUEST_FULFILLMENT',
  Split: 'SPLIT'
} as const;

export type FulfillmentOrderAction = typeof FulfillmentOrderAction[keyof typeof FulfillmentOrderAction];
export type FulfillmentOrderLineItemInput = {
  readonly id: string;
  readonly quantity: number;
};

export type FulfillmentOrderLineItemsInput = {
  readonly fulfillmentOrderId: string;
  readonly fulfillmentOrderLineItems?: ReadonlyArray<FulfillmentOrderLineItemInput> | null | undefined;
};

export const FulfillmentOrderMoveFulfillmentOrderMoveUserErrorCode = {
  CannotMoveFulfillmentOrderWithReportedProgress: 'CANNOT_MOVE_FULFILLMENT_ORDER_WITH_REPORTED_PROGRESS'
} as const;

export type FulfillmentOrderMoveFulfillmentOrderMoveUserErrorCode = typeof FulfillmentOrderMoveFulfillmentOrderMoveUserErrorCode[keyof typeof FulfillmentOrderMoveFulfillmentOrderMoveUserErrorCode];
export const FulfillmentOrderRequestStatus = {
  Accepted: 'ACCEPTED',
  CancellationAccepted: 'CANCELLATION_ACCEPTED',
  CancellationRejected: 'CANCELLATION_REJECTED',
  CancellationRequested: 'CANCELLATION_REQUESTED',
  Closed: 'CLOSED',
  Rejected: 'REJECTED',
  Submitted: 'SUBMITTED',
  Unsubmitted: 'UNSUBMITTED'
} as const;

export type FulfillmentOrderRequestStatus = typeof FulfillmentOrderRequestStatus[keyof typeof FulfillmentOrderRequestStatus];
export const FulfillmentOrderStatus = {
  Cancelled: 'CANCELLED',
  Closed: 'CLOSED',
  Incomplete: 'INCOMPLETE',
  InProgress: 'IN_PROGRESS',
  OnHold: 'ON_HOLD',
  Open: 'OPEN',
  Scheduled: 'SCHEDULED'
} as const;

export type FulfillmentOrderStatus = typeof FulfillmentOrderStatus[keyof typeof FulfillmentOrderStatus];
export type FulfillmentOriginAddressInput = {
  readonly address1?: string | null | undefined;
  readonly address2?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly countryCode: string;
  readonly provinceCode?: string | null | undefined;
  readonly zip?: string | null | undefined;
};

export const FulfillmentStatus = {
  Cancelled: 'CANCELLED',
  Error: 'ERROR',
  Failure: 'FAILURE',
  Open: 'OPEN',
  Pending: 'PENDING',
  Success: 'SUCCESS'
} as const;

export type FulfillmentStatus = typeof FulfillmentStatus[keyof typeof FulfillmentStatus];
export type FulfillmentTrackingInput = {
  readonly company?: string | null | undefined;
  readonly number?: string | null | undefined;
  readonly numbers?: ReadonlyArray<string> | null | undefined;
  readonly url?: string | null | undefined;
  readonly urls?: ReadonlyArray<string> | null | undefined;
};

export type HasMetafieldsMetafieldIdentifierInput = {
  readonly key: string;
  readonly namespace?: string | null | undefined;
};

export const InclusiveTaxPricingStrategy = {
  AddTaxesAtCheckout: 'ADD_TAXES_AT_CHECKOUT',
  IncludesTaxesInPrice: 'INCLUDES_TAXES_IN_PRICE',
  IncludesTaxesInPriceBasedOnCountry: 'INCLUDES_TAXES_IN_PRICE_BASED_ON_COUNTRY'
} as const;

export type InclusiveTaxPricingStrategy = typeof InclusiveTaxPricingStrategy[keyof typeof InclusiveTaxPricingStrategy];
export type InventoryAdjustQuantitiesInput = {
  readonly changes: ReadonlyArray<InventoryChangeInput>;
  readonly name: string;
  readonly reason: string;
  readonly referenceDocumentUri?: string | null | undefined;
};

export const InventoryAdjustQuantitiesUserErrorCode = {
  AdjustQuantitiesFailed: 'ADJUST_QUANTITIES_FAILED',
  ChangeFromQuantityStale: 'CHANGE_FROM_QUANTITY_STALE',
  IdempotencyConcurrentRequest: 'IDEMPOTENCY_CONCURRENT_REQUEST',
  IdempotencyKeyParameterMismatch: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
  IdempotencyPreviousAttemptFailed: 'IDEMPOTENCY_PREVIOUS_ATTEMPT_FAILED',
  InternalLedgerDocument: 'INTERNAL_LEDGER_DOCUMENT',
  InvalidAvailableDocument: 'INVALID_AVAILABLE_DOCUMENT',
  InvalidInventoryItem: 'INVALID_INVENTORY_ITEM',
  InvalidLedgerDocument: 'INVALID_LEDGER_DOCUMENT',
  InvalidLocation: 'INVALID_LOCATION',
  InvalidQuantityDocument: 'INVALID_QUANTITY_DOCUMENT',
  InvalidQuantityName: 'INVALID_QUANTITY_NAME',
  InvalidQuantityTooHigh: 'INVALID_QUANTITY_TOO_HIGH',
  InvalidQuantityTooLow: 'INVALID_QUANTITY_TOO_LOW',
  InvalidReason: 'INVALID_REASON',
  InvalidReferenceDocument: 'INVALID_REFERENCE_DOCUMENT',
  MaxOneLedgerDocument: 'MAX_ONE_LEDGER_DOCUMENT',
  NonMutableInventoryItem: 'NON_MUTABLE_INVENTORY_ITEM',
  ServiceUnavailable: 'SERVICE_UNAVAILABLE'
} as const;

export type InventoryAdjustQuantitiesUserErrorCode = typeof InventoryAdjustQuantitiesUserErrorCode[keyof typeof InventoryAdjustQuantitiesUserErrorCode];
export type InventoryChangeInput = {
  readonly changeFromQuantity?: number | null | undefined;
  readonly delta: number;
  readonly inventoryItemId: string;
  readonly ledgerDocumentUri?: string | null | undefined;
  readonly locationId: string;
};

export type MailingAddressInput = {
  readonly address1?: string | null | undefined;
  readonly address2?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly company?: string | null | undefined;
  /** @deprecated Use `countryCode` instead. */
  readonly country?: string | null | undefined;
  readonly countryCode?: CountryCode | null | undefined;
  readonly firstName?: string | null | undefined;
  /** @deprecated Not needed for 90% of mutations, and provided separately where it is needed. */
  readonly id?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly phone?: string | null | undefined;
  /** @deprecated Use `provinceCode` instead. */
  readonly province?: string | null | undefined;
  readonly provinceCode?: string | null | undefined;
  readonly zip?: string | null | undefined;
};

export type MetafieldAccessInput = {
  readonly admin?: MetafieldAdminAccessInput | null | undefined;
  readonly customerAccount?: MetafieldCustomerAccountAccessInput | null | undefined;
  readonly storefront?: MetafieldStorefrontAccessInput | null | undefined;
};

export const MetafieldAdminAccessInput = {
  MerchantRead: 'MERCHANT_READ',
  MerchantReadWrite: 'MERCHANT_READ_WRITE'
} as const;

export type MetafieldAdminAccessInput = typeof MetafieldAdminAccessInput[keyof typeof MetafieldAdminAccessInput];
export type MetafieldCapabilityAdminFilterableInput = {
  readonly enabled: boolean;
};

export type MetafieldCapabilityAnalyticsQueryableInput = {
  readonly enabled: boolean;
};

export type MetafieldCapabilityCartToOrderCopyableInput = {
  readonly enabled: boolean;
};

export type MetafieldCapabilityCreateInput = {
  readonly adminFilterable?: MetafieldCapabilityAdminFilterableInput | null | undefined;
  readonly analyticsQueryable?: MetafieldCapabilityAnalyticsQueryableInput | null | undefined;
  readonly cartToOrderCopyable?: MetafieldCapabilityCartToOrderCopyableInput | null | undefined;
  readonly smartCollectionCondition?: MetafieldCapabilitySmartCollectionConditionInput | null | undefined;
  readonly uniqueValues?: MetafieldCapabilityUniqueValuesInput | null | undefined;
};

export type MetafieldCapabilitySmartCollectionConditionInput = {
  readonly enabled: boolean;
};

export type MetafieldCapabilityUniqueValuesInput = {
  readonly enabled: boolean;
};

export const MetafieldCustomerAccountAccessInput = {
  None: 'NONE',
  Read: 'READ',
  ReadWrite: 'READ_WRITE'
} as const;

export type MetafieldCustomerAccountAccessInput = typeof MetafieldCustomerAccountAccessInput[keyof typeof MetafieldCustomerAccountAccessInput];
export type MetafieldDefinitionConstraintsInput = {
  readonly key: string;
  readonly values: ReadonlyArray<string>;
};

export const MetafieldDefinitionCreateUserErrorCode = {
  AdminAccessInputNotAllowed: 'ADMIN_ACCESS_INPUT_NOT_ALLOWED',
  Blank: 'BLANK',
  CapabilityRequiredButDisabled: 'CAPABILITY_REQUIRED_BUT_DISABLED',
  DuplicateOption: 'DUPLICATE_OPTION',
  Inclusion: 'INCLUSION',
  Invalid: 'INVALID',
  InvalidCapability: 'INVALID_CAPABILITY',
  InvalidCharacter: 'INVALID_CHARACTER',
  InvalidConstraints: 'INVALID_CONSTRAINTS',
  InvalidInputCombination: 'INVALID_INPUT_COMBINATION',
  InvalidOption: 'INVALID_OPTION',
  LimitExceeded: 'LIMIT_EXCEEDED',
  OwnerTypeLimitExceededForAutomatedCollections: 'OWNER_TYPE_LIMIT_EXCEEDED_FOR_AUTOMATED_COLLECTIONS',
  OwnerTypeLimitExceededForUseAsAdminFilters: 'OWNER_TYPE_LIMIT_EXCEEDED_FOR_USE_AS_ADMIN_FILTERS',
  PinnedLimitReached: 'PINNED_LIMIT_REACHED',
  Present: 'PRESENT',
  ReservedNamespaceKey: 'RESERVED_NAMESPACE_KEY',
  ResourceTypeLimitExceeded: 'RESOURCE_TYPE_LIMIT_EXCEEDED',
  ResourceTypeLimitExceededByApp: 'RESOURCE_TYPE_LIMIT_EXCEEDED_BY_APP',
  Taken: 'TAKEN',
  TooLong: 'TOO_LONG',
  TooShort: 'TOO_SHORT',
  TypeNotAllowedForConditions: 'TYPE_NOT_ALLOWED_FOR_CONDITIONS',
  UnstructuredAlreadyExists: 'UNSTRUCTURED_ALREADY_EXISTS',
  UnsupportedPinning: 'UNSUPPORTED_PINNING'
} as const;

export type MetafieldDefinitionCreateUserErrorCode = typeof MetafieldDefinitionCreateUserErrorCode[keyof typeof MetafieldDefinitionCreateUserErrorCode];
export type MetafieldDefinitionInput = {
  readonly access?: MetafieldAccessInput | null | undefined;
  readonly capabilities?: MetafieldCapabilityCreateInput | null | undefined;
  readonly constraints?: MetafieldDefinitionConstraintsInput | null | undefined;
  readonly description?: string | null | undefined;
  readonly key: string;
  readonly name: string;
  readonly namespace?: string | null | undefined;
  readonly ownerType: MetafieldOwnerType;
  readonly pin?: boolean | null | undefined;
  readonly type: string;
  /** @deprecated Use `smartCollectionCondition` instead. */
  readonly useAsCollectionCondition?: boolean | null | undefined;
  readonly validations?: ReadonlyArray<MetafieldDefinitionValidationInput> | null | undefined;
};

export type MetafieldDefinitionValidationInput = {
  readonly name: string;
  readonly value: string;
};

export type MetafieldInput = {
  readonly id?: string | null | undefined;
  readonly key?: string | null | undefined;
  readonly namespace?: string | null | undefined;
  readonly type?: string | null | undefined;
  readonly value?: string | null | undefined;
};

export const MetafieldOwnerType = {
  ApiPermission: 'API_PERMISSION',
  Article: 'ARTICLE',
  Blog: 'BLOG',
  Carttransform: 'CARTTRANSFORM',
  Collection: 'COLLECTION',
  Company: 'COMPANY',
  CompanyLocation: 'COMPANY_LOCATION',
  Customer: 'CUSTOMER',
  DeliveryCustomization: 'DELIVERY_CUSTOMIZATION',
  Discount: 'DISCOUNT',
  Draftorder: 'DRAFTORDER',
  FulfillmentConstraintRule: 'FULFILLMENT_CONSTRAINT_RULE',
  GiftCardTransaction: 'GIFT_CARD_TRANSACTION',
  Location: 'LOCATION',
  Market: 'MARKET',
  MediaImage: 'MEDIA_IMAGE',
  Order: 'ORDER',
  OrderRoutingLocationRule: 'ORDER_ROUTING_LOCATION_RULE',
  Page: 'PAGE',
  PaymentCustomization: 'PAYMENT_CUSTOMIZATION',
  Product: 'PRODUCT',
  Productvariant: 'PRODUCTVARIANT',
  SellingPlan: 'SELLING_PLAN',
  Shop: 'SHOP',
  Transfer: 'TRANSFER',
  Validation: 'VALIDATION'
} as const;

export type MetafieldOwnerType = typeof MetafieldOwnerType[keyof typeof MetafieldOwnerType];
export const MetafieldStorefrontAccessInput = {
  None: 'NONE',
  PublicRead: 'PUBLIC_READ'
} as const;

export type MetafieldStorefrontAccessInput = typeof MetafieldStorefrontAccessInput[keyof typeof MetafieldStorefrontAccessInput];
export type MoneyBagInput = {
  readonly presentmentMoney?: MoneyInput | null | undefined;
  readonly shopMoney: MoneyInput;
};

export type MoneyInput = {
  readonly amount: string;
  readonly currencyCode: CurrencyCode;
};

export const OrderAdjustmentInputDiscrepancyReason = {
  Customer: 'CUSTOMER',
  Damage: 'DAMAGE',
  Other: 'OTHER',
  Restock: 'RESTOCK'
} as const;

export type OrderAdjustmentInputDiscrepancyReason = typeof OrderAdjustmentInputDiscrepancyReason[keyof typeof OrderAdjustmentInputDiscrepancyReason];
export const OrderCancelStatus = {
  Failed: 'FAILED',
  Started: 'STARTED',
  Succeeded: 'SUCCEEDED'
} as const;

export type OrderCancelStatus = typeof OrderCancelStatus[keyof typeof OrderCancelStatus];
export const OrderCancelUserErrorCode = {
  InternalError: 'INTERNAL_ERROR',
  Invalid: 'INVALID',
  NotFound: 'NOT_FOUND',
  NoRefundPermission: 'NO_REFUND_PERMISSION',
  NoRefundToStoreCreditPermission: 'NO_REFUND_TO_STORE_CREDIT_PERMISSION',
  StoreCreditRefundB2BNotSupported: 'STORE_CREDIT_REFUND_B2B_NOT_SUPPORTED',
  StoreCreditRefundExpirationInPast: 'STORE_CREDIT_REFUND_EXPIRATION_IN_PAST',
  StoreCreditRefundMissingCustomer: 'STORE_CREDIT_REFUND_MISSING_CUSTOMER'
} as const;

export type OrderCancelUserErrorCode = typeof OrderCancelUserErrorCode[keyof typeof OrderCancelUserErrorCode];
export type OrderCreateAssociateCustomerAttributesInput = {
  readonly email?: string | null | undefined;
  readonly id?: string | null | undefined;
};

export type OrderCreateCustomAttributeInput = {
  readonly key: string;
  readonly value: string;
};

export type OrderCreateCustomerAddressInput = {
  readonly address1?: string | null | undefined;
  readonly address2?: string | null | undefined;
  readonly city?: string | null | undefined;
  readonly company?: string | null | undefined;
  readonly country?: string | null | undefined;
  readonly firstName?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly province?: string | null | undefined;
  readonly zip?: string | null | undefined;
};

export type OrderCreateCustomerInput =
  {   readonly toAssociate: OrderCreateAssociateCustomerAttributesInput; readonly toUpsert?: never; }
  |  { readonly toAssociate?: never;   readonly toUpsert: OrderCreateUpsertCustomerAttributesInput; };

export type OrderCreateDiscountCodeInput = {
  readonly freeShippingDiscountCode?: OrderCreateFreeShippingDiscountCodeAttributesInput | null | undefined;
  readonly itemFixedDiscountCode?: OrderCreateFixedDiscountCodeAttributesInput | null | undefined;
  readonly itemPercentageDiscountCode?: OrderCreatePercentageDiscountCodeAttributesInput | null | undefined;
};

export const OrderCreateFinancialStatus = {
  Authorized: 'AUTHORIZED',
  Expired: 'EXPIRED',
  Paid: 'PAID',
  PartiallyPaid: 'PARTIALLY_PAID',
  PartiallyRefunded: 'PARTIALLY_REFUNDED',
  Pending: 'PENDING',
  Refunded: 'REFUNDED',
  Voided: 'VOIDED'
} as const;

export type OrderCreateFinancialStatus = typeof OrderCreateFinancialStatus[keyof typeof OrderCreateFinancialStatus];
export type OrderCreateFixedDiscountCodeAttributesInput = {
  readonly amountSet?: MoneyBagInput | null | undefined;
  readonly code: string;
};

export type OrderCreateFreeShippingDiscountCodeAttributesInput = {
  readonly code: string;
};

export type OrderCreateFulfillmentInput = {
  readonly locationId: string;
  readonly notifyCustomer?: boolean | null | undefined;
  readonly originAddress?: FulfillmentOriginAddressInput | null | undefined;
  readonly shipmentStatus?: FulfillmentEventStatus | null | undefined;
  readonly trackingCompany?: string | null | undefined;
  readonly trackingNumber?: string | null | undefined;
  readonly trackingNumbers?: ReadonlyArray<string> | null | undefined;
};

export const OrderCreateFulfillmentStatus = {
  Fulfilled: 'FULFILLED',
  Partial: 'PARTIAL',
  Restocked: 'RESTOCKED'
} as const;

export type OrderCreateFulfillmentStatus = typeof OrderCreateFulfillmentStatus[keyof typeof OrderCreateFulfillmentStatus];
export const OrderCreateInputsInventoryBehavior = {
  Bypass: 'BYPASS',
  DecrementIgnoringPolicy: 'DECREMENT_IGNORING_POLICY',
  DecrementObeyingPolicy: 'DECREMENT_OBEYING_POLICY'
} as const;

export type OrderCreateInputsInventoryBehavior = typeof OrderCreateInputsInventoryBehavior[keyof typeof OrderCreateInputsInventoryBehavior];
export type OrderCreateLineItemInput = {
  readonly fulfillmentService?: string | null | undefined;
  readonly giftCard?: boolean | null | undefined;
  readonly priceSet?: MoneyBagInput | null | undefined;
  readonly productId?: string | null | undefined;
  readonly properties?: ReadonlyArray<OrderCreateLineItemPropertyInput> | null | undefined;
  readonly quantity: number;
  readonly requiresShipping?: boolean | null | undefined;
  readonly sku?: string | null | undefined;
  readonly taxLines?: ReadonlyArray<OrderCreateTaxLineInput> | null | undefined;
  readonly taxable?: boolean | null | undefined;
  readonly title?: string | null | undefined;
  readonly variantId?: string | null | undefined;
  readonly variantTitle?: string | null | undefined;
  readonly vendor?: string | null | undefined;
  readonly weight?: WeightInput | null | undefined;
};

export type OrderCreateLineItemPropertyInput = {
  readonly name: string;
  readonly value: string;
};

export type OrderCreateOptionsInput = {
  readonly inventoryBehaviour?: OrderCreateInputsInventoryBehavior | null | undefined;
  readonly sendFulfillmentReceipt?: boolean | null | undefined;
  readonly sendReceipt?: boolean | null | undefined;
};

export type OrderCreateOrderInput = {
  readonly billingAddress?: MailingAddressInput | null | undefined;
  readonly buyerAcceptsMarketing?: boolean | null | undefined;
  readonly closedAt?: string | null | undefined;
  readonly companyLocationId?: string | null | undefined;
  readonly currency?: CurrencyCode | null | undefined;
  readonly customAttributes?: ReadonlyArray<OrderCreateCustomAttributeInput> | null | undefined;
  readonly customer?: OrderCreateCustomerInput | null | undefined;
  /** @deprecated This is replaced by the `customer` field in a future version. */
  readonly customerId?: string | null | undefined;
  readonly discountCode?: OrderCreateDiscountCodeInput | null | undefined;
  readonly email?: string | null | undefined;
  readonly financialStatus?: OrderCreateFinancialStatus | null | undefined;
  readonly fulfillment?: OrderCreateFulfillmentInput | null | undefined;
  readonly fulfillmentStatus?: OrderCreateFulfillmentStatus | null | undefined;
  readonly lineItems?: ReadonlyArray<OrderCreateLineItemInput> | null | undefined;
  readonly metafields?: ReadonlyArray<MetafieldInput> | null | undefined;
  readonly name?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly poNumber?: string | null | undefined;
  readonly presentmentCurrency?: CurrencyCode | null | undefined;
  readonly processedAt?: string | null | undefined;
  readonly referringSite?: string | null | undefined;
  readonly shippingAddress?: MailingAddressInput | null | undefined;
  readonly shippingLines?: ReadonlyArray<OrderCreateShippingLineInput> | null | undefined;
  readonly sourceIdentifier?: string | null | undefined;
  readonly sourceName?: string | null | undefined;
  readonly sourceUrl?: string | null | undefined;
  readonly tags?: ReadonlyArray<string> | null | undefined;
  readonly taxLines?: ReadonlyArray<OrderCreateTaxLineInput> | null | undefined;
  readonly taxesIncluded?: boolean | null | undefined;
  readonly test?: boolean | null | undefined;
  readonly transactions?: ReadonlyArray<OrderCreateOrderTransactionInput> | null | undefined;
  readonly userId?: string | null | undefined;
};

export type OrderCreateOrderTransactionInput = {
  readonly amountSet: MoneyBagInput;
  readonly authorizationCode?: string | null | undefined;
  readonly deviceId?: string | null | undefined;
  readonly gateway?: string | null | undefined;
  readonly giftCardId?: string | null | undefined;
  readonly kind?: OrderTransactionKind | null | undefined;
  readonly locationId?: string | null | undefined;
  readonly processedAt?: string | null | undefined;
  readonly receiptJson?: unknown;
  readonly status?: OrderTransactionStatus | null | undefined;
  readonly test?: boolean | null | undefined;
  readonly userId?: string | null | undefined;
};

export type OrderCreatePercentageDiscountCodeAttributesInput = {
  readonly code: string;
  readonly percentage?: number | null | undefined;
};

export type OrderCreateShippingLineInput = {
  readonly code?: string | null | undefined;
  readonly priceSet: MoneyBagInput;
  readonly source?: string | null | undefined;
  readonly taxLines?: ReadonlyArray<OrderCreateTaxLineInput> | null | undefined;
  readonly title: string;
};

export type OrderCreateTaxLineInput = {
  readonly channelLiable?: boolean | null | undefined;
  readonly priceSet?: MoneyBagInput | null | undefined;
  readonly rate: string;
  readonly title: string;
};

export type OrderCreateUpsertCustomerAttributesInput = {
  readonly addresses?: ReadonlyArray<OrderCreateCustomerAddressInput> | null | undefined;
  readonly email?: string | null | undefined;
  readonly firstName?: string | null | undefined;
  readonly id?: string | null | undefined;
  readonly lastName?: string | null | undefined;
  readonly multipassIdentifier?: string | null | undefined;
  readonly note?: string | null | undefined;
  readonly phone?: string | null | undefined;
  readonly tags?: ReadonlyArray<string> | null | undefined;
  readonly taxExempt?: boolean | null | undefined;
};

export const OrderCreateUserErrorCode = {
  FulfillmentServiceInvalid: 'FULFILLMENT_SERVICE_INVALID',
  Invalid: 'INVALID',
  InventoryClaimFailed: 'INVENTORY_CLAIM_FAILED',
  ProcessedAtInvalid: 'PROCESSED_AT_INVALID',
  RedundantCustomerFields: 'REDUNDANT_CUSTOMER_FIELDS',
  ShopDormant: 'SHOP_DORMANT',
  TaxLineRateMissing: 'TAX_LINE_RATE_MISSING'
} as const;

export type OrderCreateUserErrorCode = typeof OrderCreateUserErrorCode[keyof typeof OrderCreateUserErrorCode];
export const OrderReturnStatus = {
  InspectionComplete: 'INSPECTION_COMPLETE',
  InProgress: 'IN_PROGRESS',
  NoReturn: 'NO_RETURN',
  Returned: 'RETURNED',
  ReturnFailed: 'RETURN_FAILED',
  ReturnRequested: 'RETURN_REQUESTED'
} as const;

export type OrderReturnStatus = typeof OrderReturnStatus[keyof typeof OrderReturnStatus];
export type OrderTransactionInput = {
  readonly amount: string;
  readonly gateway: string;
  readonly kind: OrderTransactionKind;
  readonly orderId: string;
  readonly parentId?: string | null | undefined;
};

export const OrderTransactionKind = {
  Authorization: 'AUTHORIZATION',
  Capture: 'CAPTURE',
  Change: 'CHANGE',
  EmvAuthorization: 'EMV_AUTHORIZATION',
  Refund: 'REFUND',
  Sale: 'SALE',
  SuggestedRefund: 'SUGGESTED_REFUND',
  Void: 'VOID'
} as const;

export type OrderTransactionKind = typeof OrderTransactionKind[keyof typeof OrderTransactionKind];
export const OrderTransactionStatus = {
  AwaitingResponse: 'AWAITING_RESPONSE',
  Error: 'ERROR',
  Failure: 'FAILURE',
  Pending: 'PENDING',
  Success: 'SUCCESS',
  Unknown: 'UNKNOWN'
} as const;

export type OrderTransactionStatus = typeof OrderTransactionStatus[keyof typeof OrderTransactionStatus];
export const ProductStatus = {
  Active: 'ACTIVE',
  Archived: 'ARCHIVED',
  Draft: 'DRAFT',
  Unlisted: 'UNLISTED'
} as const;

export type ProductStatus = typeof ProductStatus[keyof typeof ProductStatus];
export const ProductVariantInventoryPolicy = {
  Continue: 'CONTINUE',
  Deny: 'DENY'
} as const;

export type ProductVariantInventoryPolicy = typeof ProductVariantInventoryPolicy[keyof typeof ProductVariantInventoryPolicy];
export type RefundDutyInput = {
  readonly dutyId: string;
  readonly refundType?: RefundDutyRefundType | null | undefined;
};

export const RefundDutyRefundType = {
  Full: 'FULL',
  Proportional: 'PROPORTIONAL'
} as const;

export type RefundDutyRefundType = typeof RefundDutyRefundType[keyof typeof RefundDutyRefundType];
export type RefundInput = {
  readonly allowOverRefunding?: boolean | null | undefined;
  readonly currency?: CurrencyCode | null | undefined;
  readonly discrepancyReason?: OrderAdjustmentInputDiscrepancyReason | null | undefined;
  readonly note?: string | null | undefined;
  readonly notify?: boolean | null | undefined;
  readonly orderId: string;
  readonly processedAt?: string | null | undefined;
  readonly refundDuties?: ReadonlyArray<RefundDutyInput> | null | undefined;
  readonly refundLineItems?: ReadonlyArray<RefundLineItemInput> | null | undefined;
  readonly refundMethods?: ReadonlyArray<RefundMethodInput> | null | undefined;
  readonly shipping?: ShippingRefundInput | null | undefined;
  readonly transactions?: ReadonlyArray<OrderTransactionInput> | null | undefined;
};

export type RefundLineItemInput = {
  readonly lineItemId: string;
  readonly locationId?: string | null | undefined;
  readonly quantity: number;
  readonly restockType?: RefundLineItemRestockType | null | undefined;
};

export const RefundLineItemRestockType = {
  Cancel: 'CANCEL',
  LegacyRestock: 'LEGACY_RESTOCK',
  NoRestock: 'NO_RESTOCK',
  Return: 'RETURN'
} as const;

export type RefundLineItemRestockType = typeof RefundLineItemRestockType[keyof typeof RefundLineItemRestockType];
export type RefundMethodInput =
  {   readonly storeCreditRefund: StoreCreditRefundInput; };

export type RefundShippingInput = {
  readonly fullRefund?: boolean | null | undefined;
  readonly shippingRefundAmount?: MoneyInput | null | undefined;
};

export type RestockingFeeInput = {
  readonly percentage: number;
};

export const ReturnErrorCode = {
  AlreadyExists: 'ALREADY_EXISTS',
  Blank: 'BLANK',
  CreationFailed: 'CREATION_FAILED',
  EqualTo: 'EQUAL_TO',
  FeatureNotEnabled: 'FEATURE_NOT_ENABLED',
  GreaterThan: 'GREATER_THAN',
  GreaterThanOrEqualTo: 'GREATER_THAN_OR_EQUAL_TO',
  Inclusion: 'INCLUSION',
  IncompatibleWithStandardPolicy: 'INCOMPATIBLE_WITH_STANDARD_POLICY',
  InternalError: 'INTERNAL_ERROR',
  Invalid: 'INVALID',
  InvalidState: 'INVALID_STATE',
  LessThan: 'LESS_THAN',
  LessThanOrEqualTo: 'LESS_THAN_OR_EQUAL_TO',
  MissingPermission: 'MISSING_PERMISSION',
  NotificationFailed: 'NOTIFICATION_FAILED',
  NotANumber: 'NOT_A_NUMBER',
  NotEditable: 'NOT_EDITABLE',
  NotFound: 'NOT_FOUND',
  Present: 'PRESENT',
  Taken: 'TAKEN',
  TooBig: 'TOO_BIG',
  TooLong: 'TOO_LONG',
  TooManyArguments: 'TOO_MANY_ARGUMENTS',
  TooShort: 'TOO_SHORT',
  WrongLength: 'WRONG_LENGTH'
} as const;

export type ReturnErrorCode = typeof ReturnErrorCode[keyof typeof ReturnErrorCode];
export type ReturnInput = {
  readonly exchangeLineItems?: ReadonlyArray<ExchangeLineItemInput> | null | undefined;
  /** @deprecated This field is no longer supported and any value provided to it is currently ignored. */
  readonly notifyCustomer?: boolean | null | undefined;
  readonly orderId: string;
  readonly requestedAt?: string | null | undefined;
  readonly returnLineItems: ReadonlyArray<ReturnLineItemInput>;
  readonly returnShippingFee?: ReturnShippingFeeInput | null | undefined;
  /** @deprecated This field is temporary to support the transition to Returns Processing APIs. */
  readonly unprocessed?: boolean | null | undefined;
};

export type ReturnLineItemInput = {
  readonly fulfillmentLineItemId: string;
  readonly quantity: number;
  readonly restockingFee?: RestockingFeeInput | null | undefined;
  /** @deprecated Use `returnReasonDefinitionId` instead. This field will be removed in the future. */
  readonly returnReason?: ReturnReason | null | undefined;
  readonly returnReasonDefinitionId?: string | null | undefined;
  readonly returnReasonNote?: string | null | undefined;
};

export type ReturnProcessExchangeLineItemInput = {
  readonly id: string;
  readonly quantity: number;
};

export type ReturnProcessFinancialTransferInput =
  {   readonly issueRefund: ReturnProcessRefundInput; };

export type ReturnProcessInput = {
  readonly exchangeLineItems?: ReadonlyArray<ReturnProcessExchangeLineItemInput> | null | undefined;
  readonly financialTransfer?: ReturnProcessFinancialTransferInput | null | undefined;
  readonly note?: string | null | undefined;
  readonly notifyCustomer?: boolean | null | undefined;
  readonly refundDuties?: ReadonlyArray<RefundDutyInput> | null | undefined;
  readonly refundShipping?: RefundShippingInput | null | undefined;
  readonly returnId: string;
  readonly returnLineItems?: ReadonlyArray<ReturnProcessReturnLineItemInput> | null | undefined;
  readonly tipLineId?: string | null | undefined;
};

export type ReturnProcessRefundInput = {
  readonly allowOverRefunding?: boolean | null | undefined;
  readonly orderTransactions: ReadonlyArray<ReturnRefundOrderTransactionInput>;
  readonly refundMethods?: ReadonlyArray<RefundMethodInput> | null | undefined;
};

export type ReturnProcessReturnLineItemInput = {
  readonly dispositions?: ReadonlyArray<ReverseFulfillmentOrderDisposeInput> | null | undefined;
  readonly id: string;
  readonly quantity: number;
};

export const ReturnReason = {
  Color: 'COLOR',
  Defective: 'DEFECTIVE',
  NotAsDescribed: 'NOT_AS_DESCRIBED',
  Other: 'OTHER',
  SizeTooLarge: 'SIZE_TOO_LARGE',
  SizeTooSmall: 'SIZE_TOO_SMALL',
  Style: 'STYLE',
  Unknown: 'UNKNOWN',
  Unwanted: 'UNWANTED',
  WrongItem: 'WRONG_ITEM'
} as const;

export type ReturnReason = typeof ReturnReason[keyof typeof ReturnReason];
export type ReturnRefundOrderTransactionInput = {
  readonly parentId: string;
  readonly transactionAmount: MoneyInput;
};

export type ReturnShippingFeeInput = {
  readonly amount: MoneyInput;
};

export const ReturnStatus = {
  Canceled: 'CANCELED',
  Closed: 'CLOSED',
  Declined: 'DECLINED',
  Open: 'OPEN',
  Requested: 'REQUESTED'
} as const;

export type ReturnStatus = typeof ReturnStatus[keyof typeof ReturnStatus];
export type ReverseFulfillmentOrderDisposeInput = {
  readonly dispositionType: ReverseFulfillmentOrderDispositionType;
  readonly locationId?: string | null | undefined;
  readonly quantity: number;
  readonly reverseFulfillmentOrderLineItemId: string;
};

export const ReverseFulfillmentOrderDispositionType = {
  Missing: 'MISSING',
  NotRestocked: 'NOT_RESTOCKED',
  ProcessingRequired: 'PROCESSING_REQUIRED',
  Restocked: 'RESTOCKED'
} as const;

export type ReverseFulfillmentOrderDispositionType = typeof ReverseFulfillmentOrderDispositionType[keyof typeof ReverseFulfillmentOrderDispositionType];
export type ShippingRefundInput = {
  readonly amount?: string | null | undefined;
  readonly fullRefund?: boolean | null | undefined;
};

export type StoreCreditRefundInput = {
  readonly amount: MoneyInput;
  readonly expiresAt?: string | null | undefined;
};

export const WebhookSubscriptionFormat = {
  Json: 'JSON',
  Xml: 'XML'
} as const;

export type WebhookSubscriptionFormat = typeof WebhookSubscriptionFormat[keyof typeof WebhookSubscriptionFormat];
export type WebhookSubscriptionInput = {
  /** @deprecated Use `uri` instead. */
  readonly callbackUrl?: string | null | undefined;
  readonly filter?: string | null | undefined;
  readonly format?: WebhookSubscriptionFormat | null | undefined;
  readonly includeFields?: ReadonlyArray<string> | null | undefined;
  readonly metafieldNamespaces?: ReadonlyArray<string> | null | undefined;
  readonly metafields?: ReadonlyArray<HasMetafieldsMetafieldIdentifierInput> | null | undefined;
  readonly name?: string | null | undefined;
  readonly uri?: string | null | undefined;
};

export const WebhookSubscriptionTopic = {
  AppPurchasesOneTimeUpdate: 'APP_PURCHASES_ONE_TIME_UPDATE',
  AppScopesUpdate: 'APP_SCOPES_UPDATE',
  AppSubscriptionsApproachingCappedAmount: 'APP_SUBSCRIPTIONS_APPROACHING_CAPPED_AMOUNT',
  AppSubscriptionsUpdate: 'APP_SUBSCRIPTIONS_UPDATE',
  AppUninstalled: 'APP_UNINSTALLED',
  AuditEventsAdminApiActivity: 'AUDIT_EVENTS_ADMIN_API_ACTIVITY',
  BulkOperationsFinish: 'BULK_OPERATIONS_FINISH',
  CartsCreate: 'CARTS_CREATE',
  CartsUpdate: 'CARTS_UPDATE',
  ChannelsDelete: 'CHANNELS_DELETE',
  CheckoutsCreate: 'CHECKOUTS_CREATE',
  CheckoutsDelete: 'CHECKOUTS_DELETE',
  CheckoutsUpdate: 'CHECKOUTS_UPDATE',
  CollectionsCreate: 'COLLECTIONS_CREATE',
  CollectionsDelete: 'COLLECTIONS_DELETE',
  CollectionsUpdate: 'COLLECTIONS_UPDATE',
  CollectionListingsAdd: 'COLLECTION_LISTINGS_ADD',
  CollectionListingsRemove: 'COLLECTION_LISTINGS_REMOVE',
  CollectionListingsUpdate: 'COLLECTION_LISTINGS_UPDATE',
  CollectionPublicationsCreate: 'COLLECTION_PUBLICATIONS_CREATE',
  CollectionPublicationsDelete: 'COLLECTION_PUBLICATIONS_DELETE',
  CollectionPublicationsUpdate: 'COLLECTION_PUBLICATIONS_UPDATE',
  CompaniesCreate: 'COMPANIES_CREATE',
  CompaniesDelete: 'COMPANIES_DELETE',
  CompaniesUpdate: 'COMPANIES_UPDATE',
  CompanyContactsCreate: 'COMPANY_CONTACTS_CREATE',
  CompanyContactsDelete: 'COMPANY_CONTACTS_DELETE',
  CompanyContactsUpdate: 'COMPANY_CONTACTS_UPDATE',
  CompanyContactRolesAssign: 'COMPANY_CONTACT_ROLES_ASSIGN',
  CompanyContactRolesRevoke: 'COMPANY_CONTACT_ROLES_REVOKE',
  CompanyLocationsCreate: 'COMPANY_LOCATIONS_CREATE',
  CompanyLocationsDelete: 'COMPANY_LOCATIONS_DELETE',
  CompanyLocationsUpdate: 'COMPANY_LOCATIONS_UPDATE',
  CustomersCreate: 'CUSTOMERS_CREATE',
  CustomersDelete: 'CUSTOMERS_DELETE',
  CustomersDisable: 'CUSTOMERS_DISABLE',
  CustomersEmailMarketingConsentUpdate: 'CUSTOMERS_EMAIL_MARKETING_CONSENT_UPDATE',
  CustomersEnable: 'CUSTOMERS_ENABLE',
  CustomersMarketingConsentUpdate: 'CUSTOMERS_MARKETING_CONSENT_UPDATE',
  CustomersMerge: 'CUSTOMERS_MERGE',
  CustomersPurchasingSummary: 'CUSTOMERS_PURCHASING_SUMMARY',
  CustomersUpdate: 'CUSTOMERS_UPDATE',
  CustomersWhatsAppMarketingConsentUpdate: 'CUSTOMERS_WHATS_APP_MARKETING_CONSENT_UPDATE',
  CustomerAccountSettingsUpdate: 'CUSTOMER_ACCOUNT_SETTINGS_UPDATE',
  CustomerGroupsCreate: 'CUSTOMER_GROUPS_CREATE',
  CustomerGroupsDelete: 'CUSTOMER_GROUPS_DELETE',
  CustomerGroupsUpdate: 'CUSTOMER_GROUPS_UPDATE',
  CustomerJoinedSegment: 'CUSTOMER_JOINED_SEGMENT',
  CustomerLeftSegment: 'CUSTOMER_LEFT_SEGMENT',
  CustomerPaymentMethodsCreate: 'CUSTOMER_PAYMENT_METHODS_CREATE',
  CustomerPaymentMethodsRevoke: 'CUSTOMER_PAYMENT_METHODS_REVOKE',
  CustomerPaymentMethodsUpdate: 'CUSTOMER_PAYMENT_METHODS_UPDATE',
  CustomerTagsAdded: 'CUSTOMER_TAGS_ADDED',
  CustomerTagsRemoved: 'CUSTOMER_TAGS_REMOVED',
  DeliveryPromiseSettingsUpdate: 'DELIVERY_PROMISE_SETTINGS_UPDATE',
  DiscountsCreate: 'DISCOUNTS_CREATE',
  DiscountsDelete: 'DISCOUNTS_DELETE',
  DiscountsRedeemcodeAdded: 'DISCOUNTS_REDEEMCODE_ADDED',
  DiscountsRedeemcodeRemoved: 'DISCOUNTS_REDEEMCODE_REMOVED',
  DiscountsUpdate: 'DISCOUNTS_UPDATE',
  DisputesCreate: 'DISPUTES_CREATE',
  DisputesUpdate: 'DISPUTES_UPDATE',
  DomainsCreate: 'DOMAINS_CREATE',
  DomainsDestroy: 'DOMAINS_DESTROY',
  DomainsUpdate: 'DOMAINS_UPDATE',
  DraftOrdersCreate: 'DRAFT_ORDERS_CREATE',
  DraftOrdersDelete: 'DRAFT_ORDERS_DELETE',
  DraftOrdersUpdate: 'DRAFT_ORDERS_UPDATE',
  FinanceAppStaffMemberDelete: 'FINANCE_APP_STAFF_MEMBER_DELETE',
  FinanceAppStaffMemberGrant: 'FINANCE_APP_STAFF_MEMBER_GRANT',
  FinanceAppStaffMemberRevoke: 'FINANCE_APP_STAFF_MEMBER_REVOKE',
  FinanceAppStaffMemberUpdate: 'FINANCE_APP_STAFF_MEMBER_UPDATE',
  FinanceKycInformationUpdate: 'FINANCE_KYC_INFORMATION_UPDATE',
  FulfillmentsCreate: 'FULFILLMENTS_CREATE',
  FulfillmentsUpdate: 'FULFILLMENTS_UPDATE',
  FulfillmentEventsCreate: 'FULFILLMENT_EVENTS_CREATE',
  FulfillmentEventsDelete: 'FULFILLMENT_EVENTS_DELETE',
  FulfillmentHoldsAdded: 'FULFILLMENT_HOLDS_ADDED',
  FulfillmentHoldsReleased: 'FULFILLMENT_HOLDS_RELEASED',
  FulfillmentOrdersCancellationRequestAccepted: 'FULFILLMENT_ORDERS_CANCELLATION_REQUEST_ACCEPTED',
  FulfillmentOrdersCancellationRequestRejected: 'FULFILLMENT_ORDERS_CANCELLATION_REQUEST_REJECTED',
  FulfillmentOrdersCancellationRequestSubmitted: 'FULFILLMENT_ORDERS_CANCELLATION_REQUEST_SUBMITTED',
  FulfillmentOrdersCancelled: 'FULFILLMENT_ORDERS_CANCELLED',
  FulfillmentOrdersFulfillmentRequestAccepted: 'FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_ACCEPTED',
  FulfillmentOrdersFulfillmentRequestRejected: 'FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_REJECTED',
  FulfillmentOrdersFulfillmentRequestSubmitted: 'FULFILLMENT_ORDERS_FULFILLMENT_REQUEST_SUBMITTED',
  FulfillmentOrdersFulfillmentServiceFailedToComplete: 'FULFILLMENT_ORDERS_FULFILLMENT_SERVICE_FAILED_TO_COMPLETE',
  FulfillmentOrdersHoldReleased: 'FULFILLMENT_ORDERS_HOLD_RELEASED',
  FulfillmentOrdersLineItemsPreparedForLocalDelivery: 'FULFILLMENT_ORDERS_LINE_ITEMS_PREPARED_FOR_LOCAL_DELIVERY',
  FulfillmentOrdersLineItemsPreparedForPickup: 'FULFILLMENT_ORDERS_LINE_ITEMS_PREPARED_FOR_PICKUP',
  FulfillmentOrdersManuallyReportedProgressStopped: 'FULFILLMENT_ORDERS_MANUALLY_REPORTED_PROGRESS_STOPPED',
  FulfillmentOrdersMerged: 'FULFILLMENT_ORDERS_MERGED',
  FulfillmentOrdersMoved: 'FULFILLMENT_ORDERS_MOVED',
  FulfillmentOrdersOrderRoutingComplete: 'FULFILLMENT_ORDERS_ORDER_ROUTING_COMPLETE',
  FulfillmentOrdersPlacedOnHold: 'FULFILLMENT_ORDERS_PLACED_ON_HOLD',
  FulfillmentOrdersProgressReported: 'FULFILLMENT_ORDERS_PROGRESS_REPORTED',
  FulfillmentOrdersRescheduled: 'FULFILLMENT_ORDERS_RESCHEDULED',
  FulfillmentOrdersScheduledFulfillmentOrderReady: 'FULFILLMENT_ORDERS_SCHEDULED_FULFILLMENT_ORDER_READY',
  FulfillmentOrdersSplit: 'FULFILLMENT_ORDERS_SPLIT',
  InventoryItemsCreate: 'INVENTORY_ITEMS_CREATE',
  InventoryItemsDelete: 'INVENTORY_ITEMS_DELETE',
  InventoryItemsUpdate: 'INVENTORY_ITEMS_UPDATE',
  InventoryLevelsConnect: 'INVENTORY_LEVELS_CONNECT',
  InventoryLevelsDisconnect: 'INVENTORY_LEVELS_DISCONNECT',
  InventoryLevelsUpdate: 'INVENTORY_LEVELS_UPDATE',
  InventoryShipmentsAddItems: 'INVENTORY_SHIPMENTS_ADD_ITEMS',
  InventoryShipmentsCreate: 'INVENTORY_SHIPMENTS_CREATE',
  InventoryShipmentsDelete: 'INVENTORY_SHIPMENTS_DELETE',
  InventoryShipmentsMarkInTransit: 'INVENTORY_SHIPMENTS_MARK_IN_TRANSIT',
  InventoryShipmentsReceiveItems: 'INVENTORY_SHIPMENTS_RECEIVE_ITEMS',
  InventoryShipmentsRemoveItems: 'INVENTORY_SHIPMENTS_REMOVE_ITEMS',
  InventoryShipmentsUpdateItemQuantities: 'INVENTORY_SHIPMENTS_UPDATE_ITEM_QUANTITIES',
  InventoryShipmentsUpdateTracking: 'INVENTORY_SHIPMENTS_UPDATE_TRACKING',
  InventoryTransfersAddItems: 'INVENTORY_TRANSFERS_ADD_ITEMS',
  InventoryTransfersCancel: 'INVENTORY_TRANSFERS_CANCEL',
  InventoryTransfersComplete: 'INVENTORY_TRANSFERS_COMPLETE',
  InventoryTransfersReadyToShip: 'INVENTORY_TRANSFERS_READY_TO_SHIP',
  InventoryTransfersRemoveItems: 'INVENTORY_TRANSFERS_REMOVE_ITEMS',
  InventoryTransfersUpdated: 'INVENTORY_TRANSFERS_UPDATED',
  InventoryTransfersUpdateItemQuantities: 'INVENTORY_TRANSFERS_UPDATE_ITEM_QUANTITIES',
  LocalesCreate: 'LOCALES_CREATE',
  LocalesDestroy: 'LOCALES_DESTROY',
  LocalesUpdate: 'LOCALES_UPDATE',
  LocationsActivate: 'LOCATIONS_ACTIVATE',
  LocationsCreate: 'LOCATIONS_CREATE',
  LocationsDeactivate: 'LOCATIONS_DEACTIVATE',
  LocationsDelete: 'LOCATIONS_DELETE',
  LocationsUpdate: 'LOCATIONS_UPDATE',
  MarketsBackupRegionUpdate: 'MARKETS_BACKUP_REGION_UPDATE',
  MarketsCreate: 'MARKETS_CREATE',
  MarketsDelete: 'MARKETS_DELETE',
  MarketsUpdate: 'MARKETS_UPDATE',
  MetafieldDefinitionsCreate: 'METAFIELD_DEFINITIONS_CREATE',
  MetafieldDefinitionsDelete: 'METAFIELD_DEFINITIONS_DELETE',
  MetafieldDefinitionsUpdate: 'METAFIELD_DEFINITIONS_UPDATE',
  MetaobjectsCreate: 'METAOBJECTS_CREATE',
  MetaobjectsDelete: 'METAOBJECTS_DELETE',
  MetaobjectsUpdate: 'METAOBJECTS_UPDATE',
  OrdersCancelled: 'ORDERS_CANCELLED',
  OrdersCreate: 'ORDERS_CREATE',
  OrdersDelete: 'ORDERS_DELETE',
  OrdersEdited: 'ORDERS_EDITED',
  OrdersFulfilled: 'ORDERS_FULFILLED',
  OrdersLinkRequested: 'ORDERS_LINK_REQUESTED',
  OrdersPaid: 'ORDERS_PAID',
  OrdersPartiallyFulfilled: 'ORDERS_PARTIALLY_FULFILLED',
  OrdersRiskAssessmentChanged: 'ORDERS_RISK_ASSESSMENT_CHANGED',
  OrdersShopifyProtectEligibilityChanged: 'ORDERS_SHOPIFY_PROTECT_ELIGIBILITY_CHANGED',
  OrdersUpdated: 'ORDERS_UPDATED',
  OrderTransactionsCreate: 'ORDER_TRANSACTIONS_CREATE',
  PaymentSchedulesDue: 'PAYMENT_SCHEDULES_DUE',
  PaymentTermsCreate: 'PAYMENT_TERMS_CREATE',
  PaymentTermsDelete: 'PAYMENT_TERMS_DELETE',
  PaymentTermsUpdate: 'PAYMENT_TERMS_UPDATE',
  ProductsCreate: 'PRODUCTS_CREATE',
  ProductsDelete: 'PRODUCTS_DELETE',
  ProductsUpdate: 'PRODUCTS_UPDATE',
  ProductFeedsCreate: 'PRODUCT_FEEDS_CREATE',
  ProductFeedsFullSync: 'PRODUCT_FEEDS_FULL_SYNC',
  ProductFeedsFullSyncFinish: 'PRODUCT_FEEDS_FULL_SYNC_FINISH',
  ProductFeedsIncrementalSync: 'PRODUCT_FEEDS_INCREMENTAL_SYNC',
  ProductFeedsUpdate: 'PRODUCT_FEEDS_UPDATE',
  ProductListingsAdd: 'PRODUCT_LISTINGS_ADD',
  ProductListingsRemove: 'PRODUCT_LISTINGS_REMOVE',
  ProductListingsUpdate: 'PRODUCT_LISTINGS_UPDATE',
  ProductPublicationsCreate: 'PRODUCT_PUBLICATIONS_CREATE',
  ProductPublicationsDelete: 'PRODUCT_PUBLICATIONS_DELETE',
  ProductPublicationsUpdate: 'PRODUCT_PUBLICATIONS_UPDATE',
  ProfilesCreate: 'PROFILES_CREATE',
  ProfilesDelete: 'PROFILES_DELETE',
  ProfilesUpdate: 'PROFILES_UPDATE',
  RefundsCreate: 'REFUNDS_CREATE',
  ReturnsApprove: 'RETURNS_APPROVE',
  ReturnsCancel: 'RETURNS_CANCEL',
  ReturnsClose: 'RETURNS_CLOSE',
  ReturnsDecline: 'RETURNS_DECLINE',
  ReturnsProcess: 'RETURNS_PROCESS',
  ReturnsReopen: 'RETURNS_REOPEN',
  ReturnsRequest: 'RETURNS_REQUEST',
  ReturnsUpdate: 'RETURNS_UPDATE',
  ReverseDeliveriesAttachDeliverable: 'REVERSE_DELIVERIES_ATTACH_DELIVERABLE',
  ReverseFulfillmentOrdersDispose: 'REVERSE_FULFILLMENT_ORDERS_DISPOSE',
  ScheduledProductListingsAdd: 'SCHEDULED_PRODUCT_LISTINGS_ADD',
  ScheduledProductListingsRemove: 'SCHEDULED_PRODUCT_LISTINGS_REMOVE',
  ScheduledProductListingsUpdate: 'SCHEDULED_PRODUCT_LISTINGS_UPDATE',
  SegmentsCreate: 'SEGMENTS_CREATE',
  SegmentsDelete: 'SEGMENTS_DELETE',
  SegmentsUpdate: 'SEGMENTS_UPDATE',
  SellingPlanGroupsCreate: 'SELLING_PLAN_GROUPS_CREATE',
  SellingPlanGroupsDelete: 'SELLING_PLAN_GROUPS_DELETE',
  SellingPlanGroupsUpdate: 'SELLING_PLAN_GROUPS_UPDATE',
  ShippingAddressesCreate: 'SHIPPING_ADDRESSES_CREATE',
  ShippingAddressesUpdate: 'SHIPPING_ADDRESSES_UPDATE',
  ShopUpdate: 'SHOP_UPDATE',
  SubscriptionBillingAttemptsChallenged: 'SUBSCRIPTION_BILLING_ATTEMPTS_CHALLENGED',
  SubscriptionBillingAttemptsFailure: 'SUBSCRIPTION_BILLING_ATTEMPTS_FAILURE',
  SubscriptionBillingAttemptsSuccess: 'SUBSCRIPTION_BILLING_ATTEMPTS_SUCCESS',
  SubscriptionBillingCyclesSkip: 'SUBSCRIPTION_BILLING_CYCLES_SKIP',
  SubscriptionBillingCyclesUnskip: 'SUBSCRIPTION_BILLING_CYCLES_UNSKIP',
  SubscriptionBillingCycleEditsCreate: 'SUBSCRIPTION_BILLING_CYCLE_EDITS_CREATE',
  SubscriptionBillingCycleEditsDelete: 'SUBSCRIPTION_BILLING_CYCLE_EDITS_DELETE',
  SubscriptionBillingCycleEditsUpdate: 'SUBSCRIPTION_BILLING_CYCLE_EDITS_UPDATE',
  SubscriptionContractsActivate: 'SUBSCRIPTION_CONTRACTS_ACTIVATE',
  SubscriptionContractsCancel: 'SUBSCRIPTION_CONTRACTS_CANCEL',
  SubscriptionContractsCreate: 'SUBSCRIPTION_CONTRACTS_CREATE',
  SubscriptionContractsExpire: 'SUBSCRIPTION_CONTRACTS_EXPIRE',
  SubscriptionContractsFail: 'SUBSCRIPTION_CONTRACTS_FAIL',
  SubscriptionContractsPause: 'SUBSCRIPTION_CONTRACTS_PAUSE',
  SubscriptionContractsUpdate: 'SUBSCRIPTION_CONTRACTS_UPDATE',
  TaxServicesCreate: 'TAX_SERVICES_CREATE',
  TaxServicesUpdate: 'TAX_SERVICES_UPDATE',
  TenderTransactionsCreate: 'TENDER_TRANSACTIONS_CREATE',
  ThemesCreate: 'THEMES_CREATE',
  ThemesDelete: 'THEMES_DELETE',
  ThemesPublish: 'THEMES_PUBLISH',
  ThemesUpdate: 'THEMES_UPDATE',
  VariantsInStock: 'VARIANTS_IN_STOCK',
  VariantsOutOfStock: 'VARIANTS_OUT_OF_STOCK'
} as const;

export type WebhookSubscriptionTopic = typeof WebhookSubscriptionTopic[keyof typeof WebhookSubscriptionTopic];
export type WeightInput = {
  readonly unit: WeightUnit;
  readonly value: number;
};

export const WeightUnit = {
  Grams: 'GRAMS',
  Kilograms: 'KILOGRAMS',
  Ounces: 'OUNCES',
  Pounds: 'POUNDS'
} as const;

export type WeightUnit = typeof WeightUnit[keyof typeof WeightUnit];
export type CancelOrderMutationVariables = Exact<{
  orderId: string;
  restock: boolean;
  note: string;
}>;


export type CancelOrderMutation = { readonly orderCancel: { readonly job: { readonly id: string } | null, readonly jobResult: { readonly status: OrderCancelStatus } | null, readonly orderCancelUserErrors: ReadonlyArray<{ readonly code: OrderCancelUserErrorCode | null, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type RefundableOrderQueryVariables = Exact<{
  id: string;
  lines: number;
  after?: string | null | undefined;
}>;


export type RefundableOrderQuery = { readonly order: { readonly id: string, readonly currencyCode: CurrencyCode, readonly presentmentCurrencyCode: CurrencyCode, readonly cancelledAt: string | null, readonly refunds: ReadonlyArray<{ readonly id: string, readonly note: string | null }>, readonly transactions: ReadonlyArray<{ readonly id: string, readonly kind: OrderTransactionKind, readonly status: OrderTransactionStatus, readonly gateway: string | null }>, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly unfulfilledQuantity: number, readonly discountedUnitPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type RefundUnitsMutationVariables = Exact<{
  input: RefundInput;
  key: string;
}>;


export type RefundUnitsMutation = { readonly refundCreate: { readonly refund: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type ChannelFactsQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type ChannelFactsQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'App' }
    | { readonly __typename: 'AppInstallation' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'DeliveryMethod' }
    | { readonly __typename: 'Domain' }
    | { readonly __typename: 'Fulfillment' }
    | { readonly __typename: 'FulfillmentHold' }
    | { readonly __typename: 'FulfillmentLineItem' }
    | { readonly __typename: 'FulfillmentOrder' }
    | { readonly __typename: 'FulfillmentOrderDestination' }
    | { readonly __typename: 'FulfillmentOrderLineItem' }
    | { readonly __typename: 'InventoryAdjustmentGroup' }
    | { readonly __typename: 'InventoryItem' }
    | { readonly __typename: 'InventoryItemMeasurement' }
    | { readonly __typename: 'InventoryLevel' }
    | { readonly __typename: 'InventoryQuantity' }
    | { readonly __typename: 'LineItem' }
    | { readonly __typename: 'Location' }
    | { readonly __typename: 'MailingAddress' }
    | { readonly __typename: 'Market' }
    | { readonly __typename: 'MarketRegionCountry' }
    | { readonly __typename: 'Metafield' }
    | { readonly __typename: 'MetafieldDefinition' }
    | { readonly __typename: 'Order' }
    | { readonly __typename: 'OrderAdjustment' }
    | { readonly __typename: 'OrderCancelJobResult' }
    | { readonly __typename: 'OrderTransaction' }
    | { readonly __typename: 'Product' }
    | { readonly __typename: 'ProductOption' }
    | { readonly __typename: 'ProductOptionValue' }
    | { readonly __typename: 'ProductVariant', readonly id: string, readonly sku: string | null, readonly barcode: string | null, readonly inventoryItem: { readonly id: string }, readonly product: { readonly title: string, readonly vendor: string }, readonly selectedOptions: ReadonlyArray<{ readonly name: string, readonly value: string }> }
    | { readonly __typename: 'Refund' }
    | { readonly __typename: 'RefundShippingLine' }
    | { readonly __typename: 'Return' }
    | { readonly __typename: 'ReturnLineItem' }
    | { readonly __typename: 'ReturnReasonDefinition' }
    | { readonly __typename: 'ReturnableFulfillment' }
    | { readonly __typename: 'ReverseFulfillmentOrder' }
    | { readonly __typename: 'ReverseFulfillmentOrderDisposition' }
    | { readonly __typename: 'ReverseFulfillmentOrderLineItem' }
    | { readonly __typename: 'Shop' }
    | { readonly __typename: 'ShopAddress' }
    | { readonly __typename: 'UnverifiedReturnLineItem' }
    | { readonly __typename: 'WebhookSubscription' }
   | null> };

export type MetafieldOfVariantsQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  namespace: string;
  key: string;
}>;


export type MetafieldOfVariantsQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'App' }
    | { readonly __typename: 'AppInstallation' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'DeliveryMethod' }
    | { readonly __typename: 'Domain' }
    | { readonly __typename: 'Fulfillment' }
    | { readonly __typename: 'FulfillmentHold' }
    | { readonly __typename: 'FulfillmentLineItem' }
    | { readonly __typename: 'FulfillmentOrder' }
    | { readonly __typename: 'FulfillmentOrderDestination' }
    | { readonly __typename: 'FulfillmentOrderLineItem' }
    | { readonly __typename: 'InventoryAdjustmentGroup' }
    | { readonly __typename: 'InventoryItem' }
    | { readonly __typename: 'InventoryItemMeasurement' }
    | { readonly __typename: 'InventoryLevel' }
    | { readonly __typename: 'InventoryQuantity' }
    | { readonly __typename: 'LineItem' }
    | { readonly __typename: 'Location' }
    | { readonly __typename: 'MailingAddress' }
    | { readonly __typename: 'Market' }
    | { readonly __typename: 'MarketRegionCountry' }
    | { readonly __typename: 'Metafield' }
    | { readonly __typename: 'MetafieldDefinition' }
    | { readonly __typename: 'Order' }
    | { readonly __typename: 'OrderAdjustment' }
    | { readonly __typename: 'OrderCancelJobResult' }
    | { readonly __typename: 'OrderTransaction' }
    | { readonly __typename: 'Product' }
    | { readonly __typename: 'ProductOption' }
    | { readonly __typename: 'ProductOptionValue' }
    | { readonly __typename: 'ProductVariant', readonly id: string, readonly metafield: { readonly value: string } | null, readonly product: { readonly metafield: { readonly value: string } | null } }
    | { readonly __typename: 'Refund' }
    | { readonly __typename: 'RefundShippingLine' }
    | { readonly __typename: 'Return' }
    | { readonly __typename: 'ReturnLineItem' }
    | { readonly __typename: 'ReturnReasonDefinition' }
    | { readonly __typename: 'ReturnableFulfillment' }
    | { readonly __typename: 'ReverseFulfillmentOrder' }
    | { readonly __typename: 'ReverseFulfillmentOrderDisposition' }
    | { readonly __typename: 'ReverseFulfillmentOrderLineItem' }
    | { readonly __typename: 'Shop' }
    | { readonly __typename: 'ShopAddress' }
    | { readonly __typename: 'UnverifiedReturnLineItem' }
    | { readonly __typename: 'WebhookSubscription' }
   | null> };

export type ShippableOrderQueryVariables = Exact<{
  id: string;
  fulfilmentOrders: number;
  lines: number;
}>;


export type ShippableOrderQuery = { readonly order: { readonly id: string, readonly cancelledAt: string | null, readonly fulfillmentOrders: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: FulfillmentOrderStatus, readonly requestStatus: FulfillmentOrderRequestStatus, readonly supportedActions: ReadonlyArray<{ readonly action: FulfillmentOrderAction }>, readonly assignedLocation: { readonly location: { readonly id: string } | null }, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly remainingQuantity: number, readonly lineItem: { readonly id: string } }>, readonly pageInfo: { readonly hasNextPage: boolean } } }>, readonly pageInfo: { readonly hasNextPage: boolean } } } | null };

export type CreateFulfilmentMutationVariables = Exact<{
  fulfilment: FulfillmentInput;
}>;


export type CreateFulfilmentMutation = { readonly fulfillmentCreate: { readonly fulfillment: { readonly id: string, readonly status: FulfillmentStatus } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type OffersQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  country: CountryCode;
  locationId: string;
  withStock: boolean;
}>;


export type OffersQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'App' }
    | { readonly __typename: 'AppInstallation' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'DeliveryMethod' }
    | { readonly __typename: 'Domain' }
    | { readonly __typename: 'Fulfillment' }
    | { readonly __typename: 'FulfillmentHold' }
    | { readonly __typename: 'FulfillmentLineItem' }
    | { readonly __typename: 'FulfillmentOrder' }
    | { readonly __typename: 'FulfillmentOrderDestination' }
    | { readonly __typename: 'FulfillmentOrderLineItem' }
    | { readonly __typename: 'InventoryAdjustmentGroup' }
    | { readonly __typename: 'InventoryItem' }
    | { readonly __typename: 'InventoryItemMeasurement' }
    | { readonly __typename: 'InventoryLevel' }
    | { readonly __typename: 'InventoryQuantity' }
    | { readonly __typename: 'LineItem' }
    | { readonly __typename: 'Location' }
    | { readonly __typename: 'MailingAddress' }
    | { readonly __typename: 'Market' }
    | { readonly __typename: 'MarketRegionCountry' }
    | { readonly __typename: 'Metafield' }
    | { readonly __typename: 'MetafieldDefinition' }
    | { readonly __typename: 'Order' }
    | { readonly __typename: 'OrderAdjustment' }
    | { readonly __typename: 'OrderCancelJobResult' }
    | { readonly __typename: 'OrderTransaction' }
    | { readonly __typename: 'Product' }
    | { readonly __typename: 'ProductOption' }
    | { readonly __typename: 'ProductOptionValue' }
    | { readonly __typename: 'ProductVariant', readonly id: string, readonly price: string, readonly compareAtPrice: string | null, readonly inventoryPolicy: ProductVariantInventoryPolicy, readonly inventoryItem: { readonly id: string, readonly tracked: boolean, readonly inventoryLevel?: { readonly quantities: ReadonlyArray<{ readonly quantity: number }> } | null }, readonly contextualPricing: { readonly price: { readonly amount: string, readonly currencyCode: CurrencyCode }, readonly compareAtPrice: { readonly amount: string, readonly currencyCode: CurrencyCode } | null } }
    | { readonly __typename: 'Refund' }
    | { readonly __typename: 'RefundShippingLine' }
    | { readonly __typename: 'Return' }
    | { readonly __typename: 'ReturnLineItem' }
    | { readonly __typename: 'ReturnReasonDefinition' }
    | { readonly __typename: 'ReturnableFulfillment' }
    | { readonly __typename: 'ReverseFulfillmentOrder' }
    | { readonly __typename: 'ReverseFulfillmentOrderDisposition' }
    | { readonly __typename: 'ReverseFulfillmentOrderLineItem' }
    | { readonly __typename: 'Shop' }
    | { readonly __typename: 'ShopAddress' }
    | { readonly __typename: 'UnverifiedReturnLineItem' }
    | { readonly __typename: 'WebhookSubscription' }
   | null> };

export type StockAtQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  locationId: string;
  withStock: boolean;
}>;


export type StockAtQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'App' }
    | { readonly __typename: 'AppInstallation' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'DeliveryMethod' }
    | { readonly __typename: 'Domain' }
    | { readonly __typename: 'Fulfillment' }
    | { readonly __typename: 'FulfillmentHold' }
    | { readonly __typename: 'FulfillmentLineItem' }
    | { readonly __typename: 'FulfillmentOrder' }
    | { readonly __typename: 'FulfillmentOrderDestination' }
    | { readonly __typename: 'FulfillmentOrderLineItem' }
    | { readonly __typename: 'InventoryAdjustmentGroup' }
    | { readonly __typename: 'InventoryItem', readonly id: string, readonly tracked: boolean, readonly inventoryLevel?: { readonly quantities: ReadonlyArray<{ readonly quantity: number }> } | null }
    | { readonly __typename: 'InventoryItemMeasurement' }
    | { readonly __typename: 'InventoryLevel' }
    | { readonly __typename: 'InventoryQuantity' }
    | { readonly __typename: 'LineItem' }
    | { readonly __typename: 'Location' }
    | { readonly __typename: 'MailingAddress' }
    | { readonly __typename: 'Market' }
    | { readonly __typename: 'MarketRegionCountry' }
    | { readonly __typename: 'Metafield' }
    | { readonly __typename: 'MetafieldDefinition' }
    | { readonly __typename: 'Order' }
    | { readonly __typename: 'OrderAdjustment' }
    | { readonly __typename: 'OrderCancelJobResult' }
    | { readonly __typename: 'OrderTransaction' }
    | { readonly __typename: 'Product' }
    | { readonly __typename: 'ProductOption' }
    | { readonly __typename: 'ProductOptionValue' }
    | { readonly __typename: 'ProductVariant' }
    | { readonly __typename: 'Refund' }
    | { readonly __typename: 'RefundShippingLine' }
    | { readonly __typename: 'Return' }
    | { readonly __typename: 'ReturnLineItem' }
    | { readonly __typename: 'ReturnReasonDefinition' }
    | { readonly __typename: 'ReturnableFulfillment' }
    | { readonly __typename: 'ReverseFulfillmentOrder' }
    | { readonly __typename: 'ReverseFulfillmentOrderDisposition' }
    | { readonly __typename: 'ReverseFulfillmentOrderLineItem' }
    | { readonly __typename: 'Shop' }
    | { readonly __typename: 'ShopAddress' }
    | { readonly __typename: 'UnverifiedReturnLineItem' }
    | { readonly __typename: 'WebhookSubscription' }
   | null> };

export type OrderLineStateFragment = { readonly id: string, readonly quantity: number, readonly currentQuantity: number, readonly unfulfilledQuantity: number };

export type FulfilmentFactsFragment = { readonly __typename: 'Fulfillment', readonly id: string, readonly status: FulfillmentStatus, readonly createdAt: string, readonly trackingInfo: ReadonlyArray<{ readonly company: string | null, readonly number: string | null, readonly url: string | null }> };

export type FulfilledLineFragment = { readonly quantity: number | null, readonly lineItem: { readonly id: string } };

export type OrderStatesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  lines: number;
  fulfilments: number;
  fulfilledLines: number;
}>;


export type OrderStatesQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'App' }
    | { readonly __typename: 'AppInstallation' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'DeliveryMethod' }
    | { readonly __typename: 'Domain' }
    | { readonly __typename: 'Fulfillment' }
    | { readonly __typename: 'FulfillmentHold' }
    | { readonly __typename: 'FulfillmentLineItem' }
    | { readonly __typename: 'FulfillmentOrder' }
    | { readonly __typename: 'FulfillmentOrderDestination' }
    | { readonly __typename: 'FulfillmentOrderLineItem' }
    | { readonly __typename: 'InventoryAdjustmentGroup' }
    | { readonly __typename: 'InventoryItem' }
    | { readonly __typename: 'InventoryItemMeasurement' }
    | { readonly __typename: 'InventoryLevel' }
    | { readonly __typename: 'InventoryQuantity' }
    | { readonly __typename: 'LineItem' }
    | { readonly __typename: 'Location' }
    | { readonly __typename: 'MailingAddress' }
    | { readonly __typename: 'Market' }
    | { readonly __typename: 'MarketRegionCountry' }
    | { readonly __typename: 'Metafield' }
    | { readonly __typename: 'MetafieldDefinition' }
    | { readonly __typename: 'Order', readonly id: string, readonly name: string, readonly cancelledAt: string | null, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly currentQuantity: number, readonly unfulfilledQuantity: number }>, readonly pageInfo: { readonly hasNextPage: boolean } }, readonly fulfillmentsCount: { readonly count: number } | null, readonly fulfillments: ReadonlyArray<{ readonly __typename: 'Fulfillment', readonly id: string, readonly status: FulfillmentStatus, readonly createdAt: string, readonly fulfillmentLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number | null, readonly lineItem: { readonly id: string } }>, readonly pageInfo: { readonly hasNextPage: boolean } }, readonly trackingInfo: ReadonlyArray<{ readonly company: string | null, readonly number: string | null, readonly url: string | null }> }> }
    | { readonly __typename: 'OrderAdjustment' }
    | { readonly __typename: 'OrderCancelJobResult' }
    | { readonly __typename: 'OrderTransaction' }
    | { readonly __typename: 'Product' }
    | { readonly __typename: 'ProductOption' }
    | { readonly __typename: 'ProductOptionValue' }
    | { readonly __typename: 'ProductVariant' }
    | { readonly __typename: 'Refund' }
    | { readonly __typename: 'RefundShippingLine' }
    | { readonly __typename: 'Return' }
    | { readonly __typename: 'ReturnLineItem' }
    | { readonly __typename: 'ReturnReasonDefinition' }
    | { readonly __typename: 'ReturnableFulfillment' }
    | { readonly __typename: 'ReverseFulfillmentOrder' }
    | { readonly __typename: 'ReverseFulfillmentOrderDisposition' }
    | { readonly __typename: 'ReverseFulfillmentOrderLineItem' }
    | { readonly __typename: 'Shop' }
    | { readonly __typename: 'ShopAddress' }
    | { readonly __typename: 'UnverifiedReturnLineItem' }
    | { readonly __typename: 'WebhookSubscription' }
   | null> };

export type LongOrderQueryVariables = Exact<{
  id: string;
  lines: number;
  after?: string | null | undefined;
  fulfilments: number;
}>;


export type LongOrderQuery = { readonly order: { readonly id: string, readonly name: string, readonly cancelledAt: string | null, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly quantity: number, readonly currentQuantity: number, readonly unfulfilledQuantity: number }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly fulfillments: ReadonlyArray<{ readonly id: string }> } | null };

export type LongFulfilmentQueryVariables = Exact<{
  id: string;
  lines: number;
  after?: string | null | undefined;
}>;


export type LongFulfilmentQuery = { readonly fulfillment: { readonly __typename: 'Fulfillment', readonly id: string, readonly status: FulfillmentStatus, readonly createdAt: string, readonly fulfillmentLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number | null, readonly lineItem: { readonly id: string } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly trackingInfo: ReadonlyArray<{ readonly company: string | null, readonly number: string | null, readonly url: string | null }> } | null };

export type OrderFactsFragment = { readonly id: string, readonly name: string, readonly createdAt: string, readonly totalPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly transactions: ReadonlyArray<{ readonly id: string }>, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly customAttributes: ReadonlyArray<{ readonly key: string, readonly value: string | null }> }> } };

export type CreateOrderMutationVariables = Exact<{
  order: OrderCreateOrderInput;
  options: OrderCreateOptionsInput;
  lines: number;
}>;


export type CreateOrderMutation = { readonly orderCreate: { readonly order: { readonly id: string, readonly name: string, readonly createdAt: string, readonly totalPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly transactions: ReadonlyArray<{ readonly id: string }>, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly customAttributes: ReadonlyArray<{ readonly key: string, readonly value: string | null }> }> } } | null, readonly userErrors: ReadonlyArray<{ readonly code: OrderCreateUserErrorCode | null, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type OrderByCustomIdQueryVariables = Exact<{
  namespace: string;
  key: string;
  value: string;
  lines: number;
}>;


export type OrderByCustomIdQuery = { readonly orderByIdentifier: { readonly id: string, readonly name: string, readonly createdAt: string, readonly totalPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly transactions: ReadonlyArray<{ readonly id: string }>, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly customAttributes: ReadonlyArray<{ readonly key: string, readonly value: string | null }> }> } } | null };

export type OrderByIdQueryVariables = Exact<{
  id: string;
  lines: number;
}>;


export type OrderByIdQuery = { readonly order: { readonly id: string, readonly name: string, readonly createdAt: string, readonly totalPriceSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly transactions: ReadonlyArray<{ readonly id: string }>, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly customAttributes: ReadonlyArray<{ readonly key: string, readonly value: string | null }> }> } } | null };

export type SearchOrdersQueryVariables = Exact<{
  query: string;
  first: number;
  namespace: string;
  key: string;
}>;


export type SearchOrdersQuery = { readonly orders: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly sourceIdentifier: string | null, readonly tags: ReadonlyArray<string>, readonly note: string | null, readonly customAttributes: ReadonlyArray<{ readonly key: string, readonly value: string | null }>, readonly metafield: { readonly value: string } | null, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly customAttributes: ReadonlyArray<{ readonly key: string, readonly value: string | null }> }> } }> } };

export type PlacementsQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  fulfilmentOrders: number;
  lines: number;
}>;


export type PlacementsQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'App' }
    | { readonly __typename: 'AppInstallation' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'DeliveryMethod' }
    | { readonly __typename: 'Domain' }
    | { readonly __typename: 'Fulfillment' }
    | { readonly __typename: 'FulfillmentHold' }
    | { readonly __typename: 'FulfillmentLineItem' }
    | { readonly __typename: 'FulfillmentOrder' }
    | { readonly __typename: 'FulfillmentOrderDestination' }
    | { readonly __typename: 'FulfillmentOrderLineItem' }
    | { readonly __typename: 'InventoryAdjustmentGroup' }
    | { readonly __typename: 'InventoryItem' }
    | { readonly __typename: 'InventoryItemMeasurement' }
    | { readonly __typename: 'InventoryLevel' }
    | { readonly __typename: 'InventoryQuantity' }
    | { readonly __typename: 'LineItem' }
    | { readonly __typename: 'Location' }
    | { readonly __typename: 'MailingAddress' }
    | { readonly __typename: 'Market' }
    | { readonly __typename: 'MarketRegionCountry' }
    | { readonly __typename: 'Metafield' }
    | { readonly __typename: 'MetafieldDefinition' }
    | { readonly __typename: 'Order', readonly id: string, readonly fulfillmentOrders: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: FulfillmentOrderStatus, readonly requestStatus: FulfillmentOrderRequestStatus, readonly assignedLocation: { readonly location: { readonly id: string } | null }, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly totalQuantity: number, readonly lineItem: { readonly quantity: number, readonly customAttributes: ReadonlyArray<{ readonly key: string, readonly value: string | null }> } }>, readonly pageInfo: { readonly hasNextPage: boolean } } }>, readonly pageInfo: { readonly hasNextPage: boolean } } }
    | { readonly __typename: 'OrderAdjustment' }
    | { readonly __typename: 'OrderCancelJobResult' }
    | { readonly __typename: 'OrderTransaction' }
    | { readonly __typename: 'Product' }
    | { readonly __typename: 'ProductOption' }
    | { readonly __typename: 'ProductOptionValue' }
    | { readonly __typename: 'ProductVariant' }
    | { readonly __typename: 'Refund' }
    | { readonly __typename: 'RefundShippingLine' }
    | { readonly __typename: 'Return' }
    | { readonly __typename: 'ReturnLineItem' }
    | { readonly __typename: 'ReturnReasonDefinition' }
    | { readonly __typename: 'ReturnableFulfillment' }
    | { readonly __typename: 'ReverseFulfillmentOrder' }
    | { readonly __typename: 'ReverseFulfillmentOrderDisposition' }
    | { readonly __typename: 'ReverseFulfillmentOrderLineItem' }
    | { readonly __typename: 'Shop' }
    | { readonly __typename: 'ShopAddress' }
    | { readonly __typename: 'UnverifiedReturnLineItem' }
    | { readonly __typename: 'WebhookSubscription' }
   | null> };

export type MoveTargetsQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  locationIds: ReadonlyArray<string> | string;
  first: number;
}>;


export type MoveTargetsQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'App' }
    | { readonly __typename: 'AppInstallation' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'DeliveryMethod' }
    | { readonly __typename: 'Domain' }
    | { readonly __typename: 'Fulfillment' }
    | { readonly __typename: 'FulfillmentHold' }
    | { readonly __typename: 'FulfillmentLineItem' }
    | { readonly __typename: 'FulfillmentOrder', readonly id: string, readonly locationsForMove: { readonly nodes: ReadonlyArray<{ readonly movable: boolean, readonly unavailableLineItemsCount: { readonly count: number } | null, readonly location: { readonly id: string } }> } }
    | { readonly __typename: 'FulfillmentOrderDestination' }
    | { readonly __typename: 'FulfillmentOrderLineItem' }
    | { readonly __typename: 'InventoryAdjustmentGroup' }
    | { readonly __typename: 'InventoryItem' }
    | { readonly __typename: 'InventoryItemMeasurement' }
    | { readonly __typename: 'InventoryLevel' }
    | { readonly __typename: 'InventoryQuantity' }
    | { readonly __typename: 'LineItem' }
    | { readonly __typename: 'Location' }
    | { readonly __typename: 'MailingAddress' }
    | { readonly __typename: 'Market' }
    | { readonly __typename: 'MarketRegionCountry' }
    | { readonly __typename: 'Metafield' }
    | { readonly __typename: 'MetafieldDefinition' }
    | { readonly __typename: 'Order' }
    | { readonly __typename: 'OrderAdjustment' }
    | { readonly __typename: 'OrderCancelJobResult' }
    | { readonly __typename: 'OrderTransaction' }
    | { readonly __typename: 'Product' }
    | { readonly __typename: 'ProductOption' }
    | { readonly __typename: 'ProductOptionValue' }
    | { readonly __typename: 'ProductVariant' }
    | { readonly __typename: 'Refund' }
    | { readonly __typename: 'RefundShippingLine' }
    | { readonly __typename: 'Return' }
    | { readonly __typename: 'ReturnLineItem' }
    | { readonly __typename: 'ReturnReasonDefinition' }
    | { readonly __typename: 'ReturnableFulfillment' }
    | { readonly __typename: 'ReverseFulfillmentOrder' }
    | { readonly __typename: 'ReverseFulfillmentOrderDisposition' }
    | { readonly __typename: 'ReverseFulfillmentOrderLineItem' }
    | { readonly __typename: 'Shop' }
    | { readonly __typename: 'ShopAddress' }
    | { readonly __typename: 'UnverifiedReturnLineItem' }
    | { readonly __typename: 'WebhookSubscription' }
   | null> };

export type MoveFulfilmentOrderMutationVariables = Exact<{
  id: string;
  locationId: string;
}>;


export type MoveFulfilmentOrderMutation = { readonly fulfillmentOrderMove: { readonly movedFulfillmentOrder: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: FulfillmentOrderMoveFulfillmentOrderMoveUserErrorCode | null, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type RefundFactsFragment = { readonly id: string, readonly createdAt: string | null, readonly note: string | null, readonly return: { readonly id: string } | null, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: OrderTransactionStatus, readonly amountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly parentTransaction: { readonly id: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean } }, readonly refundShippingLines: { readonly nodes: ReadonlyArray<{ readonly subtotalAmountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly taxAmountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }>, readonly pageInfo: { readonly hasNextPage: boolean } } };

export type RefundedLineFragment = { readonly quantity: number, readonly restockType: RefundLineItemRestockType, readonly lineItem: { readonly id: string }, readonly location: { readonly id: string } | null, readonly subtotalSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalTaxSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } };

export type OrderRefundsQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  refunds: number;
}>;


export type OrderRefundsQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'App' }
    | { readonly __typename: 'AppInstallation' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'DeliveryMethod' }
    | { readonly __typename: 'Domain' }
    | { readonly __typename: 'Fulfillment' }
    | { readonly __typename: 'FulfillmentHold' }
    | { readonly __typename: 'FulfillmentLineItem' }
    | { readonly __typename: 'FulfillmentOrder' }
    | { readonly __typename: 'FulfillmentOrderDestination' }
    | { readonly __typename: 'FulfillmentOrderLineItem' }
    | { readonly __typename: 'InventoryAdjustmentGroup' }
    | { readonly __typename: 'InventoryItem' }
    | { readonly __typename: 'InventoryItemMeasurement' }
    | { readonly __typename: 'InventoryLevel' }
    | { readonly __typename: 'InventoryQuantity' }
    | { readonly __typename: 'LineItem' }
    | { readonly __typename: 'Location' }
    | { readonly __typename: 'MailingAddress' }
    | { readonly __typename: 'Market' }
    | { readonly __typename: 'MarketRegionCountry' }
    | { readonly __typename: 'Metafield' }
    | { readonly __typename: 'MetafieldDefinition' }
    | { readonly __typename: 'Order', readonly id: string, readonly presentmentCurrencyCode: CurrencyCode, readonly taxesIncluded: boolean, readonly cancelledAt: string | null, readonly closed: boolean, readonly returnStatus: OrderReturnStatus, readonly refunds: ReadonlyArray<{ readonly id: string }> }
    | { readonly __typename: 'OrderAdjustment' }
    | { readonly __typename: 'OrderCancelJobResult' }
    | { readonly __typename: 'OrderTransaction' }
    | { readonly __typename: 'Product' }
    | { readonly __typename: 'ProductOption' }
    | { readonly __typename: 'ProductOptionValue' }
    | { readonly __typename: 'ProductVariant' }
    | { readonly __typename: 'Refund' }
    | { readonly __typename: 'RefundShippingLine' }
    | { readonly __typename: 'Return' }
    | { readonly __typename: 'ReturnLineItem' }
    | { readonly __typename: 'ReturnReasonDefinition' }
    | { readonly __typename: 'ReturnableFulfillment' }
    | { readonly __typename: 'ReverseFulfillmentOrder' }
    | { readonly __typename: 'ReverseFulfillmentOrderDisposition' }
    | { readonly __typename: 'ReverseFulfillmentOrderLineItem' }
    | { readonly __typename: 'Shop' }
    | { readonly __typename: 'ShopAddress' }
    | { readonly __typename: 'UnverifiedReturnLineItem' }
    | { readonly __typename: 'WebhookSubscription' }
   | null> };

export type RefundsQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
  transactions: number;
  shippingLines: number;
  lines: number;
}>;


export type RefundsQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'App' }
    | { readonly __typename: 'AppInstallation' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'DeliveryMethod' }
    | { readonly __typename: 'Domain' }
    | { readonly __typename: 'Fulfillment' }
    | { readonly __typename: 'FulfillmentHold' }
    | { readonly __typename: 'FulfillmentLineItem' }
    | { readonly __typename: 'FulfillmentOrder' }
    | { readonly __typename: 'FulfillmentOrderDestination' }
    | { readonly __typename: 'FulfillmentOrderLineItem' }
    | { readonly __typename: 'InventoryAdjustmentGroup' }
    | { readonly __typename: 'InventoryItem' }
    | { readonly __typename: 'InventoryItemMeasurement' }
    | { readonly __typename: 'InventoryLevel' }
    | { readonly __typename: 'InventoryQuantity' }
    | { readonly __typename: 'LineItem' }
    | { readonly __typename: 'Location' }
    | { readonly __typename: 'MailingAddress' }
    | { readonly __typename: 'Market' }
    | { readonly __typename: 'MarketRegionCountry' }
    | { readonly __typename: 'Metafield' }
    | { readonly __typename: 'MetafieldDefinition' }
    | { readonly __typename: 'Order' }
    | { readonly __typename: 'OrderAdjustment' }
    | { readonly __typename: 'OrderCancelJobResult' }
    | { readonly __typename: 'OrderTransaction' }
    | { readonly __typename: 'Product' }
    | { readonly __typename: 'ProductOption' }
    | { readonly __typename: 'ProductOptionValue' }
    | { readonly __typename: 'ProductVariant' }
    | { readonly __typename: 'Refund', readonly id: string, readonly createdAt: string | null, readonly note: string | null, readonly refundLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number, readonly restockType: RefundLineItemRestockType, readonly lineItem: { readonly id: string }, readonly location: { readonly id: string } | null, readonly subtotalSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalTaxSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }>, readonly pageInfo: { readonly hasNextPage: boolean } }, readonly return: { readonly id: string } | null, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: OrderTransactionStatus, readonly amountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly parentTransaction: { readonly id: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean } }, readonly refundShippingLines: { readonly nodes: ReadonlyArray<{ readonly subtotalAmountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly taxAmountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }>, readonly pageInfo: { readonly hasNextPage: boolean } } }
    | { readonly __typename: 'RefundShippingLine' }
    | { readonly __typename: 'Return' }
    | { readonly __typename: 'ReturnLineItem' }
    | { readonly __typename: 'ReturnReasonDefinition' }
    | { readonly __typename: 'ReturnableFulfillment' }
    | { readonly __typename: 'ReverseFulfillmentOrder' }
    | { readonly __typename: 'ReverseFulfillmentOrderDisposition' }
    | { readonly __typename: 'ReverseFulfillmentOrderLineItem' }
    | { readonly __typename: 'Shop' }
    | { readonly __typename: 'ShopAddress' }
    | { readonly __typename: 'UnverifiedReturnLineItem' }
    | { readonly __typename: 'WebhookSubscription' }
   | null> };

export type LongRefundQueryVariables = Exact<{
  id: string;
  transactions: number;
  shippingLines: number;
  lines: number;
  after?: string | null | undefined;
}>;


export type LongRefundQuery = { readonly refund: { readonly id: string, readonly createdAt: string | null, readonly note: string | null, readonly refundLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number, readonly restockType: RefundLineItemRestockType, readonly lineItem: { readonly id: string }, readonly location: { readonly id: string } | null, readonly subtotalSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalTaxSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } }, readonly return: { readonly id: string } | null, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: OrderTransactionStatus, readonly amountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly parentTransaction: { readonly id: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean } }, readonly refundShippingLines: { readonly nodes: ReadonlyArray<{ readonly subtotalAmountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly taxAmountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }>, readonly pageInfo: { readonly hasNextPage: boolean } } } | null };

export type SuggestRefundQueryVariables = Exact<{
  id: string;
  lines: ReadonlyArray<RefundLineItemInput> | RefundLineItemInput;
}>;


export type SuggestRefundQuery = { readonly order: { readonly id: string, readonly currencyCode: CurrencyCode, readonly presentmentCurrencyCode: CurrencyCode, readonly cancelledAt: string | null, readonly closed: boolean, readonly returnStatus: OrderReturnStatus, readonly transactions: ReadonlyArray<{ readonly id: string, readonly kind: OrderTransactionKind, readonly status: OrderTransactionStatus, readonly gateway: string | null }>, readonly suggestedRefund: { readonly amountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly totalTaxSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly maximumRefundableSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } }, readonly shipping: { readonly maximumRefundableSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } } } | null } | null };

export type RefundableLinesQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type RefundableLinesQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'App' }
    | { readonly __typename: 'AppInstallation' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'DeliveryMethod' }
    | { readonly __typename: 'Domain' }
    | { readonly __typename: 'Fulfillment' }
    | { readonly __typename: 'FulfillmentHold' }
    | { readonly __typename: 'FulfillmentLineItem' }
    | { readonly __typename: 'FulfillmentOrder' }
    | { readonly __typename: 'FulfillmentOrderDestination' }
    | { readonly __typename: 'FulfillmentOrderLineItem' }
    | { readonly __typename: 'InventoryAdjustmentGroup' }
    | { readonly __typename: 'InventoryItem' }
    | { readonly __typename: 'InventoryItemMeasurement' }
    | { readonly __typename: 'InventoryLevel' }
    | { readonly __typename: 'InventoryQuantity' }
    | { readonly __typename: 'LineItem', readonly id: string, readonly refundableQuantity: number }
    | { readonly __typename: 'Location' }
    | { readonly __typename: 'MailingAddress' }
    | { readonly __typename: 'Market' }
    | { readonly __typename: 'MarketRegionCountry' }
    | { readonly __typename: 'Metafield' }
    | { readonly __typename: 'MetafieldDefinition' }
    | { readonly __typename: 'Order' }
    | { readonly __typename: 'OrderAdjustment' }
    | { readonly __typename: 'OrderCancelJobResult' }
    | { readonly __typename: 'OrderTransaction' }
    | { readonly __typename: 'Product' }
    | { readonly __typename: 'ProductOption' }
    | { readonly __typename: 'ProductOptionValue' }
    | { readonly __typename: 'ProductVariant' }
    | { readonly __typename: 'Refund' }
    | { readonly __typename: 'RefundShippingLine' }
    | { readonly __typename: 'Return' }
    | { readonly __typename: 'ReturnLineItem' }
    | { readonly __typename: 'ReturnReasonDefinition' }
    | { readonly __typename: 'ReturnableFulfillment' }
    | { readonly __typename: 'ReverseFulfillmentOrder' }
    | { readonly __typename: 'ReverseFulfillmentOrderDisposition' }
    | { readonly __typename: 'ReverseFulfillmentOrderLineItem' }
    | { readonly __typename: 'Shop' }
    | { readonly __typename: 'ShopAddress' }
    | { readonly __typename: 'UnverifiedReturnLineItem' }
    | { readonly __typename: 'WebhookSubscription' }
   | null> };

export type RefundLocationsQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type RefundLocationsQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'App' }
    | { readonly __typename: 'AppInstallation' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'DeliveryMethod' }
    | { readonly __typename: 'Domain' }
    | { readonly __typename: 'Fulfillment' }
    | { readonly __typename: 'FulfillmentHold' }
    | { readonly __typename: 'FulfillmentLineItem' }
    | { readonly __typename: 'FulfillmentOrder' }
    | { readonly __typename: 'FulfillmentOrderDestination' }
    | { readonly __typename: 'FulfillmentOrderLineItem' }
    | { readonly __typename: 'InventoryAdjustmentGroup' }
    | { readonly __typename: 'InventoryItem' }
    | { readonly __typename: 'InventoryItemMeasurement' }
    | { readonly __typename: 'InventoryLevel' }
    | { readonly __typename: 'InventoryQuantity' }
    | { readonly __typename: 'LineItem' }
    | { readonly __typename: 'Location', readonly id: string, readonly isActive: boolean }
    | { readonly __typename: 'MailingAddress' }
    | { readonly __typename: 'Market' }
    | { readonly __typename: 'MarketRegionCountry' }
    | { readonly __typename: 'Metafield' }
    | { readonly __typename: 'MetafieldDefinition' }
    | { readonly __typename: 'Order' }
    | { readonly __typename: 'OrderAdjustment' }
    | { readonly __typename: 'OrderCancelJobResult' }
    | { readonly __typename: 'OrderTransaction' }
    | { readonly __typename: 'Product' }
    | { readonly __typename: 'ProductOption' }
    | { readonly __typename: 'ProductOptionValue' }
    | { readonly __typename: 'ProductVariant' }
    | { readonly __typename: 'Refund' }
    | { readonly __typename: 'RefundShippingLine' }
    | { readonly __typename: 'Return' }
    | { readonly __typename: 'ReturnLineItem' }
    | { readonly __typename: 'ReturnReasonDefinition' }
    | { readonly __typename: 'ReturnableFulfillment' }
    | { readonly __typename: 'ReverseFulfillmentOrder' }
    | { readonly __typename: 'ReverseFulfillmentOrderDisposition' }
    | { readonly __typename: 'ReverseFulfillmentOrderLineItem' }
    | { readonly __typename: 'Shop' }
    | { readonly __typename: 'ShopAddress' }
    | { readonly __typename: 'UnverifiedReturnLineItem' }
    | { readonly __typename: 'WebhookSubscription' }
   | null> };

export type CreateRefundMutationVariables = Exact<{
  input: RefundInput;
  key: string;
}>;


export type CreateRefundMutation = { readonly refundCreate: { readonly refund: { readonly id: string, readonly createdAt: string | null, readonly transactions: { readonly nodes: ReadonlyArray<{ readonly status: OrderTransactionStatus, readonly amountSet: { readonly presentmentMoney: { readonly amount: string, readonly currencyCode: CurrencyCode } } }> } } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type ReturnFactsFragment = { readonly id: string, readonly status: ReturnStatus, readonly returnLineItems: { readonly nodes: ReadonlyArray<
      | { readonly __typename: 'ReturnLineItem', readonly id: string, readonly quantity: number, readonly unprocessedQuantity: number, readonly returnReasonNote: string, readonly returnReasonDefinition: { readonly name: string } | null, readonly fulfillmentLineItem: { readonly id: string, readonly lineItem: { readonly id: string } } }
      | { readonly __typename: 'UnverifiedReturnLineItem' }
    >, readonly pageInfo: { readonly hasNextPage: boolean } } };

export type OrderReturnsQueryVariables = Exact<{
  id: string;
  returns: number;
  lines: number;
  after?: string | null | undefined;
}>;


export type OrderReturnsQuery = { readonly order: { readonly id: string, readonly returns: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly status: ReturnStatus, readonly returnLineItems: { readonly nodes: ReadonlyArray<
            | { readonly __typename: 'ReturnLineItem', readonly id: string, readonly quantity: number, readonly unprocessedQuantity: number, readonly returnReasonNote: string, readonly returnReasonDefinition: { readonly name: string } | null, readonly fulfillmentLineItem: { readonly id: string, readonly lineItem: { readonly id: string } } }
            | { readonly __typename: 'UnverifiedReturnLineItem' }
          >, readonly pageInfo: { readonly hasNextPage: boolean } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } } | null };

export type ReturnableUnitsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type ReturnableUnitsQuery = { readonly returnableFulfillments: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly returnableFulfillmentLineItems: { readonly nodes: ReadonlyArray<{ readonly quantity: number, readonly fulfillmentLineItem: { readonly id: string, readonly lineItem: { readonly id: string } } }>, readonly pageInfo: { readonly hasNextPage: boolean } } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ReturnToProcessQueryVariables = Exact<{
  id: string;
  lines: number;
}>;


export type ReturnToProcessQuery = { readonly return: { readonly id: string, readonly status: ReturnStatus, readonly order: { readonly id: string, readonly transactions: ReadonlyArray<{ readonly id: string, readonly kind: OrderTransactionKind, readonly status: OrderTransactionStatus, readonly gateway: string | null }> }, readonly reverseFulfillmentOrders: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly lineItems: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly totalQuantity: number, readonly fulfillmentLineItem: { readonly id: string } | null }>, readonly pageInfo: { readonly hasNextPage: boolean } } }> }, readonly returnLineItems: { readonly nodes: ReadonlyArray<
        | { readonly __typename: 'ReturnLineItem', readonly id: string, readonly quantity: number, readonly unprocessedQuantity: number, readonly returnReasonNote: string, readonly returnReasonDefinition: { readonly name: string } | null, readonly fulfillmentLineItem: { readonly id: string, readonly lineItem: { readonly id: string } } }
        | { readonly __typename: 'UnverifiedReturnLineItem' }
      >, readonly pageInfo: { readonly hasNextPage: boolean } } } | null };

export type CreateReturnMutationVariables = Exact<{
  input: ReturnInput;
  lines: number;
}>;


export type CreateReturnMutation = { readonly returnCreate: { readonly return: { readonly id: string, readonly status: ReturnStatus, readonly returnLineItems: { readonly nodes: ReadonlyArray<
          | { readonly __typename: 'ReturnLineItem', readonly id: string, readonly quantity: number, readonly unprocessedQuantity: number, readonly returnReasonNote: string, readonly returnReasonDefinition: { readonly name: string } | null, readonly fulfillmentLineItem: { readonly id: string, readonly lineItem: { readonly id: string } } }
          | { readonly __typename: 'UnverifiedReturnLineItem' }
        >, readonly pageInfo: { readonly hasNextPage: boolean } } } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string, readonly code: ReturnErrorCode | null }> } | null };

export type ProcessReturnMutationVariables = Exact<{
  input: ReturnProcessInput;
  lines: number;
}>;


export type ProcessReturnMutation = { readonly returnProcess: { readonly return: { readonly id: string, readonly status: ReturnStatus, readonly returnLineItems: { readonly nodes: ReadonlyArray<
          | { readonly __typename: 'ReturnLineItem', readonly id: string, readonly quantity: number, readonly unprocessedQuantity: number, readonly returnReasonNote: string, readonly returnReasonDefinition: { readonly name: string } | null, readonly fulfillmentLineItem: { readonly id: string, readonly lineItem: { readonly id: string } } }
          | { readonly __typename: 'UnverifiedReturnLineItem' }
        >, readonly pageInfo: { readonly hasNextPage: boolean } } } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string, readonly code: ReturnErrorCode | null }> } | null };

export type CloseReturnMutationVariables = Exact<{
  id: string;
}>;


export type CloseReturnMutation = { readonly returnClose: { readonly return: { readonly id: string, readonly status: ReturnStatus } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string, readonly code: ReturnErrorCode | null }> } | null };

export type DefineMetafieldMutationVariables = Exact<{
  definition: MetafieldDefinitionInput;
}>;


export type DefineMetafieldMutation = { readonly metafieldDefinitionCreate: { readonly createdDefinition: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: MetafieldDefinitionCreateUserErrorCode | null, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type SubscriptionsQueryVariables = Exact<{
  topics: ReadonlyArray<WebhookSubscriptionTopic> | WebhookSubscriptionTopic;
  first: number;
  after?: string | null | undefined;
}>;


export type SubscriptionsQuery = { readonly webhookSubscriptions: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly topic: WebhookSubscriptionTopic, readonly uri: string }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type SubscribeMutationVariables = Exact<{
  topic: WebhookSubscriptionTopic;
  subscription: WebhookSubscriptionInput;
}>;


export type SubscribeMutation = { readonly webhookSubscriptionCreate: { readonly webhookSubscription: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type PointSubscriptionMutationVariables = Exact<{
  id: string;
  subscription: WebhookSubscriptionInput;
}>;


export type PointSubscriptionMutation = { readonly webhookSubscriptionUpdate: { readonly webhookSubscription: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type ShopSettingsQueryVariables = Exact<{ [key: string]: never; }>;


export type ShopSettingsQuery = { readonly shop: { readonly name: string, readonly currencyCode: CurrencyCode, readonly taxesIncluded: boolean } };

export type MarketOfCountryQueryVariables = Exact<{
  country: CountryCode;
}>;


export type MarketOfCountryQuery = { readonly marketByGeography: { readonly priceInclusions: { readonly inclusiveTaxPricingStrategy: InclusiveTaxPricingStrategy } | null } | null };

export type GrantedScopesQueryVariables = Exact<{ [key: string]: never; }>;


export type GrantedScopesQuery = { readonly currentAppInstallation: { readonly accessScopes: ReadonlyArray<{ readonly handle: string }> } };

export type StockLocationsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type StockLocationsQuery = { readonly locations: { readonly nodes: ReadonlyArray<{ readonly id: string, readonly name: string, readonly isActive: boolean, readonly fulfillsOnlineOrders: boolean }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type ChangeStockMutationVariables = Exact<{
  input: InventoryAdjustQuantitiesInput;
  key: string;
}>;


export type ChangeStockMutation = { readonly inventoryAdjustQuantities: { readonly inventoryAdjustmentGroup: { readonly id: string } | null, readonly userErrors: ReadonlyArray<{ readonly code: InventoryAdjustQuantitiesUserErrorCode | null, readonly field: ReadonlyArray<string> | null, readonly message: string }> } | null };

export type VariantFactsFragment = { readonly __typename: 'ProductVariant', readonly id: string, readonly title: string, readonly sku: string | null, readonly barcode: string | null, readonly inventoryItem: { readonly id: string }, readonly product: { readonly title: string, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus } };

export type FindVariantsQueryVariables = Exact<{
  query: string;
  first: number;
  after?: string | null | undefined;
}>;


export type FindVariantsQuery = { readonly productVariants: { readonly nodes: ReadonlyArray<{ readonly __typename: 'ProductVariant', readonly id: string, readonly title: string, readonly sku: string | null, readonly barcode: string | null, readonly inventoryItem: { readonly id: string }, readonly product: { readonly title: string, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus } }>, readonly pageInfo: { readonly hasNextPage: boolean, readonly endCursor: string | null } } };

export type VariantsByIdQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type VariantsByIdQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'App' }
    | { readonly __typename: 'AppInstallation' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'DeliveryMethod' }
    | { readonly __typename: 'Domain' }
    | { readonly __typename: 'Fulfillment' }
    | { readonly __typename: 'FulfillmentHold' }
    | { readonly __typename: 'FulfillmentLineItem' }
    | { readonly __typename: 'FulfillmentOrder' }
    | { readonly __typename: 'FulfillmentOrderDestination' }
    | { readonly __typename: 'FulfillmentOrderLineItem' }
    | { readonly __typename: 'InventoryAdjustmentGroup' }
    | { readonly __typename: 'InventoryItem' }
    | { readonly __typename: 'InventoryItemMeasurement' }
    | { readonly __typename: 'InventoryLevel' }
    | { readonly __typename: 'InventoryQuantity' }
    | { readonly __typename: 'LineItem' }
    | { readonly __typename: 'Location' }
    | { readonly __typename: 'MailingAddress' }
    | { readonly __typename: 'Market' }
    | { readonly __typename: 'MarketRegionCountry' }
    | { readonly __typename: 'Metafield' }
    | { readonly __typename: 'MetafieldDefinition' }
    | { readonly __typename: 'Order' }
    | { readonly __typename: 'OrderAdjustment' }
    | { readonly __typename: 'OrderCancelJobResult' }
    | { readonly __typename: 'OrderTransaction' }
    | { readonly __typename: 'Product' }
    | { readonly __typename: 'ProductOption' }
    | { readonly __typename: 'ProductOptionValue' }
    | { readonly __typename: 'ProductVariant', readonly id: string, readonly title: string, readonly sku: string | null, readonly barcode: string | null, readonly inventoryItem: { readonly id: string }, readonly product: { readonly title: string, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus } }
    | { readonly __typename: 'Refund' }
    | { readonly __typename: 'RefundShippingLine' }
    | { readonly __typename: 'Return' }
    | { readonly __typename: 'ReturnLineItem' }
    | { readonly __typename: 'ReturnReasonDefinition' }
    | { readonly __typename: 'ReturnableFulfillment' }
    | { readonly __typename: 'ReverseFulfillmentOrder' }
    | { readonly __typename: 'ReverseFulfillmentOrderDisposition' }
    | { readonly __typename: 'ReverseFulfillmentOrderLineItem' }
    | { readonly __typename: 'Shop' }
    | { readonly __typename: 'ShopAddress' }
    | { readonly __typename: 'UnverifiedReturnLineItem' }
    | { readonly __typename: 'WebhookSubscription' }
   | null> };

export type SingleVariantProductsQueryVariables = Exact<{
  ids: ReadonlyArray<string> | string;
}>;


export type SingleVariantProductsQuery = { readonly nodes: ReadonlyArray<
    | { readonly __typename: 'App' }
    | { readonly __typename: 'AppInstallation' }
    | { readonly __typename: 'Customer' }
    | { readonly __typename: 'DeliveryMethod' }
    | { readonly __typename: 'Domain' }
    | { readonly __typename: 'Fulfillment' }
    | { readonly __typename: 'FulfillmentHold' }
    | { readonly __typename: 'FulfillmentLineItem' }
    | { readonly __typename: 'FulfillmentOrder' }
    | { readonly __typename: 'FulfillmentOrderDestination' }
    | { readonly __typename: 'FulfillmentOrderLineItem' }
    | { readonly __typename: 'InventoryAdjustmentGroup' }
    | { readonly __typename: 'InventoryItem' }
    | { readonly __typename: 'InventoryItemMeasurement' }
    | { readonly __typename: 'InventoryLevel' }
    | { readonly __typename: 'InventoryQuantity' }
    | { readonly __typename: 'LineItem' }
    | { readonly __typename: 'Location' }
    | { readonly __typename: 'MailingAddress' }
    | { readonly __typename: 'Market' }
    | { readonly __typename: 'MarketRegionCountry' }
    | { readonly __typename: 'Metafield' }
    | { readonly __typename: 'MetafieldDefinition' }
    | { readonly __typename: 'Order' }
    | { readonly __typename: 'OrderAdjustment' }
    | { readonly __typename: 'OrderCancelJobResult' }
    | { readonly __typename: 'OrderTransaction' }
    | { readonly __typename: 'Product', readonly id: string, readonly variants: { readonly nodes: ReadonlyArray<{ readonly __typename: 'ProductVariant', readonly id: string, readonly title: string, readonly sku: string | null, readonly barcode: string | null, readonly inventoryItem: { readonly id: string }, readonly product: { readonly title: string, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus } }> } }
    | { readonly __typename: 'ProductOption' }
    | { readonly __typename: 'ProductOptionValue' }
    | { readonly __typename: 'ProductVariant' }
    | { readonly __typename: 'Refund' }
    | { readonly __typename: 'RefundShippingLine' }
    | { readonly __typename: 'Return' }
    | { readonly __typename: 'ReturnLineItem' }
    | { readonly __typename: 'ReturnReasonDefinition' }
    | { readonly __typename: 'ReturnableFulfillment' }
    | { readonly __typename: 'ReverseFulfillmentOrder' }
    | { readonly __typename: 'ReverseFulfillmentOrderDisposition' }
    | { readonly __typename: 'ReverseFulfillmentOrderLineItem' }
    | { readonly __typename: 'Shop' }
    | { readonly __typename: 'ShopAddress' }
    | { readonly __typename: 'UnverifiedReturnLineItem' }
    | { readonly __typename: 'WebhookSubscription' }
   | null> };

export type VariantByMetafieldQueryVariables = Exact<{
  namespace: string;
  key: string;
  value: string;
}>;


export type VariantByMetafieldQuery = { readonly productVariantByIdentifier: { readonly __typename: 'ProductVariant', readonly id: string, readonly title: string, readonly sku: string | null, readonly barcode: string | null, readonly metafield: { readonly value: string } | null, readonly inventoryItem: { readonly id: string }, readonly product: { readonly title: string, readonly tags: ReadonlyArray<string>, readonly status: ProductStatus } } | null };

export const OrderLineStateFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderLineState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"currentQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unfulfilledQuantity"}}]}}]} as unknown as DocumentNode<OrderLineStateFragment, unknown>;
export const FulfilmentFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FulfilmentFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Fulfillment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"trackingInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"company"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}}]} as unknown as DocumentNode<FulfilmentFactsFragment, unknown>;
export const FulfilledLineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FulfilledLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FulfillmentLineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<FulfilledLineFragment, unknown>;
export const OrderFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"totalPriceSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"customAttributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OrderFactsFragment, unknown>;
export const RefundFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refund"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"return"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"transactions"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amountSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"parentTransaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refundShippingLines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"shippingLines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subtotalAmountSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxAmountSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]} as unknown as DocumentNode<RefundFactsFragment, unknown>;
export const RefundedLineFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundedLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RefundLineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"restockType"}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subtotalSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalTaxSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]} as unknown as DocumentNode<RefundedLineFragment, unknown>;
export const ReturnFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReturnFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Return"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"returnLineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnLineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unprocessedQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"returnReasonNote"}},{"kind":"Field","name":{"kind":"Name","value":"returnReasonDefinition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fulfillmentLineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]} as unknown as DocumentNode<ReturnFactsFragment, unknown>;
export const VariantFactsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VariantFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProductVariant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"barcode"}},{"kind":"Field","name":{"kind":"Name","value":"inventoryItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<VariantFactsFragment, unknown>;
export const CancelOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CancelOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"restock"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"note"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderCancel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"orderId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderId"}}},{"kind":"Argument","name":{"kind":"Name","value":"reason"},"value":{"kind":"EnumValue","value":"OTHER"}},{"kind":"Argument","name":{"kind":"Name","value":"restock"},"value":{"kind":"Variable","name":{"kind":"Name","value":"restock"}}},{"kind":"Argument","name":{"kind":"Name","value":"notifyCustomer"},"value":{"kind":"BooleanValue","value":false}},{"kind":"Argument","name":{"kind":"Name","value":"staffNote"},"value":{"kind":"Variable","name":{"kind":"Name","value":"note"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"job"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"jobResult"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orderCancelUserErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CancelOrderMutation, CancelOrderMutationVariables>;
export const RefundableOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RefundableOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"presentmentCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledAt"}},{"kind":"Field","name":{"kind":"Name","value":"refunds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"gateway"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"unfulfilledQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"discountedUnitPriceSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<RefundableOrderQuery, RefundableOrderQueryVariables>;
export const RefundUnitsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RefundUnits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefundInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refundCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"idempotent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refund"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<RefundUnitsMutation, RefundUnitsMutationVariables>;
export const ChannelFactsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ChannelFacts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProductVariant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"barcode"}},{"kind":"Field","name":{"kind":"Name","value":"inventoryItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"vendor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"selectedOptions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ChannelFactsQuery, ChannelFactsQueryVariables>;
export const MetafieldOfVariantsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MetafieldOfVariants"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"namespace"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProductVariant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"metafield"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"namespace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"namespace"}}},{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metafield"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"namespace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"namespace"}}},{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MetafieldOfVariantsQuery, MetafieldOfVariantsQueryVariables>;
export const ShippableOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShippableOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fulfilmentOrders"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledAt"}},{"kind":"Field","name":{"kind":"Name","value":"fulfillmentOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fulfilmentOrders"}}},{"kind":"Argument","name":{"kind":"Name","value":"displayable"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"requestStatus"}},{"kind":"Field","name":{"kind":"Name","value":"supportedActions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"action"}}]}},{"kind":"Field","name":{"kind":"Name","value":"assignedLocation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"remainingQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ShippableOrderQuery, ShippableOrderQueryVariables>;
export const CreateFulfilmentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateFulfilment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fulfilment"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FulfillmentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fulfillmentCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"fulfillment"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fulfilment"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fulfillment"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CreateFulfilmentMutation, CreateFulfilmentMutationVariables>;
export const OffersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Offers"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"country"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CountryCode"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withStock"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProductVariant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"price"}},{"kind":"Field","name":{"kind":"Name","value":"compareAtPrice"}},{"kind":"Field","name":{"kind":"Name","value":"inventoryPolicy"}},{"kind":"Field","name":{"kind":"Name","value":"inventoryItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tracked"}},{"kind":"Field","name":{"kind":"Name","value":"inventoryLevel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locationId"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withStock"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"names"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"available","block":false}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"contextualPricing"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"context"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"country"},"value":{"kind":"Variable","name":{"kind":"Name","value":"country"}}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"price"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}},{"kind":"Field","name":{"kind":"Name","value":"compareAtPrice"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<OffersQuery, OffersQueryVariables>;
export const StockAtDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StockAt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"withStock"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Boolean"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InventoryItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"tracked"}},{"kind":"Field","name":{"kind":"Name","value":"inventoryLevel"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"locationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locationId"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"include"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"if"},"value":{"kind":"Variable","name":{"kind":"Name","value":"withStock"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"names"},"value":{"kind":"ListValue","values":[{"kind":"StringValue","value":"available","block":false}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<StockAtQuery, StockAtQueryVariables>;
export const OrderStatesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderStates"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fulfilments"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fulfilledLines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledAt"}},{"kind":"Field","name":{"kind":"Name","value":"lineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderLineState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"fulfillmentsCount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fulfillments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fulfilments"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FulfilmentFacts"}},{"kind":"Field","name":{"kind":"Name","value":"fulfillmentLineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fulfilledLines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FulfilledLine"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderLineState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"currentQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unfulfilledQuantity"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FulfilmentFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Fulfillment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"trackingInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"company"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FulfilledLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FulfillmentLineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<OrderStatesQuery, OrderStatesQueryVariables>;
export const LongOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LongOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fulfilments"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledAt"}},{"kind":"Field","name":{"kind":"Name","value":"lineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderLineState"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"fulfillments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fulfilments"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderLineState"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"currentQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"unfulfilledQuantity"}}]}}]} as unknown as DocumentNode<LongOrderQuery, LongOrderQueryVariables>;
export const LongFulfilmentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LongFulfilment"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fulfillment"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FulfilmentFacts"}},{"kind":"Field","name":{"kind":"Name","value":"fulfillmentLineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FulfilledLine"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FulfilmentFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Fulfillment"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"trackingInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"company"}},{"kind":"Field","name":{"kind":"Name","value":"number"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FulfilledLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FulfillmentLineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]} as unknown as DocumentNode<LongFulfilmentQuery, LongFulfilmentQueryVariables>;
export const CreateOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"order"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderCreateOrderInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"options"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"OrderCreateOptionsInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order"},"value":{"kind":"Variable","name":{"kind":"Name","value":"order"}}},{"kind":"Argument","name":{"kind":"Name","value":"options"},"value":{"kind":"Variable","name":{"kind":"Name","value":"options"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"totalPriceSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"customAttributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<CreateOrderMutation, CreateOrderMutationVariables>;
export const OrderByCustomIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderByCustomId"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"namespace"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"value"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderByIdentifier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"identifier"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"customId"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"namespace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"namespace"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"value"},"value":{"kind":"Variable","name":{"kind":"Name","value":"value"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"totalPriceSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"customAttributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OrderByCustomIdQuery, OrderByCustomIdQueryVariables>;
export const OrderByIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderById"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderFacts"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"totalPriceSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"customAttributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OrderByIdQuery, OrderByIdQueryVariables>;
export const SearchOrdersDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SearchOrders"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"namespace"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"sourceIdentifier"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"customAttributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"metafield"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"namespace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"namespace"}}},{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}},{"kind":"Field","name":{"kind":"Name","value":"lineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"1"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"customAttributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<SearchOrdersQuery, SearchOrdersQueryVariables>;
export const PlacementsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Placements"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"fulfilmentOrders"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"fulfillmentOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"fulfilmentOrders"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"requestStatus"}},{"kind":"Field","name":{"kind":"Name","value":"assignedLocation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"lineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"customAttributes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"key"}},{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PlacementsQuery, PlacementsQueryVariables>;
export const MoveTargetsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MoveTargets"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locationIds"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FulfillmentOrder"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"locationsForMove"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"locationIds"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locationIds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movable"}},{"kind":"Field","name":{"kind":"Name","value":"unavailableLineItemsCount"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<MoveTargetsQuery, MoveTargetsQueryVariables>;
export const MoveFulfilmentOrderDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"MoveFulfilmentOrder"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"locationId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"fulfillmentOrderMove"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"newLocationId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"locationId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"movedFulfillmentOrder"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<MoveFulfilmentOrderMutation, MoveFulfilmentOrderMutationVariables>;
export const OrderRefundsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderRefunds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"refunds"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"presentmentCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"taxesIncluded"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledAt"}},{"kind":"Field","name":{"kind":"Name","value":"closed"}},{"kind":"Field","name":{"kind":"Name","value":"returnStatus"}},{"kind":"Field","name":{"kind":"Name","value":"refunds"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"refunds"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}}]} as unknown as DocumentNode<OrderRefundsQuery, OrderRefundsQueryVariables>;
export const RefundsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Refunds"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"transactions"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"shippingLines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refund"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefundFacts"}},{"kind":"Field","name":{"kind":"Name","value":"refundLineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefundedLine"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refund"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"return"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"transactions"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amountSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"parentTransaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refundShippingLines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"shippingLines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subtotalAmountSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxAmountSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundedLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RefundLineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"restockType"}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subtotalSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalTaxSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]} as unknown as DocumentNode<RefundsQuery, RefundsQueryVariables>;
export const LongRefundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"LongRefund"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"transactions"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"shippingLines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refund"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefundFacts"}},{"kind":"Field","name":{"kind":"Name","value":"refundLineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RefundedLine"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Refund"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"return"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"transactions"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amountSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"parentTransaction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"refundShippingLines"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"shippingLines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"subtotalAmountSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"taxAmountSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RefundedLine"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"RefundLineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"restockType"}},{"kind":"Field","name":{"kind":"Name","value":"location"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"subtotalSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalTaxSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]} as unknown as DocumentNode<LongRefundQuery, LongRefundQueryVariables>;
export const SuggestRefundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SuggestRefund"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefundLineItemInput"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"presentmentCurrencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"cancelledAt"}},{"kind":"Field","name":{"kind":"Name","value":"closed"}},{"kind":"Field","name":{"kind":"Name","value":"returnStatus"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"gateway"}}]}},{"kind":"Field","name":{"kind":"Name","value":"suggestedRefund"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"refundLineItems"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amountSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"totalTaxSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"maximumRefundableSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"shipping"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maximumRefundableSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<SuggestRefundQuery, SuggestRefundQueryVariables>;
export const RefundableLinesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RefundableLines"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"refundableQuantity"}}]}}]}}]}}]} as unknown as DocumentNode<RefundableLinesQuery, RefundableLinesQueryVariables>;
export const RefundLocationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RefundLocations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Location"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}}]}}]}}]}}]} as unknown as DocumentNode<RefundLocationsQuery, RefundLocationsQueryVariables>;
export const CreateRefundDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateRefund"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RefundInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refundCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"idempotent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"refund"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"createdAt"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"amountSet"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"presentmentMoney"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<CreateRefundMutation, CreateRefundMutationVariables>;
export const OrderReturnsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderReturns"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"returns"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"returns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"returns"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReturnFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReturnFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Return"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"returnLineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnLineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unprocessedQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"returnReasonNote"}},{"kind":"Field","name":{"kind":"Name","value":"returnReasonDefinition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fulfillmentLineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]} as unknown as DocumentNode<OrderReturnsQuery, OrderReturnsQueryVariables>;
export const ReturnableUnitsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReturnableUnits"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnableFulfillments"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"orderId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"4"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"returnableFulfillmentLineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"fulfillmentLineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<ReturnableUnitsQuery, ReturnableUnitsQueryVariables>;
export const ReturnToProcessDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ReturnToProcess"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"return"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReturnFacts"}},{"kind":"Field","name":{"kind":"Name","value":"order"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"transactions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"gateway"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"reverseFulfillmentOrders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"3"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"totalQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"fulfillmentLineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReturnFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Return"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"returnLineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnLineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unprocessedQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"returnReasonNote"}},{"kind":"Field","name":{"kind":"Name","value":"returnReasonDefinition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fulfillmentLineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]} as unknown as DocumentNode<ReturnToProcessQuery, ReturnToProcessQueryVariables>;
export const CreateReturnDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CreateReturn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"returnInput"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"return"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReturnFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReturnFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Return"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"returnLineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnLineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unprocessedQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"returnReasonNote"}},{"kind":"Field","name":{"kind":"Name","value":"returnReasonDefinition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fulfillmentLineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]} as unknown as DocumentNode<CreateReturnMutation, CreateReturnMutationVariables>;
export const ProcessReturnDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ProcessReturn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnProcessInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"lines"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnProcess"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"return"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ReturnFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ReturnFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Return"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"returnLineItems"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"lines"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ReturnLineItem"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"quantity"}},{"kind":"Field","name":{"kind":"Name","value":"unprocessedQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"returnReasonNote"}},{"kind":"Field","name":{"kind":"Name","value":"returnReasonDefinition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fulfillmentLineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"lineItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}}]}}]}}]}}]} as unknown as DocumentNode<ProcessReturnMutation, ProcessReturnMutationVariables>;
export const CloseReturnDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"CloseReturn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"returnClose"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"return"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]} as unknown as DocumentNode<CloseReturnMutation, CloseReturnMutationVariables>;
export const DefineMetafieldDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"DefineMetafield"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"definition"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"MetafieldDefinitionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"metafieldDefinitionCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"definition"},"value":{"kind":"Variable","name":{"kind":"Name","value":"definition"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"createdDefinition"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<DefineMetafieldMutation, DefineMetafieldMutationVariables>;
export const SubscriptionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Subscriptions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"topics"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookSubscriptionTopic"}}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhookSubscriptions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"topics"},"value":{"kind":"Variable","name":{"kind":"Name","value":"topics"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"topic"}},{"kind":"Field","name":{"kind":"Name","value":"uri"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<SubscriptionsQuery, SubscriptionsQueryVariables>;
export const SubscribeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Subscribe"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"topic"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookSubscriptionTopic"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subscription"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookSubscriptionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhookSubscriptionCreate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"topic"},"value":{"kind":"Variable","name":{"kind":"Name","value":"topic"}}},{"kind":"Argument","name":{"kind":"Name","value":"webhookSubscription"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subscription"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhookSubscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<SubscribeMutation, SubscribeMutationVariables>;
export const PointSubscriptionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PointSubscription"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"subscription"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"WebhookSubscriptionInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhookSubscriptionUpdate"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}},{"kind":"Argument","name":{"kind":"Name","value":"webhookSubscription"},"value":{"kind":"Variable","name":{"kind":"Name","value":"subscription"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"webhookSubscription"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<PointSubscriptionMutation, PointSubscriptionMutationVariables>;
export const ShopSettingsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ShopSettings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"shop"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"currencyCode"}},{"kind":"Field","name":{"kind":"Name","value":"taxesIncluded"}}]}}]}}]} as unknown as DocumentNode<ShopSettingsQuery, ShopSettingsQueryVariables>;
export const MarketOfCountryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MarketOfCountry"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"country"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CountryCode"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"marketByGeography"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"countryCode"},"value":{"kind":"Variable","name":{"kind":"Name","value":"country"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priceInclusions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inclusiveTaxPricingStrategy"}}]}}]}}]}}]} as unknown as DocumentNode<MarketOfCountryQuery, MarketOfCountryQueryVariables>;
export const GrantedScopesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"GrantedScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentAppInstallation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"accessScopes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handle"}}]}}]}}]}}]} as unknown as DocumentNode<GrantedScopesQuery, GrantedScopesQueryVariables>;
export const StockLocationsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"StockLocations"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"locations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"includeInactive"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isActive"}},{"kind":"Field","name":{"kind":"Name","value":"fulfillsOnlineOrders"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<StockLocationsQuery, StockLocationsQueryVariables>;
export const ChangeStockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ChangeStock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InventoryAdjustQuantitiesInput"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inventoryAdjustQuantities"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"directives":[{"kind":"Directive","name":{"kind":"Name","value":"idempotent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}]}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"inventoryAdjustmentGroup"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"Field","name":{"kind":"Name","value":"message"}}]}}]}}]}}]} as unknown as DocumentNode<ChangeStockMutation, ChangeStockMutationVariables>;
export const FindVariantsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"FindVariants"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"query"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productVariants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"query"},"value":{"kind":"Variable","name":{"kind":"Name","value":"query"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VariantFacts"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VariantFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProductVariant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"barcode"}},{"kind":"Field","name":{"kind":"Name","value":"inventoryItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<FindVariantsQuery, FindVariantsQueryVariables>;
export const VariantsByIdDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VariantsById"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProductVariant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VariantFacts"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VariantFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProductVariant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"barcode"}},{"kind":"Field","name":{"kind":"Name","value":"inventoryItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<VariantsByIdQuery, VariantsByIdQueryVariables>;
export const SingleVariantProductsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"SingleVariantProducts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Product"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"variants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"2"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VariantFacts"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VariantFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProductVariant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"barcode"}},{"kind":"Field","name":{"kind":"Name","value":"inventoryItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<SingleVariantProductsQuery, SingleVariantProductsQueryVariables>;
export const VariantByMetafieldDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"VariantByMetafield"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"namespace"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"key"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"value"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"productVariantByIdentifier"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"identifier"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"customId"},"value":{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"namespace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"namespace"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}},{"kind":"ObjectField","name":{"kind":"Name","value":"value"},"value":{"kind":"Variable","name":{"kind":"Name","value":"value"}}}]}}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"VariantFacts"}},{"kind":"Field","name":{"kind":"Name","value":"metafield"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"namespace"},"value":{"kind":"Variable","name":{"kind":"Name","value":"namespace"}}},{"kind":"Argument","name":{"kind":"Name","value":"key"},"value":{"kind":"Variable","name":{"kind":"Name","value":"key"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"VariantFacts"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ProductVariant"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"sku"}},{"kind":"Field","name":{"kind":"Name","value":"barcode"}},{"kind":"Field","name":{"kind":"Name","value":"inventoryItem"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}},{"kind":"Field","name":{"kind":"Name","value":"product"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"tags"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]} as unknown as DocumentNode<VariantByMetafieldQuery, VariantByMetafieldQueryVariables>;