namespace WasteFlow.Waste;

/// <summary>A word of the house in both languages, and what it means here.</summary>
public sealed record GlossaryWord(string Zh, string En, string Note);

/// <summary>The rows of <c>schemas/codes/glossary.csv</c>, in the file's order: along a manifest's way, then what counts and who.</summary>
public static class Glossary
{
    public static readonly IReadOnlyList<GlossaryWord> All =
        [.. Tables.Rows("codes/glossary.csv").Select(static r => new GlossaryWord(r["zh"], r["en"], r["note"]))];
}
