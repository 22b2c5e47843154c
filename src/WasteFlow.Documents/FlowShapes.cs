using System.Globalization;
using System.Security;
using System.Text;

namespace WasteFlow.Documents;

/// <summary>A flow diagram as shapes of office files (DrawingML), so that it is drawn sharp by every word processor and its words can be edited.</summary>
/// <param name="unit">EMU of one point of the drawing.</param>
internal sealed class FlowShapes(FlowLayout layout, double unit)
{
    private const double EmuOfPoint = 12700;
    private const int Opacity = 30000;

    public long Width => Emu(FlowLayout.Width);

    public long Height => Emu(layout.Height);

    /// <summary>Shapes in the order they are drawn; each is wrapped by the kind of file.</summary>
    /// <param name="shape">Of the shape's number, its properties and its text (null for none), the element of that kind of file.</param>
    public string Of(Func<int, string, FlowText?, string> shape)
    {
        var (xml, number) = (new StringBuilder(), 1);
        foreach (var band in layout.Bands)
        {
            xml.Append(shape(++number, Band(band), null));
        }

        foreach (var bar in layout.Bars)
        {
            xml.Append(shape(++number, Box(bar.X, bar.Y, bar.Width, bar.Height) + "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>" + Fill(bar.Tone, null), null));
        }

        foreach (var label in layout.Labels)
        {
            var side = label.Side switch { FlowSide.Left => "right", FlowSide.Right => "left", _ => "center" };
            xml.Append(shape(
                ++number, Box(label.X, label.Y, label.Width, 2 * FlowLayout.LineHeight) + "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/></a:ln>",
                new(side, [(label.Name, Size(FlowLayout.NameSize), true), (label.Amount, Size(FlowLayout.AmountSize), false)])));
        }

        return xml.ToString();
    }

    public static string Escape(string text) => SecurityElement.Escape(Settling.Printable(text));

    private string Band(FlowBandShape b)
    {
        var top = Math.Min(b.Y0, b.Y1);
        var (width, height) = (b.X1 - b.X0, Math.Abs(b.Y1 - b.Y0) + b.Height);
        var (left, right, middle) = (b.Y0 - top, b.Y1 - top, width / 2);
        return Box(b.X0, top, width, height)
            + string.Create(CultureInfo.InvariantCulture, $"<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l=\"0\" t=\"0\" r=\"r\" b=\"b\"/><a:pathLst><a:path w=\"{Emu(width)}\" h=\"{Emu(height)}\">")
            + $"<a:moveTo>{At(0, left)}</a:moveTo><a:cubicBezTo>{At(middle, left)}{At(middle, right)}{At(width, right)}</a:cubicBezTo>"
            + $"<a:lnTo>{At(width, right + b.Height)}</a:lnTo><a:cubicBezTo>{At(middle, right + b.Height)}{At(middle, left + b.Height)}{At(0, left + b.Height)}</a:cubicBezTo>"
            + $"<a:close/></a:path></a:pathLst></a:custGeom>{Fill(b.Tone, Opacity)}";
    }

    private static string Fill(PaperTone tone, int? opacity) =>
        $"<a:solidFill><a:srgbClr val=\"{Tones.Ground(tone)}\">{(opacity is { } o ? string.Create(CultureInfo.InvariantCulture, $"<a:alpha val=\"{o}\"/>") : "")}</a:srgbClr></a:solidFill><a:ln><a:noFill/></a:ln>";

    private string Box(double x, double y, double width, double height) => string.Create(
        CultureInfo.InvariantCulture, $"<a:xfrm><a:off x=\"{Emu(x)}\" y=\"{Emu(y)}\"/><a:ext cx=\"{Emu(width)}\" cy=\"{Emu(height)}\"/></a:xfrm>");

    private string At(double x, double y) => string.Create(CultureInfo.InvariantCulture, $"<a:pt x=\"{Emu(x)}\" y=\"{Emu(y)}\"/>");

    private long Emu(double points) => (long)Math.Round(points * unit);

    private double Size(double points) => points * unit / EmuOfPoint;
}

/// <param name="Align"><c>left</c>, <c>center</c> or <c>right</c>.</param>
/// <param name="Lines">Each with its size in typographic points.</param>
internal sealed record FlowText(string Align, IReadOnlyList<(string Text, double Size, bool Bold)> Lines);
