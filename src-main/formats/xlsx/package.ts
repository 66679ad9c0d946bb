import { basename } from 'node:path';
import { TextDecoder } from 'node:util';
import yauzl from 'yauzl';
import { fail } from '../../core/errors';

/** Most bytes that parts which are held in memory may unpack to. */
const heldBytes = 200_000_000;
/** Parts beyond this size that unpack to a hundredfold are made to fill memory or disk, not to hold a table. */
const suspiciousBytes = 50_000_000;
const mostRatio = 200;

/** An XLSX file: a zip of XML parts. */
export class XlsxPackage {
  private constructor(
    private readonly shown: string,
    private readonly zip: yauzl.ZipFile,
    private readonly entries: ReadonlyMap<string, yauzl.Entry>,
  ) {}

  /**
   * @param shown the file's path as the user gave it
   * @throws SeqbenchError `file.unreadable` for what is no sound zip, or would unpack to far more than it is
   */
  static async open(path: string, shown: string): Promise<XlsxPackage> {
    try {
      const zip = await yauzl.openPromise(path, { autoClose: false });
      const entries = new Map<string, yauzl.Entry>();
      for await (const entry of zip.eachEntry()) entries.set(entry.fileName, entry);
      return new XlsxPackage(shown, zip, entries);
    } catch {
      return refuseWorkbook(shown, 'is no sound XLSX file: it was cut off or damaged');
    }
  }

  close(): void {
    this.zip.close();
  }

  has(part: string): boolean {
    return this.entries.has(part);
  }

  /**
   * The text of a part, piece by piece; yauzl stops where more comes out than the directory said.
   *
   * @param held whether all of it is to be kept in memory
   */
  async *read(part: string, held: boolean): AsyncGenerator<string> {
    const entry = this.entries.get(part);
    if (!entry) return refuseWorkbook(this.shown, `is no XLSX file: it has no ${part}`);
    const { uncompressedSize: size, compressedSize: packed } = entry;
    if (size > suspiciousBytes && size > mostRatio * packed)
      refuseWorkbook(this.shown, `would unpack to more than ${mostRatio} times its size`);
    if (held && size > heldBytes) refuseWorkbook(this.shown, `holds more text than can be kept in memory (${part})`);
    if (entry.isEncrypted() || !entry.canDecodeFileData()) refuseWorkbook(this.shown, 'is encrypted');
    const decoder = new TextDecoder();
    const stream = await this.zip.openReadStreamPromise(entry).catch(() => refuseWorkbook(this.shown, 'is damaged'));
    try {
      for await (const chunk of stream) yield decoder.decode(chunk as Uint8Array, { stream: true });
    } catch {
      refuseWorkbook(this.shown, `is damaged: ${part} cannot be unpacked`);
    }
  }
}

const saveAgain = 'Open it in a spreadsheet program and save it again, or save the sheet as “CSV UTF-8”.';

/** @throws SeqbenchError `file.unreadable` */
export function refuseWorkbook(shown: string, what: string, remedy = saveAgain): never {
  return fail({ code: 'file.unreadable', message: `${basename(shown)} ${what}.`, place: shown, remedy });
}
