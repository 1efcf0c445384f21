import type { FlowContext } from '#sync/flows/context.ts';
import { sendStockNow } from '#sync/flows/send-stock-now.ts';
import type { ClickResult, Stock } from '../container-types.ts';

export function createStock(context: FlowContext): Stock {
  return {
    async sendNow(shopId, { connectionId, articleId }): Promise<ClickResult> {
      const outcome = await sendStockNow(context, { shopId, connectionId, articleHash: articleId });
      switch (outcome) {
        case 'sent':
          return { kind: 'done' };
        case 'not-found':
          return { kind: 'not-found' };
        case 'not-publishing':
          return {
            kind: 'refused',
            message:
              'This connection sends no stock now: it is not active, or sending stock is turned off in its settings.',
          };
        case 'nothing-to-send':
          return {
            kind: 'refused',
            message: 'This article is not published, so there is no number to send. Its line says what to do first.',
          };
      }
    },
  };
}
