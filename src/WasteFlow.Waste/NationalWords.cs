namespace WasteFlow.Waste;

/// <summary>
/// Words of the national platform and ours for them, as a mapping says in one cell: <c>接受=accepted 拒收=refused</c>. Files are read by them one way and
/// written the other.
/// </summary>
public sealed class NationalWords
{
    private readonly (string Theirs, string Ours)[] pairs;

    private NationalWords((string Theirs, string Ours)[] pairs) => this.pairs = pairs;

    /// <summary>The platform's words, in the mapping's order.</summary>
    public IEnumerable<string> Theirs => pairs.Select(static p => p.Theirs);

    /// <summary>What is no pair is a word that has none of ours.</summary>
    public static NationalWords Read(string cell) =>
        new([.. cell.Split(' ').Select(static w => w.Split('=') is [var theirs, var ours] ? (theirs, ours) : (w.Split('=')[0], ""))]);

    /// <summary>Our word for one of the platform's; null where the mapping does not know it.</summary>
    public string? OursFor(string theirs) => pairs.FirstOrDefault(p => p.Theirs == theirs) is { Ours.Length: > 0 } pair ? pair.Ours : null;

    /// <summary>The platform's word for ours, the first where several mean it; null where the mapping does not know it.</summary>
    public string? TheirsFor(string ours) => pairs.FirstOrDefault(p => p.Ours == ours && ours.Length > 0).Theirs;
}
