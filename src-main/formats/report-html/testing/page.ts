import { type DefaultTreeAdapterTypes, parse } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;

/** An element as a browser's parser sees it. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** All text in it. */
  readonly text: string;
  /** Elements in it, however deep, in order. */
  readonly inside: readonly PageElement[];
}

/** @returns every element of a page in order, by the parsing rules of the HTML standard */
export function elementsOf(page: string): readonly PageElement[] {
  return below(parse(page));
}

export function withClass(elements: readonly PageElement[], name: string): readonly PageElement[] {
  return elements.filter((element) => (element.attributes.get('class') ?? '').split(' ').includes(name));
}

function below(node: Node): readonly PageElement[] {
  if (!('childNodes' in node)) return [];
  return node.childNodes.flatMap((child) => {
    const inside = below(child);
    if (!('tagName' in child)) return inside;
    const attributes = new Map(child.attrs.map(({ name, value }) => [name, value]));
    return [{ tag: child.tagName, attributes, text: textOf(child), inside }, ...inside];
  });
}

function textOf(node: Node): string {
  if ('value' in node) return node.value;
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : '';
}
