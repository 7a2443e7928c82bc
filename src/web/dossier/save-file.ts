/** What a person typed, without what no file name may have. */
export const fileName = (text: string): string => text.replaceAll(/[\\/:*?"<>|]/g, "");

/** Hands the person a file. */
export function saveFile(parts: BlobPart[], type: string, name: string): void {
  const address = URL.createObjectURL(new Blob(parts, { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken hold of the file by the next task.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
