import { Badge } from '@shopify/polaris';
import type { StatusView, Tone } from '../views/common.ts';

/** Polaris has no neutral tone by name: it is the badge without one. */
const TONES = {
  info: 'info',
  success: 'success',
  attention: 'attention',
  warning: 'warning',
  critical: 'critical',
} as const satisfies Record<Exclude<Tone, 'neutral'>, string>;

/** A state in a word and a colour. */
export function StatusBadge({ status }: { readonly status: Pick<StatusView, 'label' | 'tone'> }) {
  return status.tone === 'neutral' ? (
    <Badge>{status.label}</Badge>
  ) : (
    <Badge tone={TONES[status.tone]}>{status.label}</Badge>
  );
}
