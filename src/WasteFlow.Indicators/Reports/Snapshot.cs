using System.Runtime.CompilerServices;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What reports of one plan read, at one line. What is large is read out of the fold when somebody asks for it, so it is only to be used while the fold stands.</summary>
/// <param name="Line">The ledger's line that all of it is true at.</param>
/// <param name="Cells">Of all sites, one by one: for who opens a figure.</param>
public sealed record Snapshot(
    long Line, AdoptedPlan Plan, PrintedPlan Printed, Registered Register, FoldDocuments Documents, Lazy<SiteCells> Cells,
    IReadOnlyDictionary<string, EnteredStatistic> Statistics, IReadOnlyDictionary<string, EnteredValue> Values,
    IReadOnlyDictionary<(int Row, int Year), AssignedTarget> Assigned, PlanEditions Editions)
{
    private static readonly ConditionalWeakTable<AdoptedPlan, PrintedPlan> Prints = [];

    public IReadOnlyDictionary<SiteId, RegisterSite> Sites => Register.Sites;

    public ILookup<YearMonth, FlowCell> Flows => Cells.Value.Flows;

    /// <summary>Changes of stock of all years.</summary>
    public IReadOnlyList<FlowCell> Stock => Cells.Value.Stock;

    public string Region => Plan.Act.Region;

    /// <summary>The edition that it is of.</summary>
    public EditionEntry Edition => Editions.All.FirstOrDefault(e => e.Line == Plan.Line) ?? Editions.Last;

    /// <summary>Null where the plan was not adopted by the line.</summary>
    /// <param name="period">By whose year the edition of the plan is found; null for the edition that is in force last.</param>
    public static Snapshot? Read(FoldDocuments documents, long line, string planId, ReportingPeriod? period = null)
    {
        if (PlanEditions.InForce(documents, planId, period?.Year) is not { } plan || PrintOf(plan) is not { } printed)
        {
            return null;
        }

        return Of(documents, line, plan, printed, PlanEditions.Of(documents, planId)!);
    }

    private static Snapshot Of(FoldDocuments documents, long line, AdoptedPlan plan, PrintedPlan printed, PlanEditions editions)
    {
        var region = plan.Act.Region;
        return new(
            line, plan, printed,
            Registered.Of(documents), documents, new(() => SiteCells.Of(documents)),
            Strip(documents.Scan<EnteredStatistic>(EntryLines.StatisticsOf(region)), EntryLines.StatisticsOf(region)),
            Strip(documents.Scan<EnteredValue>(EntryLines.ValuesOf(region)), EntryLines.ValuesOf(region)),
            AssignedTargets.Of(documents, plan.Act.Plan, editions, printed).ToDictionary(static t => (t.Act.Row, t.Act.Year)), editions);
    }

    /// <summary>Of a region without asking for a plan: its own first one by its code, which is in force for the period, else an empty one of line 0.</summary>
    public static Snapshot OfRegion(FoldDocuments documents, long line, string region, ReportingPeriod period) =>
        documents.Scan<AdoptedPlan>(EntryLines.Plans).Select(static p => p.Value.Act)
            .Where(p => p.Region.Equals(region, StringComparison.Ordinal) && PlanEditions.InForce(documents, p.Plan, period.Year)?.Act.Region == region)
            .OrderBy(static p => p.Plan, StringComparer.Ordinal).Select(p => Read(documents, line, p.Plan, period)).OfType<Snapshot>().FirstOrDefault()
        ?? Of(
            documents, line, new(0, new(Guid.Empty, default, "", region, default)), new("", region, "", null, [], [], [], null),
            new([new EditionEntry(0, "", null, null)]));

    /// <summary>The same without the fold behind it.</summary>
    public Snapshot Let() => this with { Documents = new MemoryDocuments(), Cells = new(static () => throw new InvalidOperationException("the fold was let go")) };

    private static PrintedPlan? PrintOf(AdoptedPlan plan)
    {
        if (!Prints.TryGetValue(plan, out var print) && PrintedPlan.Read(plan.Act.Document, out _) is { } read)
        {
            print = Prints.GetValue(plan, _ => read.Reportable());
        }

        return print;
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
    public bool IsStock => Key.Measure is Cells.Stock or Cells.StockAccepted or Cells.Transit or Cells.Open;
}
