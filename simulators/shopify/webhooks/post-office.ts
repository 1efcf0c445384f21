import { createHmac, randomUUID } from 'node:crypto';
import type { FaultBook } from '../faults/faults.ts';
import type { Lag, ResolvedOptions } from '../options.ts';
import type { Shop } from '../state/shop.ts';
import type { SimulatorClock } from '../time/clock.ts';
import type { Scheduler } from '../time/scheduler.ts';
import { passesFilter, reduceTo } from './fields.ts';

/** API version that payloads are written in. */
const VERSION = '2026-10';
const TIMEOUT_MS = 5000;
/** Gaps before the eight further attempts, in seconds: together four hours (reference 7.3). */
const RETRY_GAPS = [30, 60, 180, 420, 900, 1800, 3600, 7410];
/** Equal payloads cut down by include_fields are sent once within this time (reference 7.2). */
const DEBOUNCE_MS = 2000;
const DELIVERIES_KEPT = 5000;

/** One delivery with the fate of its attempts. */
export interface Delivery {
  readonly webhookId: string;
  readonly eventId: string;
  readonly shop: string;
  readonly topic: string;
  readonly uri: string;
  readonly subscriptionId: string | null;
  readonly name: string | null;
  readonly triggeredAt: string;
  readonly body: string;
  /** HTTP status of each attempt; 0 when there was no answer. */
  readonly attempts: number[];
  state: 'waiting' | 'delivered' | 'given-up' | 'dropped';
}

interface Target {
  readonly uri: string;
  readonly subscriptionId: string | null;
  readonly includeFields: readonly string[];
  readonly name: string | null;
}

export interface PostOffice {
  /**
   * Sends a webhook to the shop's subscriptions and to the app's own. The promise ends with the first attempts, so that
   * a mutation may wait for them (the webhook that comes before the answer).
   */
  trigger(shop: Shop, topic: string, payload: object, eventId?: string): Promise<void>;
  deliveries(): readonly Delivery[];
  /** Waits until no attempt is under way. */
  idle(): Promise<void>;
  /** Sends a delivery once more, as it was, with the same webhook id. */
  repeat(webhookId: string): Promise<boolean>;
}

interface Surroundings {
  readonly options: ResolvedOptions;
  readonly clock: SimulatorClock;
  readonly scheduler: Scheduler;
  readonly faults: FaultBook;
  lagMs(lag: Lag): number;
}

