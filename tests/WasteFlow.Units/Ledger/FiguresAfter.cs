using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Units.Indicators;

namespace WasteFlow.Units.Ledger;

/// <summary>Figures with all their corrections are the figures of a history in which nobody was ever wrong; and every stream balances.</summary>
static class FiguresAfter
{
    public static void Same(IReadOnlyList<Line> lines)
    {
        var (figures, right) = (Folded(lines), Folded(Edited.History(lines)));
        Assert.Empty(Cells(right).Except(Cells(figures)));
        Assert.Empty(Cells(figures).Except(Cells(right)));
        Assert.Equal(IdentityLines.Read(right, null, null, null), IdentityLines.Read(figures, null, null, null));
        Assert.All(IdentityLines.Read(figures, null, null, null), static i => Assert.Equal(i.In, i.Out));
        Regional.Holds(figures, "410100");
        Regional.IsTheWhole(figures);
        Regional.IsPosted(figures);
    }

    static MemoryDocuments Folded(IEnumerable<Line> lines)
    {
        var documents = new MemoryDocuments();
        var fold = new MeasureFold();
        foreach (var line in lines) fold.Apply(line, documents);
        return documents;
    }

    static IReadOnlyList<(string, long)> Cells(MemoryDocuments documents) =>
        [.. documents.Scan<SiteMonth>("cells/").SelectMany(static d => d.Value.Cells.Select(c => ($"{d.Key} {c.Key}", c.Value))).Order()];
}
