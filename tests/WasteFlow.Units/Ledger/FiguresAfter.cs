using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Indicators;
using WasteFlow.Units.Indicators;
using WasteFlow.Waste;

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
        var (adopted, plan) = (Folded(lines), new AdoptedPlan(0, new(Guid.Empty, default, "early", "410100", JsonElement.Parse(Plans.All[0].Text))));
        adopted.Put(EntryLines.Plans + "early", plan);
        foreach (var part in new[] { 1, 2 })
        {
            Early.IsAsReplayed(adopted, lines, Math.Max(1, lines.Count * part / 3), plan);
        }

        Stored.AreAsInMemory(figures, lines);
        Built.IsReadFromBytes(lines);
        Built.IsAsFolded(figures, lines);
        Built.IsAsFolded(Folded(Moved(lines)), [.. Moved(lines)]);
        Summed.Holds(Folded(Moved(lines)), lines.Count, "410100", "410183");
    }

    /// <summary>The same lines, but that now and then a site that has posted comes under another supervisor, into another class, or both.</summary>
    static IEnumerable<Line> Moved(IReadOnlyList<Line> lines)
    {
        var sites = new List<SiteId>();
        foreach (var line in lines)
        {
            yield return line;
            if (line.Act == "register-site")
            {
                sites.Add(line.As<RegisterSite>().Site);
            }

            if (line.Number % 7 == 0 && sites.Count > 0)
            {
                var change = new ChangeSite(
                    Guid.Empty, line.RecordedAt, sites[(int)(line.Number / 7 % sites.Count)], Calendar.DayOf(line.RecordedAt),
                    Tags: line.Number % 2 == 0 ? ["seen"] : [], Supervisor: line.Number % 3 == 0 ? "410183" : "410104");
                yield return line with { Act = "change-site", Said = JsonSerializer.SerializeToElement(change, Wire.Options), Lots = [], Moves = [], Manifest = null, Corrects = null };
            }
        }
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
