using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// A region's flows stream by stream, out of the same cells as its identity. What ended or stands is told apart by where: at the site its root arose at, on its
/// way, or elsewhere; so a gram has one place, however many collectors it went through.
/// </summary>
public static class RegionStatement
{
    public const string Origin = "origin", Received = "received", Way = "way";

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

    private sealed class Sum
    {
        private readonly Dictionary<(string Term, string? Place), long> grams = [];
        private long transferred, received;

        public bool IsThere => grams.Values.Any(static g => g != 0);

        public void Add(IdentityCell cell)
        {
            if (cell.Stands && cell.IsBefore)
            {
                Add(Cells.Opening, null, cell.Grams);
            }

            if (!cell.Stands && cell.IsBefore)
            {
                return;
            }

            var measure = cell.Key.Measure;
            transferred += measure.Equals(Cells.Transferred, StringComparison.Ordinal) ? cell.Grams : 0;
            received += measure.Equals(Cells.Received, StringComparison.Ordinal) ? cell.Grams : 0;
            if (Terms.Contains(measure, StringComparer.Ordinal))
            {
                Add(measure, PlaceOf(cell), cell.Grams);
            }
        }

        public StreamFlows Flows(string stream) => new(stream, [.. Of(null)], [.. Of(Origin), .. Of(Way), .. Of(Received)], transferred, received);

        private IEnumerable<FlowTerm> Of(string? place) =>
            Terms.Select(t => new FlowTerm(t, place, grams.GetValueOrDefault((t, place)))).Where(static t => t.Grams != 0);

        private void Add(string term, string? place, long mass) => grams[(term, place)] = grams.GetValueOrDefault((term, place)) + mass;

        // What was brought in from outside has no producer here, so where it is it was received.
        private static string? PlaceOf(IdentityCell cell) =>
            TermsIn.Contains(cell.Key.Measure, StringComparer.Ordinal) ? null
            : TermsOnWay.Contains(cell.Key.Measure, StringComparer.Ordinal) ? Way
            : cell.Key.Facility == cell.Producer && !cell.Key.Roots.Equals(RootGroups.Outside, StringComparison.Ordinal) ? Origin
            : Received;
    }
}