export function createPostOffice(around: Surroundings): PostOffice {
  const { options, clock, scheduler, faults } = around;
  const deliveries: Delivery[] = [];
  const lastSent = new Map<string, number>();
  let heldBack: (() => Promise<void>) | null = null;

  const targets = (shop: Shop, topic: string, payload: object): Target[] => {
    const own = options.appWebhooks
      .filter((webhook) => webhook.topic === topic)
      .map((webhook) => ({
        uri: new URL(webhook.uri, options.appUrl).href,
        subscriptionId: null,
        includeFields: webhook.includeFields ?? [],
        name: webhook.name ?? null,
      }));
    const subscribed = [...shop.subscriptions.values()]
      .filter((subscription) => subscription.topic === topic && passesFilter(payload, subscription.filter))
      .map((subscription) => ({
        uri: subscription.uri,
        subscriptionId: subscription.id,
        includeFields: subscription.includeFields,
        name: subscription.name,
      }));
    return [...own, ...subscribed];
  };

  const post = async (delivery: Delivery): Promise<boolean> => {
    const signature = createHmac('sha256', options.apiSecret).update(delivery.body, 'utf8').digest('base64');
    try {
      const response = await fetch(delivery.uri, {
        method: 'POST',
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Shopify-Captain-Hook',
          'x-shopify-topic': delivery.topic,
          'x-shopify-hmac-sha256': signature,
          'x-shopify-shop-domain': delivery.shop,
          'x-shopify-api-version': VERSION,
          'x-shopify-webhook-id': delivery.webhookId,
          'x-shopify-event-id': delivery.eventId,
          'x-shopify-triggered-at': delivery.triggeredAt,
          ...(delivery.name === null ? {} : { 'x-shopify-name': delivery.name }),
        },
        body: delivery.body,
      });
      await response.arrayBuffer();
      delivery.attempts.push(response.status);
      return response.ok;
    } catch {
      delivery.attempts.push(0);
      return false;
    }
  };

  const attempt = async (shop: Shop, delivery: Delivery): Promise<void> => {
    if (await post(delivery)) {
      delivery.state = 'delivered';
      return;
    }
    const gap = RETRY_GAPS[delivery.attempts.length - 1];
    if (gap !== undefined) {
      scheduler.at(clock.ms() + (gap * 1000) / options.timeScale, () => attempt(shop, delivery));
      return;
    }
    delivery.state = 'given-up';
    // Subscriptions made over the API are removed after the last failure; those of the app's configuration stay.
    if (delivery.subscriptionId !== null) shop.subscriptions.delete(delivery.subscriptionId);
  };

  const send = async (shop: Shop, delivery: Delivery): Promise<void> => {
    const strikes = (kind: 'webhook-drop' | 'webhook-delay' | 'webhook-duplicate' | 'webhook-reorder') =>
      faults.strike([kind], { names: [delivery.topic], shop: shop.domain });
    if (strikes('webhook-drop')) {
      delivery.state = 'dropped';
      return;
    }
    const delay = strikes('webhook-delay');
    if (delay) {
      scheduler.at(clock.ms() + (delay.milliseconds ?? 60_000) / options.timeScale, () => attempt(shop, delivery));
      return;
    }
    const go = async () => {
      await attempt(shop, delivery);
      if (strikes('webhook-duplicate')) await post(delivery);
    };
    if (strikes('webhook-reorder')) {
      // Goes out after the next webhook, or by itself when none follows.
      const held = (heldBack = go);
      scheduler.at(clock.ms() + 30_000 / options.timeScale, () =>
        heldBack === held ? ((heldBack = null), held()) : undefined,
      );
      return;
    }
    await go();
    const waiting = heldBack;
    heldBack = null;
    await waiting?.();
  };

  const running = new Set<Promise<void>>();
  const tracked = (work: Promise<void>): Promise<void> => {
    running.add(work);
    return work.finally(() => running.delete(work));
  };

  return {
    idle: async () => {
      while (running.size > 0) await Promise.all(running);
    },
    trigger: async (shop, topic, payload, eventId = randomUUID()) => {
      const now = clock.ms();
      const started: Promise<void>[] = [];
      for (const target of targets(shop, topic, payload)) {
        const body = JSON.stringify(reduceTo(payload, target.includeFields));
        const key = `${target.uri} ${topic} ${body}`;
        if (target.includeFields.length > 0) {
          if (now - (lastSent.get(key) ?? -Infinity) < DEBOUNCE_MS / options.timeScale) continue;
          lastSent.set(key, now);
        }
        const delivery: Delivery = {
          webhookId: randomUUID(),
          eventId,
          shop: shop.domain,
          topic,
          uri: target.uri,
          subscriptionId: target.subscriptionId,
          name: target.name,
          triggeredAt: new Date(now).toISOString(),
          body,
          attempts: [],
          state: 'waiting',
        };
        deliveries.push(delivery);
        if (deliveries.length > DELIVERIES_KEPT) deliveries.shift();
        if (options.webhookTiming === 'before-answer') started.push(tracked(send(shop, delivery)));
        else scheduler.at(now + around.lagMs(options.lags.webhooks), () => send(shop, delivery));
      }
      await Promise.all(started);
    },
    deliveries: () => deliveries,
    repeat: async (webhookId) => {
      const delivery = deliveries.find((one) => one.webhookId === webhookId);
      return delivery ? post(delivery) : false;
    },
  };
}
