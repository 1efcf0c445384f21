import { setTimeout as wait } from 'node:timers/promises';
import type { ShownHold } from './judge.ts';

/** An ordinary browser's: headless ones are turned away as robots. */
const USER_AGENT = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0 Safari/537.36';

export interface ConnectionWish {
  readonly login: string;
  readonly password: string;
  readonly locationId: string;
  readonly onFailure: 'hold' | 'decline';
  readonly rate: string | null;
}

export interface OfferedLocation {
  readonly id: string;
  readonly label: string;
  readonly currency: string | null;
}

interface OrderPage {
  readonly rows: readonly { readonly id: string }[];
  readonly next: string | null;
}

/** The order page on its General tab. */
interface GeneralTab {
  readonly body: {
    readonly transferIds: readonly string[];
    readonly connection: { readonly locationLabel: string } | null;
  };
}

/** The order page on its Items tab. */
interface ItemsTab {
  readonly body: {
    readonly lines: readonly {
      readonly positionId: string;
      readonly verdict: { readonly outcome: string; readonly reason: string } | null;
    }[];
  };
}

/** Plays the merchant: uses the app only through its pages, with session tokens from the simulated admin. */
export class Merchant {
  readonly #appUrl: string;
  readonly #adminUrl: string;
  readonly #shop: string;

  constructor(options: { appUrl: string; adminUrl: string; shop: string }) {
    this.#appUrl = options.appUrl;
    this.#adminUrl = options.adminUrl;
    this.#shop = options.shop;
  }

  /** Waits until the app answers. @throws Error when it does not within a minute */
  async waitForApp(stopped: () => boolean): Promise<void> {
    for (let tries = 0; tries < 240 && !stopped(); tries += 1) {
      const up = await fetch(`${this.#appUrl}/healthz`).then(
        (reply) => reply.ok,
        () => false,
      );
      if (up) return;
      await wait(250);
    }
    throw new Error('The app did not start.');
  }

  /** Opens the app in the admin for the first time: this is what installs it. */
  async openApp(): Promise<void> {
    const { token, host } = await this.#sessionToken();
    const query = new URLSearchParams({ embedded: '1', shop: this.#shop, host, id_token: token });
    const reply = await fetch(`${this.#appUrl}/app?${query}`, {
      headers: { 'user-agent': USER_AGENT, accept: 'text/html' },
    });
    if (!reply.ok) throw new Error(`The app could not be opened: status ${reply.status}.`);
  }

  /** *Get available stores*. @throws Error with what the form says */
  async stores(login: string, password: string): Promise<readonly OfferedLocation[]> {
    const reply = await this.#post('/app/connections/new?channel=miinto', 'routes/app.connections.new', {
      intent: 'get-stores',
      channel: 'miinto',
      login,
      password,
      testMode: 'no',
    });
    const answer = (await reply.json()) as { kind: string; locations?: readonly OfferedLocation[] };
    if (answer.kind !== 'stores') throw new Error(`The stores could not be listed: ${JSON.stringify(answer)}`);
    return answer.locations ?? [];
  }

  /** Adds one active connection with automatic acceptance. @throws Error with what the form says */
  async connect(wish: ConnectionWish, stockLocation: string): Promise<void> {
    const reply = await this.#post('/app/connections/new?channel=miinto', 'routes/app.connections.new', {
      intent: 'save',
      channel: 'miinto',
      label: 'Miinto Orders (v21)',
      login: wish.login,
      password: wish.password,
      testMode: 'no',
      locationId: wish.locationId,
      active: 'yes',
      acceptAutomatically: 'yes',
      onFailure: wish.onFailure,
      stockLocations: stockLocation,
      rate: wish.rate ?? '',
    });
    if (reply.status === 204 || reply.status === 302) return;
    throw new Error(`Location ${wish.locationId} could not be connected: ${(await reply.text()).slice(0, 500)}`);
  }

  /** Every held position with the reason the app shows. @param locationOf the location behind a label such as `2654 (DK)` */
  async holds(locationOf: (label: string) => string): Promise<readonly ShownHold[]> {
    const shown: ShownHold[] = [];
    let cursor: string | null = null;
    do {
      const query = new URLSearchParams({ filter: 'held', ...(cursor === null ? {} : { cursor }) });
      const page = (await this.#get(`/app/orders?${query}`, 'routes/app.orders._index')) as OrderPage;
      for (const row of page.rows) shown.push(...(await this.#holdsOf(row.id, locationOf)));
      cursor = page.next;
    } while (cursor !== null);
    return shown;
  }

  async #holdsOf(orderId: string, locationOf: (label: string) => string): Promise<readonly ShownHold[]> {
    const tab = (name: string) => this.#get(`/app/orders/${orderId}?tab=${name}`, 'routes/app.orders.$id');
    const { body: general } = (await tab('general')) as GeneralTab;
    const { body: items } = (await tab('items')) as ItemsTab;
    return items.lines.flatMap((line) =>
      line.verdict?.outcome === 'hold'
        ? [
            {
              locationId: locationOf(general.connection?.locationLabel ?? ''),
              transferId: general.transferIds[0] ?? '',
              positionId: line.positionId,
              reason: line.verdict.reason,
            },
          ]
        : [],
    );
  }

  async #get(address: string, route: string): Promise<unknown> {
    const separator = address.includes('?') ? '&' : '?';
    const { token } = await this.#sessionToken();
    const reply = await fetch(`${this.#appUrl}${address}${separator}_data=${encodeURIComponent(route)}`, {
      headers: { 'user-agent': USER_AGENT, authorization: `Bearer ${token}` },
    });
    if (!reply.ok) throw new Error(`${address} answered ${reply.status}.`);
    return reply.json();
  }

  async #post(address: string, route: string, fields: Readonly<Record<string, string>>): Promise<Response> {
    const { token } = await this.#sessionToken();
    return fetch(`${this.#appUrl}${address}&_data=${encodeURIComponent(route)}`, {
      method: 'POST',
      headers: { 'user-agent': USER_AGENT, authorization: `Bearer ${token}` },
      body: new URLSearchParams(fields),
      redirect: 'manual',
    });
  }

  /** Session tokens live for a minute, so each request gets its own. */
  async #sessionToken(): Promise<{ token: string; host: string }> {
    const reply = await fetch(`${this.#adminUrl}/_admin/session-token?shop=${this.#shop}`);
    if (!reply.ok) throw new Error(`The simulated admin gave no session token: status ${reply.status}.`);
    const fresh = (await reply.json()) as { token: string; host: string };
    return fresh;
  }
}
