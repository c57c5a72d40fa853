/** The WebSocket that a stock client is given in tests: it carries a token, as a browser's would carry a cookie. */
import { WebSocket } from 'ws';

export const tokenSocket = (token: string): typeof globalThis.WebSocket =>
  new Proxy(globalThis.WebSocket, {
    construct: (_target, [address, protocols]: [string | URL, (string | string[])?]) =>
      new WebSocket(address, protocols, { headers: { authorization: `Bearer ${token}` } }),
  });
