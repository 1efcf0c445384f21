import { useFetcher, useRevalidator } from '@remix-run/react';
import { Badge, Banner, BlockStack, Card, InlineStack, ProgressBar, Text } from '@shopify/polaris';
import { useEffect, useState } from 'react';
import type { RunView } from '../../views/connections.ts';
import { toast } from '../app-bridge.ts';

type StartReply =
  { readonly kind: 'started'; readonly runId: string } | { readonly kind: 'refused'; readonly message: string };

export interface Synchronizer {
  readonly run: RunView | null;
  readonly starting: boolean;
  readonly running: boolean;
  /** Why it could not start. */
  readonly refusal: string | null;
  /** Null: all active connections. */
  readonly start: (connectionId: string | null) => void;
}

const POLL_MS = 1000;

/** Starts *Synchronize now* and follows its run; `latest` is what the page was loaded with. */
export function useSynchronizer(latest: RunView | null): Synchronizer {
  const starter = useFetcher<StartReply>();
  const poller = useFetcher<RunView>();
  const revalidator = useRevalidator();
  const [announced, setAnnounced] = useState<string | null>(null);

  const startedId = starter.data?.kind === 'started' ? starter.data.runId : null;
  const watchedId = startedId ?? (latest?.state === 'running' ? latest.id : null);
  const known = poller.data && poller.data.id === watchedId ? poller.data : null;
  const run = known ?? (latest?.id === watchedId ? latest : null);
  const running = watchedId !== null && (run === null || run.state === 'running');

  const { load, state } = poller;
  useEffect(() => {
    if (!running || state !== 'idle') return;
    const timer = setTimeout(() => load(`/app/runs/${watchedId}`), known === null ? 0 : POLL_MS);
    return () => clearTimeout(timer);
  }, [running, state, watchedId, known, load]);

  const { revalidate } = revalidator;
  useEffect(() => {
    if (run === null || run.state === 'running' || run.id !== startedId || announced === run.id) return;
    setAnnounced(run.id);
    if (run.state === 'done') toast('Synchronized');
    revalidate();
  }, [run, startedId, announced, revalidate]);

  return {
    run,
    starting: starter.state !== 'idle',
    running,
    refusal: starter.data?.kind === 'refused' ? starter.data.message : null,
    start: (connectionId) =>
      starter.submit(connectionId === null ? {} : { connectionId }, { method: 'post', action: '/app/synchronize' }),
  };
}

const STEP_BADGES = {
  waiting: <Badge>Waiting</Badge>,
  running: <Badge tone="info">Running</Badge>,
  done: <Badge tone="success">Done</Badge>,
  failed: <Badge tone="critical">Failed</Badge>,
} as const;

/** Where the run stands; nothing before the first. */
export function SyncProgress({ synchronizer }: { readonly synchronizer: Synchronizer }) {
  const { run, refusal, running } = synchronizer;
  if (refusal !== null) return <Banner tone="warning">{refusal}</Banner>;
  if (run === null) return null;
  const ended = run.steps.filter((step) => step.state === 'done' || step.state === 'failed').length;
  const title = running
    ? 'Synchronizing…'
    : run.state === 'done'
      ? 'Synchronized'
      : 'Not everything could be synchronized';
  return (
    <Card>
      <BlockStack gap="300">
        <InlineStack align="space-between" blockAlign="center">
          <Text as="h2" variant="headingSm">
            {title}
          </Text>
          <Text as="span" tone="subdued">
            {`${ended} of ${run.steps.length}`}
          </Text>
        </InlineStack>
        <ProgressBar
          size="small"
          tone={run.state === 'failed' ? 'critical' : 'success'}
          progress={run.steps.length === 0 ? 0 : Math.round((ended / run.steps.length) * 100)}
          ariaLabelledBy="sync-progress"
        />
        <BlockStack gap="200" as="ul">
          {run.steps.map((step) => (
            <li key={step.label} style={{ listStyle: 'none' }}>
              <InlineStack gap="200" blockAlign="center">
                {STEP_BADGES[step.state]}
                <Text as="span">{step.label}</Text>
                {step.note !== null && (
                  <Text as="span" tone={step.state === 'failed' ? 'critical' : 'subdued'}>
                    {step.note}
                  </Text>
                )}
              </InlineStack>
            </li>
          ))}
        </BlockStack>
      </BlockStack>
    </Card>
  );
}
