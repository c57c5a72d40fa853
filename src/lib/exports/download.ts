/** Sends a form whose answer is a file, and hands the file to the browser. Without scripts the form does it by itself. */
export async function download(form: HTMLFormElement): Promise<boolean> {
  const response = await fetch(form.action, { method: 'POST' });
  if (!response.ok) return false;
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement('a');
  link.href = url;
  link.download = fileName(response.headers.get('content-disposition'));
  link.click();
  // The browser reads the file after the click; it is let go when that has surely begun.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return true;
}

const fileName = (disposition: string | null): string =>
  /filename="([^"]+)"/.exec(disposition ?? '')?.[1] ?? 'export.zip';
