/** "12,000" → 12000; null: not a figure. */
export function figure(typed: string): number | null {
  const plain = typed.replace(/[,\s]/g, '');
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}
