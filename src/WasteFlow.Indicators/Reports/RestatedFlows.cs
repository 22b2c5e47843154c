using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>A region's flow statement as it was issued, held against the same period by now: term by term, to the gram.</summary>
internal sealed class RestatedFlows
{
    private static readonly string[] Sides = [RegionStatement.In, RegionStatement.Out, RegionStatement.Memo];
    private static readonly string?[] Places = [null, RegionStatement.Origin, RegionStatement.Way, RegionStatement.Received];
    private static readonly string[] Terms = [.. RegionStatement.TermsIn, .. RegionStatement.TermsAtSite, .. RegionStatement.TermsOnWay, Cells.Transferred, Cells.Received];

    private readonly IdentityAsk ask;
    private readonly IdentityCells cellsThen;
    private readonly Dictionary<(string Stream, StatementTerm Term), Sum> then;

    /// <param name="documents">Of the fold, as of the line that the statement was made at.</param>
    public RestatedFlows(FoldDocuments documents, string region, ReportingPeriod period)
    {
        ask = new(region, null, null, false, period);
        (cellsThen, then) = (new(documents, ask), SumsOf(documents));
    }

    /// <param name="documents">Of the same fold by now.</param>
    /// <param name="touches">What came between.</param>
    public IReadOnlyList<RestatedTerm> Against(FoldDocuments documents, IReadOnlyList<Touch> touches)
    {
        var (now, cellsNow) = (SumsOf(documents), new IdentityCells(documents, ask));
        var lines = LinesOf(touches, cellsNow);
        return
        [
            .. from key in then.Keys.Union(now.Keys)
            let was = then.GetValueOrDefault(key) ?? Sum.None
            let will = now.GetValueOrDefault(key) ?? Sum.None
            where was.Grams != will.Grams
            orderby key.Stream, Array.IndexOf(Sides, key.Term.Side), Array.IndexOf(Places, key.Term.Place), Array.IndexOf(Terms, key.Term.Term)
            select new RestatedTerm(
                key.Stream, key.Term.Side, key.Term.Term, key.Term.Place, was.Grams, will.Grams, will.Grams - was.Grams,
                [.. lines[key].Concat(MovesOf(touches, was, will)).Distinct().Order()]),
        ];
    }

    // A site that came to the region or left it takes its grams along, though none of its cells changed.
    private static IEnumerable<long> MovesOf(IReadOnlyList<Touch> touches, Sum was, Sum will) => touches
        .Where(t => t.Key.StartsWith(EntryLines.Sites, StringComparison.Ordinal) && new SiteId(t.Key[EntryLines.Sites.Length..]) is var site
            && was.Sites.Contains(site) != will.Sites.Contains(site))
        .Select(static t => t.Line);

    private ILookup<(string Stream, StatementTerm Term), long> LinesOf(IReadOnlyList<Touch> touches, IdentityCells cellsNow) => touches
        .Where(static t => t.Key.StartsWith(Touches.SiteMonths, StringComparison.Ordinal))
        .SelectMany(t => new[] { cellsThen, cellsNow }
            .SelectMany(c => c.Of(t.Key, t.Cells.Select(static k => KeyValuePair.Create(k, 0L))))
            .SelectMany(static c => RegionStatement.TermsOf(c).Select(term => (c.Key.Stream, Term: term)))
            .Select(key => (Key: key, t.Line)))
        .ToLookup(static t => t.Key, static t => t.Line);

    private Dictionary<(string Stream, StatementTerm Term), Sum> SumsOf(FoldDocuments documents)
    {
        var sums = new Dictionary<(string Stream, StatementTerm Term), Sum>();
        foreach (var cell in IdentityCells.Read(documents, ask))
        {
            foreach (var term in RegionStatement.TermsOf(cell))
            {
                var key = (cell.Key.Stream, term);
                var sum = sums.TryGetValue(key, out var found) ? found : new(0, []);
                sum.Sites.Add(cell.Key.Facility);
                sums[key] = sum with { Grams = sum.Grams + cell.Grams };
            }
        }

        return sums;
    }

    /// <param name="Sites">Whose cells it is of.</param>
    private sealed record Sum(long Grams, HashSet<SiteId> Sites)
    {
        public static readonly Sum None = new(0, []);
    }
}
