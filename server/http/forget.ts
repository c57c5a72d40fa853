/** What a browser keeps of this site, when its holder signs out in it. */
interface Answer {
  cookies: {
    getAll(): { name: string }[];
    delete(name: string, options: { path: '/' }): void;
  };
  setHeaders(headers: Record<string, string>): void;
}

/** Takes back every cookie that it sent (all stand on the root), and has it forget what pages kept in it. */
export function forgetHere({ cookies, setHeaders }: Answer): void {
  for (const { name } of cookies.getAll()) cookies.delete(name, { path: '/' });
  setHeaders({ 'clear-site-data': '"storage"' });
}
