/** The order list and the order page in every state worth looking at. */
import type { Frame } from 'playwright-core';
import type { Look } from './looks.ts';
import { id } from './made-up.ts';

const click = (frame: Frame, name: string | RegExp) => frame.getByRole('button', { name }).first().click();

async function selectFirst(frame: Frame, count: number): Promise<void> {
  const boxes = frame.getByRole('checkbox', { name: /^Select order/ });
  for (let n = 0; n < count; n += 1) await boxes.nth(n).click({ force: true });
}

const tab = (order: number, name: string): Look => ({
  name: `order-tab-${name}`,
  path: `/app/orders/${id(order)}?tab=${name}`,
});

export const ORDER_LOOKS: readonly Look[] = [
  { name: 'orders', path: '/app/orders' },
  { name: 'orders-empty', path: '/app/orders', store: 'empty' },
  { name: 'orders-nothing-found', path: '/app/orders?search=zzz' },
  {
    name: 'orders-filtered',
    path: '/app/orders?status=held&market=SE&createdFrom=2026-11-01&priceTo=DKK%204000',
    act: async (frame) => {
      await frame.getByText('Status: Held').first().waitFor();
      await click(frame, /^Add filter/);
      await frame.getByText('ID in store').last().waitFor();
    },
  },
  {
    name: 'orders-nonsense',
    path: '/app/orders?createdFrom=soon&priceFrom=1.299&size=7',
    act: async (frame) => frame.getByText('were not understood').waitFor(),
  },
  {
    name: 'orders-selected',
    path: '/app/orders',
    act: async (frame) => {
      await selectFirst(frame, 3);
      await frame.getByRole('button', { name: 'Accept', exact: true }).first().waitFor();
    },
  },
  {
    name: 'orders-bulk-result',
    path: '/app/orders',
    act: async (frame) => {
      await selectFirst(frame, 3);
      await frame.getByRole('button', { name: 'Accept', exact: true }).first().click();
      await frame.getByText('was left as it is').waitFor();
    },
  },
  {
    name: 'orders-bulk-decline',
    path: '/app/orders',
    act: async (frame) => {
      await selectFirst(frame, 2);
      await frame.getByRole('button', { name: 'Decline', exact: true }).first().click();
      await frame.getByText('This cannot be taken back').waitFor();
    },
  },
  { name: 'orders-error', path: '/app/orders', store: 'broken' },
  { name: 'order-held', path: `/app/orders/${id(102)}` },
  {
    name: 'order-ready',
    path: `/app/orders/${id(100)}`,
    act: async (frame) => {
      await click(frame, 'What was looked at');
      await click(frame, 'Send as proposed');
      await frame.getByText('answered in the meantime').waitFor();
    },
  },
  { name: 'order-failed', path: `/app/orders/${id(101)}?tab=communication` },
  { name: 'order-handled', path: `/app/orders/${id(106)}` },
  { name: 'order-no-address', path: `/app/orders/${id(102)}?tab=address` },
  { name: 'order-no-returns', path: `/app/orders/${id(102)}?tab=rma` },
  ...['general', 'address', 'items', 'shipments', 'rma', 'refunds', 'comments'].map((name) => tab(104, name)),
  {
    ...tab(104, 'communication'),
    act: async (frame) => {
      // The open tab is in view, also where the tabs scroll.
      await frame.waitForFunction(
        () => (document.getElementById('communication')?.getBoundingClientRect().right ?? Infinity) <= innerWidth,
      );
      await frame.getByRole('button', { name: 'Content of: Create the order', exact: true }).click();
      await frame.getByText('customId').waitFor();
    },
  },
  { name: 'order-unknown', path: `/app/orders/${id(999)}` },
];
