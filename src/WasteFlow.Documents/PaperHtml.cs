using System.Globalization;
using System.Security;
using System.Text;

namespace WasteFlow.Documents;

/// <summary>A paper as one HTML file that needs nothing else: it is read on a screen, and a browser prints it on A4.</summary>
public static class PaperHtml
{
    private const string Style = """
        @page { size: A4 ORIENTATION; margin: 12mm 12mm 15mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #595959; } }
        * { box-sizing: border-box; }
        body { font: 10.5pt/1.6 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; font-variant-ligatures: none; color: #1a1a1a; max-width: WIDTH; margin: 0 auto; padding: 1rem; }
        h1 { font-size: 17pt; line-height: 1.35; text-align: center; margin: 0 0 .3rem; }
        h2 { font-size: 12.5pt; margin: 1.2rem 0 .4rem; break-after: avoid; }
        .beneath { text-align: center; color: #595959; font-size: 9pt; margin: 0; }
        .beneath + table, .beneath + p:not(.beneath) { margin-top: .8rem; }
        p { margin: .35rem 0; } p.text { text-indent: INDENT; } ul { margin: .3rem 0; padding-left: 1.4rem; }
        .small, .seal { font-size: 8pt; color: #595959; }
        .seal { border-top: 1px solid #b9c4be; margin-top: 1rem; padding-top: .4rem; break-inside: avoid; overflow-wrap: anywhere; }
        .seal p { margin: 0; }
        @media print { .seal p:last-child { white-space: nowrap; font-size: 7pt; } }
        .wide { overflow-x: auto; margin: .5rem 0; }
        table { border-collapse: collapse; width: 100%; table-layout: fixed; font-size: 8pt; line-height: 1.35; }
        thead { display: table-header-group; } td { break-inside: avoid; } td[rowspan] { break-inside: auto; }
        th, td { border: 1px solid #7c8a83; padding: 2px 4px; vertical-align: middle; overflow-wrap: anywhere; white-space: pre-line; }
        th { background: #e7efea; } td.c { text-align: center; } td.n { text-align: right; font-variant-numeric: tabular-nums; }
        figure { margin: .6rem 0; break-inside: avoid; text-align: center; } figure svg { max-width: 100%; height: auto; }
        figcaption { font-weight: 600; font-size: 9pt; margin-bottom: .3rem; } .bars { text-align: left; }
        .bar { display: flex; align-items: center; font-size: 8.5pt; margin: 2px 0; } .bar > span { flex: 0 0 24%; text-align: right; padding-right: .5rem; line-height: 1.25; }
        .bar > div { flex: 1; display: flex; } .bar b { color: #fff; font-weight: 400; text-align: center; min-width: 1.1em; border-right: 1px solid #fff; }
        .flows { overflow-x: auto; } .flows svg { width: 100%; min-width: 46rem; }
        .small i { display: inline-block; width: .8em; height: .8em; margin: 0 .3em 0 .6em; vertical-align: -.05em; }
        @media screen and (max-width: 60rem) { .wide table { min-width: 60rem; } }
        @media print { body { padding: 0; max-width: none; } .flows svg { min-width: 0; max-height: 130mm; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
        """;

