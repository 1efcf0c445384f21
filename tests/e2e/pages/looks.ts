/** Every page in every state worth looking at, and how to get there. */
import type { Frame } from 'playwright-core';
import { CONNECTION_LOOKS } from './looks-connections.ts';
import { ORDER_LOOKS } from './looks-orders.ts';
import { RETURN_LOOKS } from './looks-returns.ts';
import { id } from './made-up.ts';

export interface Look {
  readonly name: string;
  readonly path: string;
  readonly store?: 'full' | 'empty' | 'broken';
  readonly act?: (frame: Frame) => Promise<void>;
}

const click = (frame: Frame, name: string | RegExp) => frame.getByRole('button', { name }).first().click();

/** On small screens the page's secondary actions are in a menu. */
async function synchronize(frame: Frame): Promise<void> {
  const button = frame.getByRole('button', { name: 'Synchronize now' }).first();
  if (!(await button.isVisible())) await click(frame, 'More actions');
  await click(frame, 'Synchronize now');
  await frame
    .getByText(/^Synchroniz(ing…|ed)$/)
    .first()
    .waitFor();
}

export const LOOKS: readonly Look[] = [
  { name: 'home', path: '' },
  { name: 'home-empty', path: '', store: 'empty' },
  { name: 'home-error', path: '/app', store: 'broken' },
  { name: 'connections', path: '/app/connections' },
  { name: 'connections-empty', path: '/app/connections', store: 'empty' },
  { name: 'connections-sync', path: '/app/connections', act: synchronize },
  {
    name: 'connections-menu',
    path: '/app/connections',
    act: async (frame) => {
      await click(frame, /^More actions for/);
      await frame.getByRole('button', { name: 'Delete' }).waitFor();
    },
  },
  {
    name: 'connections-refused',
    path: '/app/connections',
    act: async (frame) => {
      await click(frame, /^Activate Outlet/);
      await frame.getByText('Enter an exchange rate').waitFor();
    },
  },
  { name: 'channel-picker', path: '/app/connections/new' },
  { name: 'connection-new', path: '/app/connections/new?channel=miinto' },
  {
    name: 'connection-new-errors',
    path: '/app/connections/new?channel=miinto',
    act: async (frame) => {
      await frame.getByRole('button', { name: 'Save', exact: true }).click();
      await frame.getByText('Nothing was saved').waitFor();
    },
  },
  {
    name: 'connection-new-stores',
    path: '/app/connections/new?channel=miinto',
    act: async (frame) => {
      await frame.getByLabel('Login').fill('nordic');
      await frame.getByLabel('Password').fill('secret');
      await click(frame, 'Get available stores');
      await frame.getByLabel('Store', { exact: true }).selectOption('1-m!i!s-045-2654');
      await frame.getByText('Buyers in this market pay in DKK').waitFor();
    },
  },
  {
    name: 'connection-new-wrong-login',
    path: '/app/connections/new?channel=miinto',
    act: async (frame) => {
      await frame.getByLabel('Login').fill('wrong');
      await frame.getByLabel('Password').fill('secret');
      await click(frame, 'Get available stores');
      await frame.getByText('does not accept this login and password').waitFor();
    },
  },
  { name: 'connection-edit', path: `/app/connections/${id(2)}` },
  {
    name: 'connection-unsaved',
    path: `/app/connections/${id(2)}`,
    act: async (frame) => {
      await frame.getByLabel('Connection label').fill('Changed');
      await frame.getByRole('link', { name: 'Connections' }).first().click();
      await frame.getByRole('heading', { name: 'Leave with unsaved changes?' }).waitFor();
    },
  },
  ...CONNECTION_LOOKS,
  ...ORDER_LOOKS,
  ...RETURN_LOOKS,
  { name: 'stock', path: '/app/stock' },
  { name: 'stock-problems', path: '/app/stock?filter=problems' },
  { name: 'stock-nothing-found', path: '/app/stock?search=zzz' },
  { name: 'stock-off', path: `/app/stock?connection=${id(3)}` },
  { name: 'stock-empty', path: '/app/stock', store: 'empty' },
  {
    name: 'stock-sent',
    path: '/app/stock',
    act: async (frame) => {
      await click(frame, /^Send the number of Wool coat/);
      await frame.getByText('Up to date').first().waitFor();
    },
  },
  { name: 'not-found', path: '/app/nothing-here' },
  { name: 'help', path: '/app/help' },
];
