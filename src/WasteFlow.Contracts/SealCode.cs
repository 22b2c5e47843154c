using System.Globalization;
using System.Text.RegularExpressions;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>What a printed report says of itself, in one word that can be found in its text (核验串): enough to make it anew and compare.</summary>
/// <param name="Form">The edition of the form it is written in: a row of <c>schemas/codes/report-forms.csv</c>.</param>
/// <param name="Stage"><c>draft</c> or <c>final</c>.</param>
/// <param name="IssuedBy">The line that issued it; null where it is a draft that none issued.</param>
public sealed partial record SealCode(
    int Form, string Plan, ReportingPeriod Period, string Kind, long Line, string Language, string Checksum, string Stage = ReportStages.Draft, long? IssuedBy = null)
{
    private const int FormUntold = 1;

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"WF-REPORT/v{Form}/{Plan}/{Period}/{Kind}/{Line}/{Stage}{(IssuedBy is { } by ? string.Create(CultureInfo.InvariantCulture, $"-{by}") : "")}/{Language}/{Checksum}");

    /// <summary>The code in a text, wherever its lines were broken; null where there is none.</summary>
    public static SealCode? Find(string text)
    {
        var whole = Code().Match(string.Concat(text.Where(static c => !char.IsWhiteSpace(c))));
        return whole.Success && ReportingPeriod.TryRead(whole.Groups["period"].Value, out var period)
            && long.TryParse(whole.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            && Number(whole.Groups["form"], out var form) && form is null or <= int.MaxValue && Number(whole.Groups["by"], out var by)
            ? new(
                (int)(form ?? FormUntold), whole.Groups["plan"].Value, period, whole.Groups["kind"].Value, line, whole.Groups["lang"].Value, whole.Groups["sum"].Value,
                whole.Groups["stage"] is { Success: true, Value: var stage } ? stage : ReportStages.Draft, by)
            : null;
    }

    /// <summary>Null where it is not said; false where it is no number of a line.</summary>
    private static bool Number(Group said, out long? number)
    {
        var isNumber = long.TryParse(said.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var read);
        number = isNumber ? read : null;
        return isNumber || !said.Success;
    }

    [GeneratedRegex(
        "WF-REPORT/(v(?<form>[0-9]+)/)?(?<plan>[a-z0-9-]+)/(?<period>[0-9QH.-]+)/(?<kind>[a-z-]+)/(?<line>[0-9]+)/((?<stage>draft|final)(-(?<by>[0-9]+))?/)?(?<lang>zh|en)/(?<sum>[0-9a-f]{64})",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
