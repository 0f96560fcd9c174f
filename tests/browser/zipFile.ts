import { crc32 } from "node:zlib";

/** A ZIP archive of one file, uncompressed. */
export function zipFile(name: string, text: string): Buffer {
  const content = Buffer.from(text);
  const path = Buffer.from(name);
  // Version 1.0, no flags, stored, no date; then check sum, both sizes, and the name's length.
  const about = Buffer.alloc(26);
  about.writeUInt16LE(10, 0);
  about.writeUInt32LE(crc32(content), 10);
  about.writeUInt32LE(content.length, 14);
  about.writeUInt32LE(content.length, 18);
  about.writeUInt16LE(path.length, 22);

  const entry = Buffer.concat([Buffer.from("PK\x03\x04"), about, path, content]);
  const made = Buffer.from([10, 0]);
  const rest = Buffer.alloc(14);
  const listing = Buffer.concat([Buffer.from("PK\x01\x02"), made, about, rest, path]);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(listing.length, 8);
  end.writeUInt32LE(entry.length, 12);
  return Buffer.concat([entry, listing, Buffer.from("PK\x05\x06"), end]);
}
