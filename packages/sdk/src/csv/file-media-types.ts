/** What a CSV of ours is to a browser and over HTTP. */
export const csvMediaType = 'text/csv; charset=utf-8';

/** What a workbook is to a browser and over HTTP; it stands here, since what makes workbooks loads with the first of them. */
export const xlsxMediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
