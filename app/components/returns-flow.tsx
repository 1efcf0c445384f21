import { BlockStack, Box, InlineGrid, Text } from '@shopify/polaris';

interface Branch {
  readonly when: string;
  readonly steps: readonly string[];
}

interface Flow {
  readonly title: string;
  readonly steps: readonly string[];
  readonly branches: readonly Branch[];
}

const FLOWS: readonly Flow[] = [
  {
    title: 'A return that the buyer announces (RMA)',
    steps: [
      'The buyer announces a return at Miinto',
      'It appears under Returns, within a minute',
      'You decide, in the app or at Miinto',
    ],
    branches: [
      {
        when: 'Accepted',
        steps: [
          'The decision is sent once and read back',
          'The refund is written in your shop, once: units, price, goods',
          'Miinto pays the buyer',
        ],
      },
      { when: 'Declined', steps: ['Your reason is sent once', 'Nothing changes in your shop'] },
    ],
  },
  {
    title: 'A refund that you make in your shop (RMA request)',
    steps: ['You refund in your shop', 'The app looks which units and money it is about'],
    branches: [
      {
        when: 'Units that were shipped',
        steps: [
          'A request is made; the first ones wait for your word',
          'It is sent to Miinto once',
          'Miinto agrees and pays the buyer; its own return for it counts as the answer, never twice',
        ],
      },
      { when: 'Units never shipped', steps: ['They are cancelled at Miinto as well'] },
      {
        when: 'Money alone, shipping, more than was sold',
        steps: ['Miinto has no call for it: a task tells you exactly what to settle there'],
      },
    ],
  },
];

/** How returns run, as steps and branches; the same as docs/returns.md. */
export function ReturnsFlow() {
  return (
    <BlockStack gap="600">
      {FLOWS.map((flow) => (
        <BlockStack key={flow.title} gap="200">
          <Text as="h3" variant="headingSm">
            {flow.title}
          </Text>
          {flow.steps.map((step) => (
            <BlockStack key={step} gap="200">
              <Step text={step} />
              <Down />
            </BlockStack>
          ))}
          <InlineGrid columns={{ xs: 1, sm: flow.branches.length }} gap="300" alignItems="start">
            {flow.branches.map(({ when, steps }) => (
              <BlockStack key={when} gap="200">
                <Text as="p" alignment="center" fontWeight="semibold">
                  {when}
                </Text>
                {steps.map((step, index) => (
                  <BlockStack key={step} gap="200">
                    {index > 0 && <Down />}
                    <Step text={step} />
                  </BlockStack>
                ))}
              </BlockStack>
            ))}
          </InlineGrid>
        </BlockStack>
      ))}
    </BlockStack>
  );
}

function Step({ text }: { readonly text: string }) {
  return (
    <Box padding="300" background="bg-surface-secondary" borderRadius="200" borderWidth="025" borderColor="border">
      <Text as="p" alignment="center">
        {text}
      </Text>
    </Box>
  );
}

function Down() {
  return (
    <div aria-hidden="true" style={{ textAlign: 'center', lineHeight: 1 }}>
      ↓
    </div>
  );
}
