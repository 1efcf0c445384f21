import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'smol-toml';
import { describe, expect, it } from 'vitest';
import { OPTIONAL_SCOPES, REQUIRED_SCOPES } from './scopes.ts';
import { API_VERSION } from './shopify-library.server.ts';
import { COMPLIANCE_TOPICS, isShopTopic, LIFECYCLE_TOPICS } from './webhooks/topics.ts';

interface Toml {
  readonly embedded: boolean;
  readonly application_url: string;
  readonly access_scopes: { readonly scopes: string; readonly optional_scopes: readonly string[] };
  readonly auth: { readonly redirect_urls: readonly string[] };
  readonly webhooks: {
    readonly api_version: string;
    readonly subscriptions: readonly {
      readonly topics?: readonly string[];
      readonly compliance_topics?: readonly string[];
      readonly uri: string;
    }[];
  };
}

const toml = parse(readFileSync('shopify.app.toml', 'utf8')) as unknown as Toml;

describe('shopify.app.toml', () => {
  it('names the API version that the code speaks', () => {
    expect(toml.webhooks.api_version).toBe(API_VERSION);
    expect(API_VERSION).toBe('2026-10');
  });

  it('asks for the scopes that the code needs, no fewer and no more', () => {
    expect(toml.access_scopes.scopes.split(',')).toEqual([...REQUIRED_SCOPES]);
    expect(toml.access_scopes.optional_scopes).toEqual([...OPTIONAL_SCOPES]);
  });

  it('sends every declared topic to the route that takes it', () => {
    const declared = toml.webhooks.subscriptions.map((entry) => ({
      uri: entry.uri,
      topics: entry.topics ?? entry.compliance_topics,
    }));
    expect(declared).toEqual([
      { uri: '/webhooks/compliance', topics: [...COMPLIANCE_TOPICS] },
      { uri: '/webhooks/lifecycle', topics: [...LIFECYCLE_TOPICS] },
    ]);
    for (const { uri } of declared) {
      expect(existsSync(`app/routes/${uri.slice(1).replaceAll('/', '.')}.tsx`)).toBe(true);
    }
  });

  it('declares no topic that is also subscribed per shop', () => {
    const all = toml.webhooks.subscriptions.flatMap((entry) => entry.topics ?? entry.compliance_topics ?? []);
    expect(all.filter(isShopTopic)).toEqual([]);
  });

  it('is an embedded app whose addresses lie on one host', () => {
    expect(toml.embedded).toBe(true);
    for (const url of toml.auth.redirect_urls) expect(url.startsWith(`${toml.application_url}/`)).toBe(true);
  });
});
