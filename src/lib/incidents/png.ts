/** A chart as PNG: drawn by the browser from the SVG, at twice its size, so that it prints. */
const SCALE = 2;

/** False: the browser could not. `name` without its ending. */
export async function savePng(address: string, name: string): Promise<boolean> {
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } catch {
    return false;
  }
  const blob = await drawn(image);
  if (blob === null) return false;
  const url = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.png`;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return true;
}

function drawn(image: HTMLImageElement): Promise<Blob | null> {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth * SCALE;
  canvas.height = image.naturalHeight * SCALE;
  const context = canvas.getContext('2d');
  if (context === null || canvas.width === 0) return Promise.resolve(null);
  context.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
