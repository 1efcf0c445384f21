import { Button, InlineStack, Link, Text } from '@shopify/polaris';
import type { LineView } from '../../views/order.ts';
import { toast } from '../app-bridge.ts';
import type { Act } from './answer-bar.tsx';
import { pickVariant } from './pick-variant.ts';

/** Which product of the shop a position is, and a person's say in it. */
export function LineProduct({
  line,
  busy,
  onAct,
}: {
  readonly line: LineView;
  readonly busy: string | null;
  readonly onAct: Act;
}) {
  const link = async (): Promise<void> => {
    const variantRef = await pickVariant('');
    if (variantRef !== null) onAct({ intent: 'link', lineId: line.id, variantRef });
  };
  return (
    <InlineStack gap="200" align="start" blockAlign="center">
      <Text as="span" variant="bodySm" tone="subdued" breakWord>
        {line.product === null ? 'No product of your shop is linked' : 'Product: '}
        {line.product !== null && <ProductName product={line.product} />}
      </Text>
      {line.linkable && (
        <Button
          size="micro"
          disabled={busy !== null}
          onClick={() => {
            link().catch(() => toast('The product picker could not be opened.'));
          }}
          accessibilityLabel={`Link product: ${line.title}`}
        >
          Link product
        </Button>
      )}
      {line.unlinkable && (
        <Button
          size="micro"
          variant="tertiary"
          disabled={busy !== null}
          onClick={() => onAct({ intent: 'unlink', lineId: line.id })}
          accessibilityLabel={`Unlink: ${line.title}`}
        >
          Unlink
        </Button>
      )}
    </InlineStack>
  );
}

function ProductName({ product }: { readonly product: NonNullable<LineView['product']> }) {
  const name = product.sku === null ? product.title : `${product.title} (SKU ${product.sku})`;
  return product.url === null ? (
    <>{name}</>
  ) : (
    <Link url={product.url} target="_top">
      {name}
    </Link>
  );
}
