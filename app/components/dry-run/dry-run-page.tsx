import { useRevalidator } from '@remix-run/react';
import { Banner, BlockStack, Card, List, Page, ProgressBar, Text } from '@shopify/polaris';
import { useEffect } from 'react';
import type { DryRunView } from '../../views/dry-run.ts';
import { count } from '../format.ts';
import { Changes } from './changes.tsx';
import { Differences } from './differences.tsx';
import { Shares } from './shares.tsx';

/** Short: most dry runs are done before anybody has read the page. */
const POLL_MS = 700;

/** What the settings of the form would have done; the form itself waits behind this page. */
export function DryRunPage({ view }: { readonly view: DryRunView }) {
  const { connection, days } = view;
  const back = `/app/connections/${connection.id}`;
  const { revalidate, state } = useRevalidator();
  const running = view.state === 'running';
  useEffect(() => {
    if (!running || state !== 'idle') return;
    const timer = setTimeout(revalidate, POLL_MS);
    return () => clearTimeout(timer);
  }, [running, state, revalidate]);
  return (
    <Page
      title="Dry run"
      subtitle={`${connection.label}, ${connection.locationLabel}: offers of the last ${count(days, 'day')}`}
      backAction={{ content: 'Back to the settings', url: back }}
      {...(running ? {} : { primaryAction: { content: 'Back to the settings', url: back } })}
    >
      <BlockStack gap="400">
        {running && <Progress view={view} />}
        {view.state === 'failed' && (
          <Banner tone="critical" title="The dry run could not be finished">
            {view.problem ?? 'Start it again from the settings.'}
          </Banner>
        )}
        {view.state === 'done' && <Result view={view} />}
      </BlockStack>
    </Page>
  );
}

function Progress({ view: { progress } }: { readonly view: DryRunView }) {
  const { done, positions } = progress;
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingSm">
          Trying your settings…
        </Text>
        <ProgressBar size="small" progress={positions === 0 ? 0 : Math.round((done / positions) * 100)} />
        <Text as="p" tone="subdued">
          {positions === 0 ? 'Looking up the offers.' : `${done} of ${count(positions, 'position')}`}
        </Text>
      </BlockStack>
    </Card>
  );
}

function Result({ view }: { readonly view: DryRunView }) {
  const { replayed, notReplayable, changed } = view;
  return (
    <>
      <Banner tone={changed > 0 || replayed === 0 ? 'info' : 'success'} title={headline(view)}>
        <BlockStack gap="100">
          <Text as="p">Nothing was sent and nothing was saved.</Text>
          {view.proposals && replayed > 0 && (
            <Text as="p">
              Accept orders automatically is off in these settings: the outcomes are proposals, and a person answers.
            </Text>
          )}
        </BlockStack>
      </Banner>
      {replayed > 0 && <Shares shares={view.shares} replayed={replayed} />}
      <Changes changes={view.changes} />
      {changed > 0 && <Differences differences={view.differences} changed={changed} />}
      <Card>
        <BlockStack gap="200">
          <Text as="h2" variant="headingSm">
            What a dry run cannot know
          </Text>
          <List>
            {notReplayable > 0 && (
              <List.Item>
                {`${count(notReplayable, 'position')} could not be tried and ${notReplayable === 1 ? 'is' : 'are'} left out: the rules have not decided ${notReplayable === 1 ? 'it' : 'them'}, or what they looked at was not kept.`}
              </List.Item>
            )}
            {view.limits.map((sentence) => (
              <List.Item key={sentence}>{sentence}</List.Item>
            ))}
          </List>
        </BlockStack>
      </Card>
    </>
  );
}

function headline({ replayed, changed, progress, days }: DryRunView): string {
  if (progress.positions === 0) return `There were no offers in the last ${count(days, 'day')}.`;
  if (replayed === 0) return 'None of the offers could be tried.';
  const all = count(replayed, 'position');
  if (changed === 0) return `These settings would have decided ${all} just the same.`;
  return `These settings would have decided ${changed} of ${all} differently.`;
}
