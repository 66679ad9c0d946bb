export { refuseWorkbook, XlsxPackage } from './package';
export { sheetRows } from './rows';
export { readWorkbook } from './workbook';
