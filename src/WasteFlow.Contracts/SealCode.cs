using System.Globalization;
using System.Text.RegularExpressions;
using WasteFlow.Waste;

namespace WasteFlow.Contracts;

/// <summary>What a printed report says of itself, in one word that can be found in its text (核验串): enough to make it anew and compare.</summary>
public sealed partial record SealCode(string Plan, ReportingPeriod Period, string Kind, long Line, string Language, string Checksum)
{
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"WF-REPORT/{Plan}/{Period}/{Kind}/{Line}/{Language}/{Checksum}");

    /// <summary>The code in a text, wherever its lines were broken; null where there is none.</summary>
    public static SealCode? Find(string text)
    {
        var whole = Code().Match(string.Concat(text.Where(static c => !char.IsWhiteSpace(c))));
        return whole.Success && ReportingPeriod.TryRead(whole.Groups["period"].Value, out var period)
            && long.TryParse(whole.Groups["line"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var line)
            ? new(whole.Groups["plan"].Value, period, whole.Groups["kind"].Value, line, whole.Groups["lang"].Value, whole.Groups["sum"].Value)
            : null;
    }

    [GeneratedRegex("WF-REPORT/(?<plan>[a-z0-9-]+)/(?<period>[0-9QH.-]+)/(?<kind>[a-z-]+)/(?<line>[0-9]+)/(?<lang>zh|en)/(?<sum>[0-9a-f]{64})", RegexOptions.ExplicitCapture)]
    private static partial Regex Code();
}
