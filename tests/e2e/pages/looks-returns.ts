/** The returns queue, and returns and refunds of an order, in every state worth looking at. */
import type { Frame } from 'playwright-core';
import type { Look } from './looks.ts';
import { id } from './made-up.ts';

const button = (frame: Frame, name: string) => frame.getByRole('button', { name, exact: true }).first();
const rma = `/app/orders/${id(104)}?tab=rma`;

async function select(frame: Frame): Promise<void> {
  const boxes = frame.getByRole('checkbox', { name: /^Select return/ });
  for (let n = 0; n < 2; n += 1) await boxes.nth(n).click({ force: true });
}

export const RETURN_LOOKS: readonly Look[] = [
  { name: 'returns', path: '/app/returns' },
  { name: 'returns-empty', path: '/app/returns', store: 'empty' },
  { name: 'returns-error', path: '/app/returns', store: 'broken' },
  { name: 'returns-requests', path: '/app/returns?filter=requests' },
  { name: 'returns-nothing', path: '/app/returns?filter=deciding' },
  { name: 'returns-not-found', path: '/app/returns?search=zzz&kind=exchange' },
  {
    name: 'returns-bulk-accept',
    path: '/app/returns',
    act: async (frame) => {
      await select(frame);
      await button(frame, 'Accept').click();
      await frame.getByRole('dialog').getByRole('button', { name: 'Accept' }).click();
      await frame.getByText('Enter a reason').waitFor();
    },
  },
  {
    name: 'returns-bulk-result',
    path: '/app/returns',
    act: async (frame) => {
      await select(frame);
      await button(frame, 'Decline').click();
      await frame.getByRole('dialog').getByLabel('Reason').fill('Worn');
      await frame.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
      await frame.getByText('left as it is').waitFor();
    },
  },
  {
    name: 'order-return-accept',
    path: rma,
    act: async (frame) => {
      await button(frame, 'Accept').click();
      await frame.getByText('Refund in your shop: DKK 1,897.00').waitFor();
    },
  },
  {
    name: 'order-return-decline',
    path: rma,
    act: async (frame) => {
      await button(frame, 'Decline').click();
      await frame.getByRole('dialog').getByRole('button', { name: 'Decline' }).click();
      await frame.getByText('Enter a reason').first().waitFor();
    },
  },
  {
    name: 'order-return-request',
    path: rma,
    act: async (frame) => {
      await button(frame, 'Request a return').click();
      await frame.getByRole('button', { name: 'Send to Miinto' }).last().click();
      await frame.getByText('Choose at least one unit.').waitFor();
    },
  },
  {
    name: 'order-return-refused',
    path: rma,
    act: async (frame) => {
      await button(frame, 'Request a return').click();
      await frame.getByLabel('Units of Silk scarf').selectOption('2');
      await frame.getByRole('dialog').getByRole('button', { name: 'Send to Miinto' }).click();
      await frame.getByText('At most 1 of these units').waitFor();
    },
  },
];
