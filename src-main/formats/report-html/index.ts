export { renderReportHtml } from './document';
