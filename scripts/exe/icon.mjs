// Draws the icon: a vault's door, a dark rounded square with a play sign in its ring. By rule, so that nothing binary lies in the sources.

const SIZES = [16, 32, 48, 64];
const DOOR = [38, 38, 46];
const RING = [214, 178, 94];
const SIGN = [240, 240, 240];
/** Looks a pixel takes at itself each way, to smooth edges. */
const LOOKS = 4;

const inRoundedSquare = (x, y) => {
  const edge = 0.03;
  const radius = 0.2;
  const dx = Math.max(edge + radius - x, x - (1 - edge - radius), 0);
  const dy = Math.max(edge + radius - y, y - (1 - edge - radius), 0);
  return x >= edge && x <= 1 - edge && y >= edge && y <= 1 - edge && Math.hypot(dx, dy) <= radius;
};
const inRing = (x, y) => Math.abs(Math.hypot(x - 0.5, y - 0.5) - 0.33) <= 0.05;
const inSign = (x, y) => x >= 0.42 && x <= 0.68 && Math.abs(y - 0.5) <= (0.68 - x) * 0.62;

/** Red, green and blue at a place of the unit square; null where nothing is. */
const colourAt = (x, y) => {
  if (!inRoundedSquare(x, y)) return null;
  if (inSign(x, y)) return SIGN;
  return inRing(x, y) ? RING : DOOR;
};

function drawPixels(size) {
  const pixels = Buffer.alloc(size * size * 4);
  for (let row = 0; row < size; row += 1)
    for (let column = 0; column < size; column += 1) {
      const seen = [];
      for (let look = 0; look < LOOKS * LOOKS; look += 1) {
        const x = (column + ((look % LOOKS) + 0.5) / LOOKS) / size;
        const y = (row + (Math.floor(look / LOOKS) + 0.5) / LOOKS) / size;
        const colour = colourAt(x, y);
        if (colour !== null) seen.push(colour);
      }
      // bitmaps begin with their last row, and a pixel with its blue
      const at = ((size - 1 - row) * size + column) * 4;
      for (let part = 0; part < 3 && seen.length > 0; part += 1)
        pixels[at + 2 - part] = Math.round(seen.reduce((sum, colour) => sum + colour[part], 0) / seen.length);
      pixels[at + 3] = Math.round((255 * seen.length) / (LOOKS * LOOKS));
    }
  return pixels;
}

function bitmapOf(size) {
  const header = Buffer.alloc(40);
  header.writeUInt32LE(40, 0);
  header.writeInt32LE(size, 4);
  header.writeInt32LE(size * 2, 8); // the picture and its mask
  header.writeUInt16LE(1, 12);
  header.writeUInt16LE(32, 14);
  const maskRow = Math.ceil(size / 32) * 4;
  return Buffer.concat([header, drawPixels(size), Buffer.alloc(maskRow * size)]);
}

/** An .ico file of four sizes, 32 bits a pixel. */
export function drawIcon() {
  const bitmaps = SIZES.map(bitmapOf);
  const head = Buffer.alloc(6 + 16 * SIZES.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(SIZES.length, 4);
  let offset = head.length;
  for (const [index, bitmap] of bitmaps.entries()) {
    const at = 6 + 16 * index;
    head.writeUInt8(SIZES[index], at);
    head.writeUInt8(SIZES[index], at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(bitmap.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += bitmap.length;
  }
  return Buffer.concat([head, ...bitmaps]);
}
