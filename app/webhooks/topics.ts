/** Which topics come to which address; the first two lists are also in shopify.app.toml. */
export const COMPLIANCE_TOPICS = ['customers/data_request', 'customers/redact', 'shop/redact'] as const;
export const LIFECYCLE_TOPICS = ['app/uninstalled', 'app/scopes_update'] as const;

const declared: readonly string[] = [...COMPLIANCE_TOPICS, ...LIFECYCLE_TOPICS];

export function isComplianceTopic(topic: string): boolean {
  return COMPLIANCE_TOPICS.some((known) => known === topic);
}

export function isLifecycleTopic(topic: string): boolean {
  return LIFECYCLE_TOPICS.some((known) => known === topic);
}

/** Everything subscribed per shop over GraphQL. */
export function isShopTopic(topic: string): boolean {
  return /^[a-z_]+\/[a-z_]+$/.test(topic) && !declared.includes(topic);
}
