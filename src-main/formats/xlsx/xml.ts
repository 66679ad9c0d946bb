import { SaxesParser } from 'saxes';
import { SeqbenchError } from '../../core/errors';
import { refuseWorkbook } from './package';

/** What is told while XML streams in; names without their prefix. */
export interface XmlListener {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/**
 * Parses XML piece by piece. Document types are refused, so that no entity can stand for others (“billion laughs”).
 *
 * @throws SeqbenchError `file.unreadable`
 */
export class XmlReader {
  private readonly parser = new SaxesParser();

  constructor(
    private readonly shown: string,
    listener: XmlListener,
  ) {
    this.parser.on('opentag', ({ name, attributes }) => listener.open?.(withoutPrefix(name), attributes));
    this.parser.on('closetag', ({ name }) => listener.close?.(withoutPrefix(name)));
    this.parser.on('text', (text) => listener.text?.(text));
    this.parser.on('cdata', (text) => listener.text?.(text));
    this.parser.on('doctype', () => refuseWorkbook(shown, 'holds a document type, which no spreadsheet program writes'));
    this.parser.on('error', () => refuseWorkbook(shown, 'holds XML that cannot be read'));
  }

  write(text: string): void {
    this.guarded(() => this.parser.write(text));
  }

  end(): void {
    this.guarded(() => this.parser.close());
  }

  private guarded(work: () => unknown): void {
    try {
      work();
    } catch (thrown) {
      if (thrown instanceof SeqbenchError) throw thrown;
      refuseWorkbook(this.shown, 'holds XML that cannot be read');
    }
  }
}

/** Parses all of a part. */
export async function readXml(pieces: AsyncIterable<string>, shown: string, listener: XmlListener): Promise<void> {
  const reader = new XmlReader(shown, listener);
  for await (const piece of pieces) reader.write(piece);
  reader.end();
}

function withoutPrefix(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
