/** The admin's own product picker, through App Bridge. */
interface Picked {
  readonly id: string;
}

interface PickerOptions {
  readonly type: 'variant';
  readonly action: 'select';
  readonly multiple: false;
  readonly query: string;
}

interface PickingBridge {
  resourcePicker?(options: PickerOptions): Promise<readonly Picked[] | undefined>;
}

/**
 * Lets a person choose one variant; its store ref. Null when they chose none, or when there is no admin around the page.
 *
 * @param query what the picker's search begins with
 */
export async function pickVariant(query: string): Promise<string | null> {
  const { shopify } = window as { shopify?: PickingBridge };
  const picked = await shopify?.resourcePicker?.({ type: 'variant', action: 'select', multiple: false, query });
  return picked?.[0]?.id ?? null;
}
