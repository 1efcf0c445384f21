/**
 * The one door to the Admin GraphQL API of one shop: signs in, keeps within the cost bucket, repeats what may be
 * repeated, and translates every failure into the closed error set.
 */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { Kind, OperationTypeNode } from 'graphql';
import type { DocumentNode } from 'graphql';
import type { z } from 'zod';
import type { AdapterError } from '../../core/errors.ts';
import type { Limiter } from '../../core/limiter.ts';
import { err, never, ok } from '../../core/result.ts';
import type { Result } from '../../core/result.ts';
import { sleep as systemSleep } from '../../platform/clock.ts';
import type { Clock, Sleep } from '../../platform/clock.ts';
import { createHttpClient } from '../../platform/http.ts';
import type { HttpClient } from '../../platform/http.ts';
import { estimateCost } from './cost.ts';
import { rateLimited, tokenRefused, unreadable } from './errors.ts';
import type { Action } from './errors.ts';
import { exchange } from './exchange.ts';
import type { Outcome } from './exchange.ts';
import { Throttle } from './throttle.ts';

/** The access token of one shop, shared by all processes; whoever hands it in alone refreshes it. */
export interface ShopifyTokens {
  get(): Promise<Result<string, AdapterError>>;
  /** `staleToken` was refused: the next `get` must bring another one, or fail. */
  invalidate(staleToken: string): Promise<void>;
}

/** One finished call, for the log. Holds no payload. */
export interface ShopifyExchange {
  /** The operation, e.g. `CreateOrder`. */
  readonly action: string;
  readonly outcome: string;
  readonly durationMs: number;
  /** Points Shopify asked for; null when it did not say. */
  readonly requestedCost: number | null;
}

export interface ShopifyClientDeps {
  /** The permanent domain, `example.myshopify.com`. */
  readonly shop: string;
  readonly tokens: ShopifyTokens;
  readonly fetch: typeof globalThis.fetch;
  readonly limiter: Limiter;
  /** e.g. `2026-10`. */
  readonly apiVersion: string;
  /** Where the API is if not at `https://{shop}`; without a slash at the end. */
  readonly baseUrl?: string;
  readonly clock: Clock;
  /** For one whole request, milliseconds. */
  readonly timeoutMs: number;
  /** First pause before a read is repeated; doubles each time. Default 300. */
  readonly retryDelayMs?: number;
  readonly sleep?: Sleep;
  /** From 0 up to 1. */
  readonly random?: () => number;
  readonly onExchange?: (exchange: ShopifyExchange) => void;
}

/** Zod infers arrays that may be changed; whether one may is no part of what fits what. */
type Mutable<T> = T extends readonly (infer Item)[]
  ? Mutable<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Mutable<T[Key]> }
    : T;
/** A schema that takes everything the operation may bring by Shopify's own types; it may be laxer, never stricter. */
type Reads<TData, TSchema extends z.ZodType> = Mutable<TData> extends z.input<TSchema> ? TSchema : never;

export interface ShopifyClient {
  readonly shop: string;
  /**
   * Runs one operation. Queries are repeated a few times when they fail in passing; mutations only when they were surely
   * not executed (THROTTLED, a renewed token). A reply that does not fit `schema` is `unexpected-reply`.
   */
  execute<TData, TVariables extends Readonly<Record<string, unknown>>, TSchema extends z.ZodType>(
    document: TypedDocumentNode<TData, TVariables>,
    variables: TVariables,
    schema: Reads<TData, TSchema>,
  ): Promise<Result<z.output<TSchema>, AdapterError>>;
}

type Variables = Readonly<Record<string, unknown>>;

const READ_ATTEMPTS = 3;
const THROTTLED_ATTEMPTS = 8;

export function createShopifyClient(deps: ShopifyClientDeps): ShopifyClient {
  const { shop, clock, tokens, sleep = systemSleep, random = Math.random, retryDelayMs = 300 } = deps;
  const http = createHttpClient({ fetch: deps.fetch, timeoutMs: deps.timeoutMs, clock });
  const throttle = new Throttle({ shop, limiter: deps.limiter, clock, random });
  const url = `${deps.baseUrl ?? `https://${shop}`}/admin/api/${deps.apiVersion}/graphql.json`;

  /** One request, told to the log. */
  async function attempt(
    client: HttpClient,
    call: { document: DocumentNode; variables: Variables; action: Action; token: string },
  ): Promise<Outcome> {
    const begin = performance.now();
    const outcome = await exchange(client, { url, now: () => clock.now(), ...call });
    deps.onExchange?.({
      action: call.action.name,
      outcome: outcome.kind === 'failed' ? outcome.error.kind : outcome.kind,
      durationMs: Math.round(performance.now() - begin),
      requestedCost: outcome.kind === 'token-refused' ? null : (outcome.cost?.requestedQueryCost ?? null),
    });
    return outcome;
  }

  async function run(
    document: DocumentNode,
    variables: Variables,
    action: Action,
  ): Promise<Result<unknown, AdapterError>> {
    const estimate = estimateCost(document, variables);
    let throttled = 0;
    let renewed = false;
    for (let reads = 1; ;) {
      await throttle.take(action.name, estimate);
      const token = await tokens.get();
      if (!token.ok) return token;
      const outcome = await attempt(http, { document, variables, action, token: token.value });
      switch (outcome.kind) {
        case 'data':
          if (outcome.cost) await throttle.learn(action.name, estimate, outcome.cost);
          return ok(outcome.data);
        case 'throttled': {
          const until = await throttle.refused(action.name, estimate, outcome.cost);
          throttled += 1;
          if (throttled < THROTTLED_ATTEMPTS) continue;
          return err(rateLimited(until, `${action.name}: THROTTLED ${throttled} times`));
        }
        case 'token-refused':
          await tokens.invalidate(token.value);
          if (renewed) return err(tokenRefused(action));
          renewed = true;
          continue;
        case 'failed':
          if (outcome.error.until) await throttle.pause(outcome.error.until);
          if (action.write || !outcome.passing || reads >= READ_ATTEMPTS) return err(outcome.error);
          await sleep(retryDelayMs * 2 ** (reads - 1) * (0.5 + random() / 2));
          reads += 1;
          continue;
        default:
          return never(outcome);
      }
    }
  }

  return {
    shop,
    async execute(document, variables, schema) {
      const action = actionOf(document);
      const result = await run(document, variables, action);
      if (!result.ok) return result;
      const parsed = schema.safeParse(result.value);
      return parsed.success ? ok(parsed.data) : err(unreadable(action, parsed.error.message));
    },
  };
}

function actionOf(document: DocumentNode): Action {
  for (const definition of document.definitions) {
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    return { name: definition.name?.value ?? 'unnamed', write: definition.operation === OperationTypeNode.MUTATION };
  }
  throw new TypeError('A document without an operation.');
}
