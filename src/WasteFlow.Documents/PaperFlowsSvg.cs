using System.Globalization;
using System.Security;
using System.Text;

namespace WasteFlow.Documents;

/// <summary>A flow diagram as SVG: inside a page, or a file of its own.</summary>
public static class PaperFlowsSvg
{
    private const string Fonts = "&quot;Noto Sans CJK SC&quot;, &quot;Source Han Sans SC&quot;, &quot;Microsoft YaHei&quot;, &quot;PingFang SC&quot;, sans-serif";

    private const int CaptionHeight = 18, CaptionSize = 11;

    /// <param name="caption">What stands above it, at its right.</param>
    /// <param name="seal">What it says of itself, to be checked by.</param>
    public static string File(PaperFlows flows, string caption, string seal) => Of(
        flows,
        string.Create(
            CultureInfo.InvariantCulture,
            $"<desc>{Text(seal)}</desc><text x=\"{FlowLayout.Width}\" y=\"{CaptionSize - CaptionHeight}\" text-anchor=\"end\" font-size=\"{CaptionSize}\" fill=\"#404040\">{Text(caption)}</text>"),
        CaptionHeight) + "\n";

    internal static string Of(PaperFlows flows, string inside = "", int above = 0)
    {
        var layout = FlowLayout.Of(flows);
        var svg = new StringBuilder();
        svg.Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 {-above} {FlowLayout.Width} {layout.Height + above}\" role=\"img\" aria-label=\"{Text(flows.Name)}\" font-family=\"{Fonts}\"><title>{Text(flows.Name)}</title>{inside}\n");
        foreach (var b in layout.Bands)
        {
            var middle = (b.X0 + b.X1) / 2;
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<path d=\"M{b.X0:0.#} {b.Y0:0.#}C{middle:0.##} {b.Y0:0.#} {middle:0.##} {b.Y1:0.#} {b.X1:0.#} {b.Y1:0.#}V{b.Y1 + b.Height:0.#}C{middle:0.##} {b.Y1 + b.Height:0.#} {middle:0.##} {b.Y0 + b.Height:0.#} {b.X0:0.#} {b.Y0 + b.Height:0.#}Z\" fill=\"#{Tones.Ground(b.Tone)}\" fill-opacity=\".3\"/>\n");
        }

        foreach (var bar in layout.Bars)
        {
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{bar.X:0.#}\" y=\"{bar.Y:0.#}\" width=\"{bar.Width:0.#}\" height=\"{bar.Height:0.#}\" fill=\"#{Tones.Ground(bar.Tone)}\"/>\n");
        }

        foreach (var label in layout.Labels)
        {
            var (x, anchor) = label.Side switch
            {
                FlowSide.Left => (label.X + label.Width, "end"),
                FlowSide.Right => (label.X, "start"),
                _ => (label.X + label.Width / 2, "middle"),
            };
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<text x=\"{x:0.#}\" y=\"{label.Y + FlowLayout.NameSize:0.#}\" text-anchor=\"{anchor}\" font-size=\"{FlowLayout.NameSize}\" font-weight=\"600\" fill=\"#1a1a1a\">{Text(label.Name)}</text><text x=\"{x:0.#}\" y=\"{label.Y + FlowLayout.LineHeight + FlowLayout.NameSize:0.#}\" text-anchor=\"{anchor}\" font-size=\"{FlowLayout.AmountSize}\" fill=\"#404040\">{Text(label.Amount)}</text>\n");
        }

        return svg.Append("</svg>").ToString();
    }

    private static string Text(string text) => SecurityElement.Escape(Settling.Printable(text));
}
