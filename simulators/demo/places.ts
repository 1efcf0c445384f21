/** The merchant of the demo: three Miinto accounts, seven locations in seven markets, one connection each. */
export interface DemoLocation {
  readonly id: string;
  readonly country: string;
  readonly currency: string;
  readonly account: string;
  /** What its connection does with positions that fail. */
  readonly onFailure: 'hold' | 'decline';
}

export interface DemoAccount {
  readonly login: string;
  readonly password: string;
  /** How Miinto writes down what the account may do. */
  readonly layout: 'A' | 'B' | 'both';
}

export const ACCOUNTS: readonly DemoAccount[] = [
  { login: 'nordic@boutique.example', password: 'demo-nordic', layout: 'A' },
  { login: 'central@boutique.example', password: 'demo-central', layout: 'B' },
  { login: 'outlet@boutique.example', password: 'demo-outlet', layout: 'both' },
];

export const LOCATIONS: readonly DemoLocation[] = [
  { id: '1-m!i!s-045-2654', country: 'DK', currency: 'DKK', account: 'nordic@boutique.example', onFailure: 'hold' },
  { id: '1-m!i!s-046-2121', country: 'SE', currency: 'SEK', account: 'nordic@boutique.example', onFailure: 'hold' },
  { id: '1-m!i!s-049-3310', country: 'DE', currency: 'EUR', account: 'central@boutique.example', onFailure: 'hold' },
  { id: '1-m!i!s-031-3311', country: 'NL', currency: 'EUR', account: 'central@boutique.example', onFailure: 'hold' },
  { id: '1-m!i!s-048-3312', country: 'PL', currency: 'PLN', account: 'central@boutique.example', onFailure: 'hold' },
  { id: '1-m!i!s-033-4402', country: 'FR', currency: 'EUR', account: 'outlet@boutique.example', onFailure: 'decline' },
  { id: '1-m!i!s-032-4403', country: 'BE', currency: 'EUR', account: 'outlet@boutique.example', onFailure: 'decline' },
];
