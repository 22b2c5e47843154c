namespace WasteFlow.Documents;

/// <summary>The colours of tones, dark enough to be read on white (contrast 4.5 : 1 and more).</summary>
internal static class Tones
{
    public const string Head = "E7EFEA";
    public const string Grey = "595959";

    /// <summary>A bar's ground: white letters on it can be read too.</summary>
    public static string Ground(PaperTone tone) => Of(tone) ?? "6B7771";

    public static string? Of(PaperTone tone) => tone switch
    {
        PaperTone.Good => "1B6E3C",
        PaperTone.Near => "1D5FA8",
        PaperTone.Warn => "8A5A00",
        PaperTone.Bad => "B3261E",
        PaperTone.Apart => "4F5B93",
        _ => null,
    };
}
