import { NETWORKS, type Network } from './networks.ts';
import type { Random, Weighted } from './random.ts';

export interface Visitor {
  readonly address: string;
  readonly agent: string;
  readonly network: Network;
}

const AGENTS: readonly Weighted<string>[] = [
  [
    30,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36',
  ],
  [
    24,
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
  ],
  [
    16,
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Mobile Safari/537.36',
  ],
  [
    10,
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Safari/605.1.15',
  ],
  [9, 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:132.0) Gecko/20100101 Firefox/132.0'],
  [
    6,
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36 Edg/131.0.0.0',
  ],
  [2, 'HarbourPine/4.12 (iOS 18.1)'],
  [3, 'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)'],
];

const networks: readonly Weighted<Network>[] = NETWORKS.map((network) => [network.weight, network]);

/** So many regular visitors; several may share an address, as behind a router. */
export function createVisitors(random: Random, count: number): readonly Visitor[] {
  return Array.from({ length: count }, () => {
    const network = random.weighted(networks);
    return { network, address: network.address(random.int(network.size)), agent: random.weighted(AGENTS) };
  });
}