    public static byte[] Of(Paper paper)
    {
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{(paper.Language == "en" ? "en" : "zh-CN")}\">\n<head>\n<meta charset=\"utf-8\">\n")
            .Append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{Text(paper.Title)}</title>\n<style>\n")
            .Append(Style.Replace("ORIENTATION", paper.Landscape ? "landscape" : "portrait", StringComparison.Ordinal)
                .Replace("WIDTH", paper.Landscape ? "80rem" : "52rem", StringComparison.Ordinal)
                .Replace("INDENT", paper.Language == "en" ? "0" : "2em", StringComparison.Ordinal))
            .Append("\n</style>\n</head>\n<body>\n<main>\n");
        html.Append(CultureInfo.InvariantCulture, $"<h1>{Text(paper.Title)}</h1>\n");
        foreach (var line in paper.Beneath)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"beneath\">{Text(line)}</p>\n");
        }

        foreach (var block in paper.Blocks)
        {
            Write(html, block);
        }

        html.Append("<div class=\"seal\">\n");
        foreach (var line in paper.Seal)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p>{Text(line)}</p>\n");
        }

        return Encoding.UTF8.GetBytes(html.Append("</div>\n</main>\n</body>\n</html>\n").ToString());
    }

    private static void Write(StringBuilder html, PaperBlock block)
    {
        switch (block)
        {
            case PaperHeading heading:
                html.Append(CultureInfo.InvariantCulture, $"<h2>{Text(heading.Text)}</h2>\n");
                break;
            case PaperText text:
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"{(text.Small ? "small" : "text")}\">{Text(text.Text)}</p>\n");
                break;
            case PaperList list:
                html.Append("<ul>\n").AppendJoin("", list.Items.Select(static i => $"<li>{Text(i)}</li>\n")).Append("</ul>\n");
                break;
            case PaperTable table:
                Write(html, table);
                break;
            case PaperBars bars:
                Write(html, bars);
                break;
            case PaperFlows flows:
                html.Append(CultureInfo.InvariantCulture, $"<figure><figcaption>{Text(flows.Name)}</figcaption>\n<div class=\"flows\">{PaperFlowsSvg.Of(flows)}</div></figure>\n");
                break;
        }
    }

    private static void Write(StringBuilder html, PaperBars bars)
    {
        var most = bars.Bars.Max(static b => b.Shares.Sum(static s => s.Count));
        html.Append(CultureInfo.InvariantCulture, $"<figure class=\"bars\"><figcaption>{Text(bars.Name)}</figcaption>\n");
        foreach (var bar in bars.Bars)
        {
            html.Append(CultureInfo.InvariantCulture, $"<div class=\"bar\"><span>{Text(bar.Name)}</span><div>");
            foreach (var share in bar.Shares)
            {
                html.Append(
                    CultureInfo.InvariantCulture,
                    $"<b style=\"width:{100.0 * share.Count / most:0.##}%;background:#{Tones.Ground(share.Tone)}\" title=\"{Text(share.Name)}\">{share.Count}</b>");
            }

            html.Append("</div></div>\n");
        }

        html.Append("<p class=\"small\">").AppendJoin(" ", bars.Bars.SelectMany(static b => b.Shares).DistinctBy(static s => s.Name)
            .Select(static s => $"<i style=\"background:#{Tones.Ground(s.Tone)}\"></i>{Text(s.Name)}")).Append("</p></figure>\n");
    }

    private static void Write(StringBuilder html, PaperTable table)
    {
        var whole = (double)table.Columns.Sum(static c => c.Width);
        html.Append("<div class=\"wide\"><table>\n<colgroup>")
            .AppendJoin("", table.Columns.Select(c => string.Create(CultureInfo.InvariantCulture, $"<col style=\"width:{100 * c.Width / whole:0.##}%\">")))
            .Append("</colgroup>\n<thead><tr>");
        foreach (var (head, columns) in Heads(table.Columns))
        {
            html.Append(CultureInfo.InvariantCulture, $"<th scope=\"col\"{(columns > 1 ? $" colspan=\"{columns}\"" : "")}>{Text(head)}</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                Write(html, row[i], table.Columns[i]);
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody>\n</table></div>\n");
    }

    private static void Write(StringBuilder html, PaperCell cell, PaperColumn column)
    {
        if (cell.Rows == 0)
        {
            return;
        }

        var align = cell.Number ? " class=\"n\"" : column.Centred ? " class=\"c\"" : "";
        var span = cell.Rows > 1 ? string.Create(CultureInfo.InvariantCulture, $" rowspan=\"{cell.Rows}\"") : "";
        var colour = Tones.Of(cell.Tone) is { } tone ? $" style=\"color:#{tone}\"" : "";
        html.Append(CultureInfo.InvariantCulture, $"<td{align}{span}{colour}>{Text(cell.Text)}</td>");
    }

    /// <summary>The heads in order, each with the columns that share it.</summary>
    internal static IEnumerable<(string Head, int Columns)> Heads(IReadOnlyList<PaperColumn> columns)
    {
        for (var i = 0; i < columns.Count;)
        {
            var next = i + 1;
            while (next < columns.Count && columns[next].Head == columns[i].Head)
            {
                next++;
            }

            yield return (columns[i].Head, next - i);
            i = next;
        }
    }

    private static string Text(string text) => SecurityElement.Escape(Settling.Printable(text));
}
