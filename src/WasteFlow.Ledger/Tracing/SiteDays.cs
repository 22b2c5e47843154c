using NodaTime;
using NodaTime.Text;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Tracing;

/// <summary>
/// What a site had of a day: which lots became roots there, and which treatments were done. Kept by month and site in blocks, so that a site's year is a dozen
/// documents and a new root changes a small one.
/// </summary>
public sealed class SiteDays
{
    /// <summary>Lots that became roots, by their producer and the day the act says it happened.</summary>
    public static readonly SiteDays Produced = new("produced");

    /// <summary>Treatments, by where they were done and the day the act says.</summary>
    public static readonly SiteDays Treated = new("treated");

    private const int RowsInBlock = 256;
    private const int NumbersInRow = 3;

    private readonly string what;

    private SiteDays(string what) => this.what = what;

    /// <summary>To be called at the first line: documents that were begun by an earlier version have no days, and say so.</summary>
    public void Begin(FoldDocuments documents) => documents.Put(what, new KeptMonths(null, null));

    /// <summary>Whether every line's days are in the documents.</summary>
    public bool IsKept(FoldDocuments documents) => documents.Get<KeptMonths>(what) is not null;

    public void Put(SiteId site, LocalDate day, LotId which, FoldDocuments documents)
    {
        if (documents.Get<KeptMonths>(what) is not { } kept)
        {
            return;
        }

        var month = MonthOf(day);
        var widened = new KeptMonths(LocalDate.Min(kept.First ?? month, month), LocalDate.Max(kept.Last ?? month, month));
        if (widened != kept)
        {
            documents.Put(what, widened);
        }

        var key = Key(month, site);
        var block = documents.Get<SiteMonth>(key) ?? new(site, []);
        if (block.Rows.Count >= RowsInBlock * NumbersInRow)
        {
            documents.Put($"{key}{new LotId(block.Rows[1], (int)block.Rows[2])}", block);
            block = block with { Rows = [] };
        }

        documents.Put(key, block with { Rows = [.. block.Rows, day.Day, which.Line, which.Number] });
    }

    /// <summary>What a site had from a day to a day, both included; an open end is the ledger's own.</summary>
    public IEnumerable<LotId> Of(SiteId site, LocalDate? from, LocalDate? to, FoldDocuments documents) =>
        Months(from, to, documents).SelectMany(m => documents.Scan<SiteMonth>(Key(m, site)).SelectMany(b => Rows(b.Value, m, from, to)));

    /// <summary>What all sites of a region had.</summary>
    public IEnumerable<LotId> Of(string region, LocalDate? from, LocalDate? to, FoldDocuments documents)
    {
        foreach (var month in Months(from, to, documents))
        {
            var blocks = documents.Scan<SiteMonth>($"{what}/{Text(month)}/");
            documents.Expect(blocks.Select(static b => ChainFold.SiteKey(b.Value.Site)));
            foreach (var lot in blocks.Where(b => Visibility.IsIn(b.Value.Site, region, documents)).SelectMany(b => Rows(b.Value, month, from, to)))
            {
                yield return lot;
            }
        }
    }

    private static IEnumerable<LotId> Rows(SiteMonth block, LocalDate month, LocalDate? from, LocalDate? to)
    {
        for (var at = 0; at < block.Rows.Count; at += NumbersInRow)
        {
            var day = month.PlusDays((int)block.Rows[at] - 1);
            if ((from is not { } first || day >= first) && (to is not { } last || day <= last))
            {
                yield return new(block.Rows[at + 1], (int)block.Rows[at + 2]);
            }
        }
    }

    private IEnumerable<LocalDate> Months(LocalDate? from, LocalDate? to, FoldDocuments documents)
    {
        if (documents.Get<KeptMonths>(what) is not { First: { } first, Last: { } last })
        {
            yield break;
        }

        first = from is { } begins ? LocalDate.Max(first, MonthOf(begins)) : first;
        last = to is { } ends ? LocalDate.Min(last, MonthOf(ends)) : last;
        for (var month = first; month <= last; month = month.PlusMonths(1))
        {
            yield return month;
        }
    }

    private static LocalDate MonthOf(LocalDate day) => new(day.Year, day.Month, 1);

    private static string Text(LocalDate month) => LocalDatePattern.Iso.Format(month)[..^3];

    /// <summary>Of the block that is being filled; full ones have their first row behind it.</summary>
    private string Key(LocalDate month, SiteId site) => $"{what}/{Text(month)}/{site}/";
}

/// <summary>The months that anything is kept of, by their first days; null where there is nothing yet.</summary>
public sealed record KeptMonths(LocalDate? First, LocalDate? Last);

/// <summary>A block of what a site had in a month.</summary>
/// <param name="Rows">Three numbers for each: the day of the month, the lot's line and its number in the line; a treatment is its line and 0.</param>
public sealed record SiteMonth(SiteId Site, IReadOnlyList<long> Rows);
