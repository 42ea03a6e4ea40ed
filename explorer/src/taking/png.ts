/** A drawing as pixels, twice as many as it has on a plain screen. */

const SCALE = 2;

export async function png(svg: string): Promise<Blob> {
  const address = URL.createObjectURL(new Blob([svg], { type: "image/svg+xml" }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const canvas = document.createElement("canvas");
    canvas.width = SCALE * image.naturalWidth;
    canvas.height = SCALE * image.naturalHeight;
    canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((done, lost) =>
      canvas.toBlob((blob) => (blob ? done(blob) : lost(new Error("PNG"))), "image/png"),
    );
  } finally {
    URL.revokeObjectURL(address);
  }
}
