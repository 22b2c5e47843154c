using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace WasteFlow.Waste;

/// <summary>A form of label code (标签码), a row of <c>schemas/codes/label-forms.csv</c>.</summary>
/// <param name="Codes">The pattern of codes that it serves.</param>
/// <param name="Digital">It is the 37-digit id (数字识别码, HJ 1276) where the unit has a credit code.</param>
/// <param name="Prefix">What codes of our own form begin with.</param>
public sealed record LabelForm(string Form, string Codes, bool Digital, string Prefix, string Zh, string En, string Source, string Mark, string Note);

/// <summary>
/// A counter of label codes: of one site, code and day, or of one site and day in our own form. Labels are made and not checked: whatever a container
/// bears is taken; only one that was made here for something else is found odd.
/// </summary>
/// <param name="Stem">All labels of the series begin so; what follows is the serial.</param>
/// <param name="IsDigital">Its labels are 37-digit ids.</param>
public readonly record struct LabelSeries(string Stem, bool IsDigital)
{
    /// <summary>The serial's width; a series ends with 999.</summary>
    public const int SerialWidth = 3;

    public const int SerialMax = 999;

    /// <summary>The label of a serial from 1 to <see cref="SerialMax"/>.</summary>
    public string Label(int serial) => string.Create(CultureInfo.InvariantCulture, $"{Stem}{serial:D3}");
}

/// <summary>The forms of label codes, and the series that a site takes its labels from.</summary>
public static class LabelForms
{
    /// <summary>The widths of unit code, waste code, day and serial: inferred, see <c>patterns.json</c>.</summary>
    private static readonly IReadOnlyList<int> Widths = Patterns.Segments("hw_label_digital_id");

    private static readonly LocalDatePattern Day = LocalDatePattern.CreateWithInvariantCulture("uuuuMMdd");

    public static readonly IReadOnlyList<LabelForm> All = [.. Tables.Rows("codes/label-forms.csv").Select(static r => new LabelForm(
        r["form"], r["codes"], r["digital"] == "yes", r["prefix"], r["zh"], r["en"], r["source"], r["mark"], r["note"]))];

    /// <summary>The form of that name if it serves the code, or without a name the first that does; null where none does.</summary>
    public static LabelForm? Find(string? form, WasteCode code) =>
        All.FirstOrDefault(f => (form is null || f.Form == form) && WasteCodes.Covers(f.Codes, code));

    public static LabelSeries Series(LabelForm form, EnterpriseId unit, SiteId site, WasteCode code, LocalDate day)
    {
        var digits = code.Text.Replace("-", "", StringComparison.Ordinal);
        return form.Digital && unit.Text.Length == Widths[0] && CreditCode.IsValid(unit.Text) && digits.Length == Widths[1]
            ? new($"{unit.Text}{digits}{Day.Format(day)}", true)
            : new($"{form.Prefix}-{site}-{Day.Format(day)}-", false);
    }

    /// <summary>The series and serial of a label that has one of our forms; null for any other.</summary>
    public static (string Stem, int Serial)? Read(string label)
    {
        var at = label.Length - LabelSeries.SerialWidth;
        var ours = label.Length == Widths.Sum() ? CreditCode.IsValid(label[..Widths[0]]) : All.Any(f => label.StartsWith(f.Prefix + "-", StringComparison.Ordinal));
        return ours && at > 0 && int.TryParse(label.AsSpan(at), NumberStyles.None, CultureInfo.InvariantCulture, out var serial) ? (label[..at], serial) : null;
    }

    /// <summary>The label's side in millimetres for a container of so many litres (HJ 1276: to 50 L, to 450 L, above).</summary>
    public static int Millimetres(int litres) => litres <= 50 ? 100 : litres <= 450 ? 150 : 200;
}
