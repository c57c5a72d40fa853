/** What one tab of this browser tells the others at once, also where there is no network. */
import { z } from 'zod';

const NewsShape = z.enum(['signed-out', 'left']);
/** Somebody signs out in it; somebody leaves at once, and nothing stays in any. */
export type TabNews = z.infer<typeof NewsShape>;

/** Seen by this site alone; names nothing. */
const CHANNEL = 'tabs';

export function tellTabs(news: TabNews): void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(news);
  channel.close();
}

/** Until the returned function is called. */
export function hearTabs(hear: (news: TabNews) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const news = NewsShape.safeParse(data);
    if (news.success) hear(news.data);
  };
  return () => channel.close();
}
