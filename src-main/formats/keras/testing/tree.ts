import * as hdf5 from 'h5wasm';

/** Every group, dataset (with its shape) and attribute of an HDF5 file, one a line, sorted. */
export async function treeOf(bytes: Uint8Array): Promise<readonly string[]> {
  const { FS } = await hdf5.ready;
  FS.writeFile('tree.h5', bytes);
  const file = new hdf5.File('tree.h5', 'r');
  try {
    return file
      .paths()
      .flatMap((path) => lines(file, path))
      .sort();
  } finally {
    file.close();
    FS.unlink('tree.h5');
  }
}

function lines(file: hdf5.File, path: string): readonly string[] {
  const entity = file.get(path);
  if (entity instanceof hdf5.Dataset) return [`${path} float32 [${(entity.shape ?? []).join(', ')}]`];
  if (!(entity instanceof hdf5.Group)) return [path];
  return [path, ...Object.entries(entity.attrs).map(([name, attribute]) => `${path} ${name} = ${JSON.stringify(attribute.json_value)}`)];
}
