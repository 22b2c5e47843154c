using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A term of a stream's statement: of the side <c>in</c>, <c>out</c> or <c>memo</c>, where it is of the last two without a place.</summary>
internal readonly record struct StatementTerm(string Side, string Term, string? Place);

/// <summary>
/// A region's flows stream by stream, out of the same cells as its identity. What ended or stands is told apart by where: at the site its root arose at, on its
/// way, or elsewhere; so a gram has one place, however many collectors it went through.
/// </summary>
public static class RegionStatement
{
    public const string Origin = "origin", Received = "received", Way = "way";
    public const string In = "in", Out = "out", Memo = "memo";

    private static readonly string[] Terms =
    [
        Cells.Opening, Cells.Generated, Cells.Residue, Cells.BroughtIn, Cells.MovedIn, Cells.Gain, Cells.ReclassifiedIn,
        Cells.Stock, Classes.Utilised, Classes.Incinerated, Classes.Landfilled, Classes.Otherwise, Cells.SentOut, Cells.Lost, Cells.ReclassifiedOut,
        Cells.Transit, Cells.Open, Cells.Weighing, Cells.MovedOut,
    ];

    /// <summary>What was there and came in, in the order of the table.</summary>
    public static readonly IReadOnlyList<string> TermsIn = Terms[..7];

    /// <summary>What may become of waste at a site.</summary>
    public static readonly IReadOnlyList<string> TermsAtSite = Terms[7..15];

    /// <summary>What is between two sites.</summary>
    public static readonly IReadOnlyList<string> TermsOnWay = Terms[15..];

    public static (IReadOnlyList<StreamFlows> Streams, bool Simulated) Read(FoldDocuments documents, string region, ReportingPeriod period)
    {
        var sums = new SortedDictionary<string, Sum>(StringComparer.Ordinal);
        var sites = new HashSet<SiteId>();
        foreach (var cell in IdentityCells.Read(documents, new(region, null, null, false, period)))
        {
            (sums.TryGetValue(cell.Key.Stream, out var sum) ? sum : sums[cell.Key.Stream] = new()).Add(cell);
            sites.Add(cell.Key.Facility);
        }

        return ([.. sums.Where(static s => s.Value.IsThere).Select(static s => s.Value.Flows(s.Key))],
            sites.Any(s => documents.Get<RegisterSite>(EntryLines.Sites + s) is { Simulated: true }));
    }

    /// <summary>The terms that a cell's grams are added to.</summary>
    internal static IEnumerable<StatementTerm> TermsOf(IdentityCell cell)
    {
        if (cell.Stands && cell.IsBefore)
        {
            yield return new(In, Cells.Opening, null);
        }

        if (!cell.Stands && cell.IsBefore)
        {
            yield break;
        }

        var measure = cell.Key.Measure;
        if (measure is Cells.Transferred or Cells.Received)
        {
            yield return new(Memo, measure, null);
        }
        else if (Terms.Contains(measure, StringComparer.Ordinal))
        {
            var place = PlaceOf(cell);
            yield return new(place is null ? In : Out, measure, place);
        }
    }

    // What was brought in from outside has no producer here, so where it is it was received.
    private static string? PlaceOf(IdentityCell cell) =>
        TermsIn.Contains(cell.Key.Measure, StringComparer.Ordinal) ? null
        : TermsOnWay.Contains(cell.Key.Measure, StringComparer.Ordinal) ? Way
        : cell.Key.Facility == cell.Producer && !cell.Key.Roots.Equals(RootGroups.Outside, StringComparison.Ordinal) ? Origin
        : Received;

    private sealed class Sum
    {
        private readonly Dictionary<StatementTerm, long> grams = [];

        public bool IsThere => grams.Any(static g => g.Key.Side != Memo && g.Value != 0);

        public void Add(IdentityCell cell)
        {
            foreach (var term in TermsOf(cell))
            {
                grams[term] = grams.GetValueOrDefault(term) + cell.Grams;
            }
        }

        public StreamFlows Flows(string stream) => new(
            stream, [.. Of(In, null)], [.. Of(Out, Origin), .. Of(Out, Way), .. Of(Out, Received)],
            grams.GetValueOrDefault(new(Memo, Cells.Transferred, null)), grams.GetValueOrDefault(new(Memo, Cells.Received, null)));

        private IEnumerable<FlowTerm> Of(string side, string? place) =>
            Terms.Select(t => new FlowTerm(t, place, grams.GetValueOrDefault(new(side, t, place)))).Where(static t => t.Grams != 0);
    }
}
