using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What one report needs, copied out of the fold at one line: afterwards the fold may go on.</summary>
/// <param name="Line">The ledger's line that all of it is true at.</param>
/// <param name="Stock">Changes of stock of all years, since a stock is the sum of all that came before.</param>
public sealed record Snapshot(
    long Line, AdoptedPlan Plan, PrintedPlan Printed, IReadOnlyDictionary<SiteId, RegisterSite> Sites, ILookup<YearMonth, FlowCell> Flows,
    IReadOnlyList<FlowCell> Stock, IReadOnlyDictionary<string, EnteredStatistic> Statistics, IReadOnlyDictionary<string, EnteredValue> Values,
    IReadOnlyDictionary<(int Row, int Year), AssignedTarget> Assigned)
{
    private const string CellKeys = "cells/";

    public string Region => Plan.Act.Region;

    /// <summary>Null where the plan was not adopted by the line.</summary>
    public static Snapshot? Read(FoldDocuments documents, long line, string planId)
    {
        if (documents.Get<AdoptedPlan>(EntryLines.Plans + planId) is not { } plan || PrintedPlan.Read(plan.Act.Document, out _) is not { } printed)
        {
            return null;
        }

        var region = plan.Act.Region;
        var cells = Cells(documents).ToList();
        return new(
            line, plan, printed,
            documents.Scan<RegisterSite>(EntryLines.Sites).ToDictionary(static s => s.Value.Site, static s => s.Value),
            cells.Where(static c => !c.IsStock).ToLookup(static c => c.Month),
            [.. cells.Where(static c => c.IsStock)],
            Strip(documents.Scan<EnteredStatistic>(EntryLines.StatisticsOf(region)), EntryLines.StatisticsOf(region)),
            Strip(documents.Scan<EnteredValue>(EntryLines.ValuesOf(region)), EntryLines.ValuesOf(region)),
            documents.Scan<AssignedTarget>(EntryLines.TargetsOf(planId)).ToDictionary(static t => (t.Value.Act.Row, t.Value.Act.Year), static t => t.Value));
    }

    private static IEnumerable<FlowCell> Cells(FoldDocuments documents)
    {
        foreach (var (key, site) in documents.Scan<SiteMonth>(CellKeys))
        {
            var month = key[CellKeys.Length..(CellKeys.Length + 7)];
            var producer = new SiteId(key[(CellKeys.Length + 8)..]);
            var of = YearMonthPattern.Iso.Parse(month).Value;
            foreach (var (cell, grams) in site.Cells)
            {
                yield return new(of, producer, cell, grams);
            }
        }
    }

    private static Dictionary<string, T> Strip<T>(IReadOnlyList<KeyValuePair<string, T>> found, string prefix) =>
        found.ToDictionary(f => f.Key[prefix.Length..], static f => f.Value, StringComparer.Ordinal);
}

/// <summary>Grams of one producer's site in one month and cell.</summary>
public readonly record struct FlowCell(YearMonth Month, SiteId Producer, CellKey Key, long Grams)
{
    /// <summary>What it is asked for by.</summary>
    public string Name => PostedBlock.NameOf(FlowLines.Month(Month.OnDayOfMonth(1)), Producer, Key);

    /// <summary>Whether it is a change of what stands somewhere, which all months up to one sum to.</summary>
    public bool IsStock => Key.Measure is Cells.Stock or Cells.Transit or Cells.Open;
}
