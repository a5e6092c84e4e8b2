import { isIPv4, isIPv6 } from 'node:net';

/**
 * The network of a client's address: the /24 of IPv4, or the /64 of IPv6, which is the least that one household
 * gets. Returns any other text unchanged.
 */
export function networkOf(client: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(client)?.[1] ?? client;
  if (isIPv4(mapped)) return mapped.split('.').slice(0, 3).join('.');
  if (!isIPv6(client)) return client;
  const [head = '', tail] = client.toLowerCase().split('%')[0]?.split('::') ?? [];
  const first = head.split(':').filter(Boolean);
  const last = tail?.split(':').filter(Boolean) ?? [];
  const zeros = Array<string>(Math.max(0, 8 - first.length - last.length)).fill('0');
  const groups = tail === undefined ? first : [...first, ...zeros, ...last];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}

/** The /48 of an IPv6 address, which many households and rented servers get; null for other clients. */
export function siteOf(client: string): string | null {
  if (!isIPv6(client) || /^::ffff:\d+\./i.test(client)) return null;
  return networkOf(client).split(':').slice(0, 3).join(':');
}
